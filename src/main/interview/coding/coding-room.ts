/** A coding interview from its task to its report: the one place that changes its state. */
import { randomInt, randomUUID } from 'node:crypto';
import { AppError } from '../../base/errors.ts';
import type { Clock } from '../../ports/clock.ts';
import type { CodingLevel, CodingMessage, CodingReport, CodingRun, CodingSession, CodingStore, IntegrityEventType } from '../../ports/coding.ts';
import type { Language } from '../../ports/language.ts';
import type { CodeLanguage, CodeRunner } from '../../ports/runner.ts';
import { chooseTask } from '../tasks/choose.ts';
import type { Task } from '../tasks/task.ts';
import type { Interviewer } from './chat/interviewer.ts';
import type { HiddenTests } from './hidden-tests.ts';
import { judge, toJob } from './judge.ts';
import { createLanes } from '../../base/lanes.ts';
import { assess } from './scoring/assess.ts';
import { toKept, type EditBatch, type SavedEdits } from './writing.ts';

/** Largest code that is taken, in bytes of UTF-8. */
export const CODE_LIMIT_BYTES = 64 * 1024;
/** Calls of one kind that may wait on one interview. */
const WAITING = 16;
const OUTPUT_LIMIT = 64 * 1024;

export interface CodingRoomOptions {
  readonly store: CodingStore;
  readonly runner: CodeRunner;
  readonly tasks: readonly Task[];
  /** A task of the level that nobody has had yet, where one was made ahead of time. */
  readonly takeNew?: (level: CodingLevel) => Task | null;
  readonly hiddenTests: HiddenTests;
  readonly interviewer: Interviewer;
  readonly clock: Clock;
  /** Ends measurements when the program closes. */
  readonly signal: AbortSignal;
}

export interface CodingDesk {
  readonly session: CodingSession;
  readonly task: Task;
}

export type CodingRoom = ReturnType<typeof createCodingRoom>;

