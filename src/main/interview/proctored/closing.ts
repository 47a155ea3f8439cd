/** The end of a proctored interview: its grading, its report, and its erasure, also while it is being graded. */
import { AppError, messageOf } from '../../base/errors.ts';
import type { Logger } from '../../base/log.ts';
import type { Clock } from '../../ports/clock.ts';
import type { AnswerGrader, AnswerToGrade, AttentionSpan, AttentionSummary, ProctoredResult, ProctoredSession, ProctoredStore } from '../../ports/proctored.ts';
import { NOT_ASSESSED, summarise } from './attention-summary.ts';

/** The PDFs. */
export interface ProctoredReports {
  /** It is on the disk when the promise resolves; an earlier one is replaced. */
  write(session: ProctoredSession, result: ProctoredResult, spans: readonly AttentionSpan[]): Promise<void>;
  /** Removes it, where there is one. */
  erase(id: string): Promise<void>;
}

export interface ClosingOptions {
  readonly store: ProctoredStore;
  readonly grader: AnswerGrader;
  readonly reports: ProctoredReports;
  readonly clock: Clock;
  /** Aborts when the program ends. */
  readonly signal: AbortSignal;
  readonly log: Pick<Logger, 'warn'>;
}

export function createClosing({ store, grader, reports, clock, signal, log }: ClosingOptions) {
  /** What is being graded or written; one thing at a time for each interview. */
  const inHand = new Map<string, { readonly stop: AbortController; readonly done: Promise<void> }>();

  const exclusively = async <T>(id: string, work: (ending: AbortSignal) => Promise<T>): Promise<T> => {
    const stop = new AbortController();
    const done = Promise.withResolvers<void>();
    inHand.set(id, { stop, done: done.promise });
    try {
      return await work(AbortSignal.any([signal, stop.signal]));
    } finally {
      inHand.delete(id);
      done.resolve();
    }
  };
  const write = async (session: ProctoredSession, result: ProctoredResult, ending: AbortSignal): Promise<void> => {
    await reports.write(session, result, store.spans(session.id));
    ending.throwIfAborted();
  };

  return {
    /** The result is kept before its report is written: a report that fails is made again when somebody asks for it. Never twice at a time for one interview. */
    grade: (session: ProctoredSession, answers: readonly AnswerToGrade[], given: AttentionSummary | null): Promise<ProctoredResult> =>
      exclusively(session.id, async (ending) => {
        ending.throwIfAborted();
        const grading = await grader.grade({ role: session.role, language: session.language, answers, signal: ending });
        ending.throwIfAborted();
        const measured = summarise(store.spans(session.id));
        const attention = session.own?.attention === false ? NOT_ASSESSED : (given ?? (measured.assessed ? measured : null));
        const result: ProctoredResult = { ...grading, attention, createdAt: clock.date().toISOString() };
        // The report of an earlier grading does not outlive it.
        await reports.erase(session.id);
        ending.throwIfAborted();
        store.finish(session.id, result);
        await write(session, result, ending).catch((error: unknown) => {
          ending.throwIfAborted();
          log.warn({ session: session.id, reason: messageOf(error) }, 'the report of an interview was not written; it is made when somebody asks for it');
        });
        return result;
      }),
    /** Writes the report of a kept result. @throws AppError NOT_FOUND before the first */
    report: (session: ProctoredSession): Promise<void> =>
      exclusively(session.id, async (ending) => {
        const result = store.result(session.id);
        if (result === null) throw new AppError('NOT_FOUND', 'The report is not made yet');
        await write(session, result, ending);
      }),
    /** Nothing of it is left when the promise resolves. */
    async erase(id: string): Promise<void> {
      const work = inHand.get(id);
      work?.stop.abort(new AppError('NOT_FOUND', 'Session not found'));
      // The row goes first, so that nothing that waits begins; a file without its row is swept away at the next start.
      store.erase(id);
      await work?.done;
      await reports.erase(id);
    },
  };
}
