/** Coding interviews: tasks, runner, hidden tests, interviewer and the room that holds them together. */
import { join } from 'node:path';
import { messageOf } from './base/errors.ts';
import type { Logger } from './base/log.ts';
import { createInterviewer } from './interview/coding/chat/interviewer.ts';
import { toInterviewerTexts } from './interview/coding/chat/texts.ts';
import { createCodingRoom, findTask } from './interview/coding/coding-room.ts';
import { createHiddenTests } from './interview/coding/hidden-tests.ts';
import type { Prompts } from './interview/model/prompt.ts';
import { createGeneratedTasks } from './interview/tasks/generated-tasks.ts';
import { toTask } from './interview/tasks/task.ts';
import type { Clock } from './ports/clock.ts';
import type { EngineStatus, LanguageModel } from './ports/engines.ts';
import type { CodeRunner, RunnerStatus } from './ports/runner.ts';
import type { ProgramPaths } from './program-paths.ts';
import { createCodeRunner } from './runner/runner.ts';
import { createCodingStore } from './store/coding.ts';
import { createCodingTaskStore } from './store/coding-tasks.ts';
import type { Database } from './store/database.ts';
import type { Resources } from './store/resources.ts';
import { loadTasks } from './store/tasks.ts';

export interface CodingOptions {
  readonly db: Database;
  readonly paths: Pick<ProgramPaths, 'resources' | 'runnerProcess'>;
  readonly dataDir: string;
  readonly resources: Resources;
  readonly prompts: Prompts;
  readonly llm: LanguageModel | null;
  /** Writes new tasks, which takes it minutes; null (the default) when they are not wanted. */
  readonly taskModel?: LanguageModel | null;
  readonly clock: Clock;
  readonly log: Logger;
  /** In place of the product's own: for tests of what it does not do. */
  readonly runner?: CodeRunner;
}

export type Coding = ReturnType<typeof createCoding>;

/** @throws AppError INVALID_REQUEST when a task is not well formed */
export function createCoding({ db, paths, dataDir, resources, prompts, llm, taskModel = null, clock, log, runner: given }: CodingOptions) {
  const stopping = new AbortController();
  const store = createCodingStore(db, clock.date);
  const tasks = loadTasks(join(paths.resources, 'tasks')).map(toTask);
  const openRunner = (): CodeRunner => createCodeRunner({ processUrl: paths.runnerProcess, log, cacheDir: join(dataDir, 'runner') });
  const runner = given ?? openRunner();
  const newTasks = createGeneratedTasks({ store: createCodingTaskStore(db, clock.date), model: taskModel, prompts, library: tasks, openRunner, log, signal: stopping.signal });
  const hiddenTests = createHiddenTests({
    store, runner, signal: stopping.signal,
    taskOf: ({ taskId }) => findTask(tasks, taskId),
    onFailure: (error) => log.warn({ reason: messageOf(error) }, 'hidden tests were not run; they are tried again'),
  });
  const interviewer = createInterviewer({ texts: toInterviewerTexts(resources.codingInterviewer), prompts, llm, interpreters: runner.status().interpreters, log });
  const room = createCodingRoom({ store, runner, tasks, takeNew: newTasks.take, hiddenTests, interviewer, clock, signal: stopping.signal });
  return {
    room, store, runner, tasks,
    status: (): EngineStatus => toEngineStatus(runner.status()),
    /** Goes on with what an earlier run of the program left. */
    start(): void {
      hiddenTests.wake();
      void newTasks.refill();
    },
    async close(): Promise<void> {
      stopping.abort();
      await Promise.all([hiddenTests.settled(), newTasks.settled()]);
      await runner.close();
    },
  };
}

const STATES = { absent: 'ready', starting: 'loading', ready: 'ready', restarting: 'loading', failed: 'failed' } as const;

/** The runner among the engines; one that sleeps is ready to be woken. */
export function toEngineStatus({ state, interpreters, detail }: RunnerStatus): EngineStatus {
  const asleep = state === 'absent' ? 'Starts with the first coding interview' : null;
  return { task: 'runner', engine: Object.values(interpreters).join(', '), state: STATES[state], device: 'cpu', realTimeFactor: null, detail: detail ?? asleep };
}