export function createCodingRoom({ store, runner, tasks, takeNew, hiddenTests, interviewer, clock, signal }: CodingRoomOptions) {
  const lanes = createLanes(WAITING);
  /** Interviews whose report is being made: their code stands still. */
  const finishing = new Set<string>();

  const known = (id: string): CodingSession => {
    const session = store.find(id);
    if (session === null) throw new AppError('INTERVIEW_NOT_FOUND');
    return session;
  };
  const open = (id: string): CodingSession => {
    const session = known(id);
    if (session.state === 'FINISHED') throw new AppError('INTERVIEW_FINISHED');
    if (finishing.has(id)) throw new AppError('INTERVIEW_FINISHED', 'The interview is finished; its report is being written', { details: { reason: 'finishing' } });
    return session;
  };
  const taskOf = (session: CodingSession): Task => findTask(tasks, session.taskId);

  /** Runs the visible tests and keeps the result; the hidden ones are left to do. @throws AppError INVALID_CODE when it does not parse */
  const runVisible = async (session: CodingSession, code: string, caller?: AbortSignal): Promise<CodingRun> => {
    const task = taskOf(session);
    const job = toJob(task, 'visible', session.codeLanguage, code, caller === undefined ? signal : AbortSignal.any([signal, caller]));
    const problem = await runner.check(session.codeLanguage, code, job.signal);
    if (problem !== null) throw invalidCode(problem.line, problem.column, problem.message);
    const run = await runner.run(job);
    return store.addRun(session.id, {
      code,
      visible: judge(task, 'visible', session.codeLanguage, run),
      hidden: null,
      stdout: joined(run.tests.map(({ stdout }) => stdout)),
      stderr: joined(run.tests.map(({ stderr, error, outcome }) => (error === null || outcome === 'not_run' || stderr.includes(error.replace(/ \(line \d+\)$/u, '')) ? stderr : `${stderr}${error}\n`))),
      elapsedMs: run.elapsedMs,
      memoryMb: run.memoryMb,
    });
  };

  const writeReport = async (session: CodingSession): Promise<CodingReport> => {
    const task = taskOf(session);
    // The candidate's own; one that the report needs is ours.
    const runs = store.runs(session.id);
    const written = session.code.trim() !== '' && session.code !== task.code[session.codeLanguage].initial;
    let last = written ? (runs.findLast(({ code }) => code === session.code) ?? null) : null;
    if (last === null && written) last = await guarded(() => runVisible(session, session.code)).catch(noneIfInvalid);
    const hidden = last === null ? null : await guarded(() => hiddenTests.finish(last, session));
    const input = {
      task, session, runner, signal, written,
      visible: last?.visible ?? null,
      hidden,
      runs,
      messages: store.messages(session.id),
      events: store.events(session.id),
      createdAt: clock.date().toISOString(),
    };
    return guarded(() => assess(input));
  };

  return {
    /** @throws AppError INTERNAL when there is no task of this level */
    create(wish: { readonly codeLanguage: CodeLanguage; readonly level: CodingLevel; readonly candidateName: string | null; readonly language: Language; readonly hasAgreed?: boolean }): CodingDesk {
      const name = wish.candidateName?.trim() === '' ? null : wish.candidateName;
      const seen = name === null ? [] : store.tasksGiven(name);
      const task = takeNew?.(wish.level) ?? chooseTask(tasks, { language: wish.codeLanguage, level: wish.level, seen, seed: randomInt(2 ** 31) });
      if (task === null) throw new AppError('INTERNAL', 'There is no task for this language and level');
      const consentAt = wish.hasAgreed === true ? clock.date().toISOString() : null;
      const { codeLanguage, level, language } = wish;
      const session = store.create({ codeLanguage, level, language, consentAt, candidateName: name, id: randomUUID(), taskId: task.id, code: task.code[codeLanguage].initial });
      // The first run should not wait for the sandbox; whether it is there shows when it is asked.
      runner.ready().catch(() => undefined);
      return { session, task };
    },

    /** @throws AppError INTERVIEW_NOT_FOUND */
    find(id: string): CodingDesk {
      const session = known(id);
      return { session, task: taskOf(session) };
    },

    /** Stored when it returns. @throws AppError INTERVIEW_NOT_FOUND, INTERVIEW_FINISHED, INVALID_CODE when too long */
    saveCode(id: string, code: string): CodingSession {
      open(id);
      assertLength(code);
      const saved = store.saveCode(id, code);
      if (saved === null) throw new AppError('INTERVIEW_FINISHED');
      return saved;
    },

    /**
     * Edits of our own editor with the text that they come to, on the disk when it returns. The last batch may come again.
     * @throws AppError INTERVIEW_NOT_FOUND, INTERVIEW_FINISHED, INVALID_CODE when too long, CONFLICT (details: nextSeq) when edits before these are missing or kept already
     */
    keepEdits(id: string, batch: EditBatch): SavedEdits {
      const session = open(id);
      assertLength(batch.code);
      const writing = store.writing(id);
      if (writing === null) throw new AppError('INTERNAL');
      const kept = toKept(batch, writing, session);
      if ('nextSeq' in kept) return kept;
      const saved = store.keepEdits(id, kept);
      if (saved === null) throw new AppError('INTERVIEW_FINISHED');
      return { nextSeq: writing.edits + kept.edits.length, savedAt: saved.updatedAt };
    },

    /**
     * Saves the code and runs the visible tests; hidden ones follow in the background.
     * @throws AppError INVALID_CODE (details: line, column, message), RUNNER_FAILED, INTERVIEW_NOT_FOUND, INTERVIEW_FINISHED
     */
    async run(id: string, code: string, caller: AbortSignal): Promise<CodingDesk & { readonly run: CodingRun }> {
      open(id);
      assertLength(code);
      if (code.trim() === '') throw invalidCode(1, 1, 'There is no code');
      return lanes.run(id, async () => {
        const session = open(id);
        store.saveCode(id, code);
        const run = await guarded(() => runVisible(session, code, caller));
        store.setState(id, 'CODE_SUBMITTED');
        hiddenTests.wake();
        return { session, task: taskOf(session), run };
      });
    },

    /**
     * What the interviewer answers; `onText` hears it as it is made, piece by piece. The answer of a client that leaves is made and
     * stored all the same (it takes seconds at most): whoever comes back finds it in the history. One that has left before its
     * turn came has said nothing.
     * @throws AppError LLM_FAILED when nobody can answer, INTERVIEW_NOT_FOUND, INTERVIEW_FINISHED
     */
    async say(id: string, text: string, caller: AbortSignal, onText?: (piece: string) => void): Promise<CodingMessage> {
      open(id);
      return lanes.run(`${id} chat`, async () => {
        caller.throwIfAborted();
        const session = open(id);
        const history = store.messages(id);
        store.addMessage(id, { role: 'user', text, topic: null });
        store.setState(id, 'CHATTING');
        const input = { task: taskOf(session), session, history, message: text, lastRun: store.runs(id).at(-1) ?? null, signal };
        const reply = await interviewer.reply(input, onText).catch((error: unknown) => {
          throw signal.aborted ? signal.reason : new AppError('LLM_FAILED', undefined, { cause: error });
        });
        return store.addMessage(id, { role: 'assistant', text: reply.text, topic: reply.topic });
      });
    },

    messages(id: string): readonly CodingMessage[] {
      known(id);
      return store.messages(id);
    },

    /** @returns id of the event */
    record(id: string, event: { readonly type: IntegrityEventType; readonly at: string; readonly details: string | null }): string {
      open(id);
      return store.addEvent(id, event);
    },

    /** Makes the report once; later calls get the same. @throws AppError RUNNER_FAILED when nothing could be measured: the interview goes on then */
    finish(id: string): Promise<CodingReport> {
      known(id);
      return lanes.run(id, async () => {
        const done = store.report(id);
        if (done !== null) return done;
        finishing.add(id);
        try {
          const report = await writeReport(known(id));
          store.finish(id, report);
          return report;
        } finally {
          finishing.delete(id);
        }
      });
    },

    /** Every row of it goes, a run under way has nowhere to be kept. @throws AppError INTERVIEW_NOT_FOUND, CONFLICT while its report is being made */
    erase(id: string): void {
      known(id);
      if (finishing.has(id)) throw new AppError('CONFLICT', 'The report is being made; erase the interview when it is there');
      store.erase(id);
    },

    /** @throws AppError INTERVIEW_NOT_FOUND, with details.reason `not_finished` before the end */
    report(id: string): CodingReport {
      known(id);
      const report = store.report(id);
      if (report === null) throw new AppError('INTERVIEW_NOT_FOUND', 'The interview is not finished', { details: { reason: 'not_finished' } });
      return report;
    },
  };
}

