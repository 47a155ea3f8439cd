/**
 * Hidden tests run in the background: one run at a time, oldest first. The store is the queue, so
 * nothing is lost when the program ends, and nothing grows in memory.
 */
import type { CodingRun, CodingSession, CodingStore, JudgedTest } from '../../ports/coding.ts';
import type { CodeRunner } from '../../ports/runner.ts';
import type { Task } from '../tasks/task.ts';
import { judge, noneRun, statusOf, toJob } from './judge.ts';

export interface HiddenTestsOptions {
  readonly store: CodingStore;
  readonly runner: CodeRunner;
  readonly taskOf: (session: CodingSession) => Task;
  readonly signal: AbortSignal;
  /** The runner broke down; the run stays undone, to be tried when something else wakes the queue. */
  readonly onFailure: (error: unknown) => void;
}

export function createHiddenTests({ store, runner, taskOf, signal, onFailure }: HiddenTestsOptions) {
  const underWay = new Map<number, Promise<readonly JudgedTest[]>>();
  let draining: Promise<void> | null = null;
  let again = false;

  const compute = async (run: CodingRun, session: CodingSession): Promise<readonly JudgedTest[]> => {
    const task = taskOf(session);
    const hidden = statusOf(run.visible) === 'timeout' ? noneRun(task)
      : judge(task, 'hidden', session.codeLanguage, await runner.run(toJob(task, 'hidden', session.codeLanguage, run.code, signal)));
    store.setHidden(run.id, hidden);
    return hidden;
  };
  const finish = (run: CodingRun, session: CodingSession): Promise<readonly JudgedTest[]> => {
    if (run.hidden !== null) return Promise.resolve(run.hidden);
    const going = underWay.get(run.id) ?? compute(run, session).finally(() => underWay.delete(run.id));
    underWay.set(run.id, going);
    return going;
  };
  const drain = async (): Promise<void> => {
    for (let run = store.unfinishedRun(0); run !== null && !signal.aborted; run = store.unfinishedRun(run.id)) {
      const session = store.find(run.sessionId);
      if (session === null) continue;
      await finish(run, session).catch((error: unknown) => {
        if (!signal.aborted) onFailure(error);
      });
    }
  };

  return {
    /** Goes on with what is not done, also of an earlier start of the program. */
    wake(): void {
      if (draining !== null) {
        again = true;
        return;
      }
      draining = drain().finally(() => {
        draining = null;
        if (again && !signal.aborted) this.wake();
        again = false;
      });
    },
    /** This run's hidden tests, now, whether they wait, run or are done. @throws AppError RUNNER_FAILED, RATE_LIMITED */
    finish,
    /** Resolves when nothing runs any more. */
    settled: async (): Promise<void> => void (await draining),
  };
}

export type HiddenTests = ReturnType<typeof createHiddenTests>;
