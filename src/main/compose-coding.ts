/** Coding interviews: tasks, runner, hidden tests, interviewer and the room that holds them together. */
import { join } from 'node:path';
import { messageOf } from './base/errors.ts';
import type { Logger } from './base/log.ts';
import { createInterviewer } from './interview/coding/chat/interviewer.ts';
import { toInterviewerTexts } from './interview/coding/chat/texts.ts';
import { createCodingRoom, findTask } from './interview/coding/coding-room.ts';
import { createHiddenTests } from './interview/coding/hidden-tests.ts';
import { toPrompts } from './interview/model/prompt.ts';
import { toTask } from './interview/tasks/task.ts';
import type { Clock } from './ports/clock.ts';
import type { LanguageModel } from './ports/engines.ts';
import type { CodeRunner } from './ports/runner.ts';
import type { ProgramPaths } from './program-paths.ts';
import { createCodeRunner } from './runner/runner.ts';
import { createCodingStore } from './store/coding.ts';
import type { Database } from './store/database.ts';
import type { Resources } from './store/resources.ts';
import { loadTasks } from './store/tasks.ts';

export interface CodingOptions {
  readonly db: Database;
  readonly paths: Pick<ProgramPaths, 'resources' | 'runnerProcess'>;
  readonly dataDir: string;
  readonly resources: Resources;
  readonly llm: LanguageModel | null;
  readonly clock: Clock;
  readonly log: Logger;
  /** In place of the product's own: for tests of what it does not do. */
  readonly runner?: CodeRunner;
}

export type Coding = ReturnType<typeof createCoding>;

/** @throws AppError INVALID_REQUEST when a task is not well formed */
export function createCoding({ db, paths, dataDir, resources, llm, clock, log, runner: given }: CodingOptions) {
  const stopping = new AbortController();
  const store = createCodingStore(db, clock.date);
  const tasks = loadTasks(join(paths.resources, 'tasks')).map(toTask);
  const runner = given ?? createCodeRunner({ processUrl: paths.runnerProcess, log, cacheDir: join(dataDir, 'runner') });
  const hiddenTests = createHiddenTests({
    store, runner, signal: stopping.signal,
    taskOf: ({ taskId }) => findTask(tasks, taskId),
    onFailure: (error) => log.warn({ reason: messageOf(error) }, 'hidden tests were not run; they are tried again'),
  });
  const interviewer = createInterviewer({ texts: toInterviewerTexts(resources.codingInterviewer), prompts: toPrompts(resources.prompts), llm, interpreters: runner.status().interpreters, log });
  const room = createCodingRoom({ store, runner, tasks, hiddenTests, interviewer, clock, signal: stopping.signal });
  return {
    room, store, runner, tasks,
    /** Goes on with what an earlier run of the program left. */
    start: (): void => hiddenTests.wake(),
    async close(): Promise<void> {
      stopping.abort();
      await hiddenTests.settled();
      await runner.close();
    },
  };
}