/** @throws AppError INTERNAL when the product has it no more */
export function findTask(tasks: readonly Task[], id: string): Task {
  const task = tasks.find((candidate) => candidate.id === id);
  if (task === undefined) throw new AppError('INTERNAL', `The task ${id} is no longer part of the product`);
  return task;
}

function assertLength(code: string): void {
  const bytes = Buffer.byteLength(code);
  if (bytes > CODE_LIMIT_BYTES) throw invalidCode(1, 1, `The code has ${bytes} bytes; ${CODE_LIMIT_BYTES} are allowed`);
}

const invalidCode = (line: number, column: number, message: string): AppError => new AppError('INVALID_CODE', message, { details: { line, column, message } });

const joined = (texts: readonly string[]): string => {
  const text = texts.join('');
  return text.length <= OUTPUT_LIMIT ? text : `${text.slice(0, OUTPUT_LIMIT).toWellFormed()}\n… (${text.length - OUTPUT_LIMIT} more)\n`;
};

/** Code that does not parse has no run; anything else goes on. */
function noneIfInvalid(error: unknown): null {
  if (error instanceof AppError && error.code === 'INVALID_CODE') return null;
  throw error;
}

/** A full queue is the runner's failure for who called. */
async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AppError && error.code === 'RATE_LIMITED') throw new AppError('RUNNER_FAILED', 'Too many runs wait; try again', { cause: error, details: { reason: 'busy' } });
    throw error;
  }
}
