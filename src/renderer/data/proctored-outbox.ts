/** The way of answers and of attention to the server: kept on this computer until they are there. */
import { untilThere } from './answer-outbox.ts';
import { ApiFailure } from './api-failure.ts';
import { desk } from './desk.ts';
import type { AttentionSpan, ProctoredAnswer } from './proctored.ts';
import { unsentAnswers, unsentSpans } from './proctored-kept.ts';

export type AnswerBody = Omit<ProctoredAnswer, 'index' | 'at'>;

/** As many as one request may carry. */
const SPANS_AT_ONCE = 200;
/** Some six hours of pieces of ten seconds: beyond that the oldest go. */
const SPANS_KEPT = 2_000;

export interface ProctoredOutbox {
  /** Takes the place of what was kept of this question; it is on this computer when this returns. */
  keep(index: number, body: AnswerBody): void;
  /** Sends what is kept, oldest first, trying again until the server has it. Rejects when trying again cannot help. */
  deliver(): Promise<void>;
  keepSpan(span: AttentionSpan): void;
  /** One try; what did not arrive is kept for the next. Never rejects. */
  tellSpans(): Promise<void>;
}

/** @param onTrouble told of each failed try of an answer, null once it went through */
export function createProctoredOutbox(id: string, onTrouble: (failure: ApiFailure | null) => void, signal: AbortSignal): ProctoredOutbox {
  let underWay: Promise<void> = Promise.resolve();
  let isTelling = false;

  const deliver = async (): Promise<void> => {
    for (let next = mine(); next; next = mine()) {
      const row = next;
      const forget = () => unsentAnswers.update((rows) => rows.filter((each) => each !== row));
      try {
        await untilThere(() => desk.proctoredAnswer({ params: { id, index: String(row.index) }, body: row.body }), onTrouble, signal);
      } catch (error) {
        const status = error instanceof Error && 'status' in error ? error.status : 0;
        if (status === 400 || status === 404 || status === 409) forget();
        throw error;
      }
      forget();
    }
  };
  const mine = () => unsentAnswers.get().find(({ interviewId }) => interviewId === id);

  return {
    keep(index, body) {
      unsentAnswers.update((rows) => [...rows.filter((row) => row.interviewId !== id || row.index !== index), { interviewId: id, index, body }]);
    },
    deliver() {
      const sent = underWay.then(deliver);
      underWay = sent.catch(() => undefined);
      return sent;
    },
    keepSpan(span) {
      unsentSpans.update((rows) => [...rows, { interviewId: id, span }].slice(-SPANS_KEPT));
    },
    async tellSpans() {
      if (isTelling) return;
      isTelling = true;
      try {
        for (;;) {
          const rows = unsentSpans.get().filter(({ interviewId }) => interviewId === id).slice(0, SPANS_AT_ONCE);
          if (rows.length === 0) return;
          await desk.proctoredSpans({ params: { id }, body: { spans: rows.map(({ span }) => span) }, signal }).catch((error: unknown) => {
            // Refused for what they are: kept, they would hold up all that come after them.
            if (!(error instanceof ApiFailure) || error.status !== 400) throw error;
          });
          unsentSpans.update((all) => all.filter((row) => !rows.includes(row)));
        }
      } catch {
        // The next try takes them along.
      } finally {
        isTelling = false;
      }
    },
  };
}
