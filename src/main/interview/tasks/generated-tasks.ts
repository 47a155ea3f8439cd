/** New tasks by a language model, made ahead of time: nobody ever waits for one, and none is given before it has proved itself. */
import { randomBytes } from 'node:crypto';
import { AppError, messageOf } from '../../base/errors.ts';
import type { Logger } from '../../base/log.ts';
import type { CodingTaskStore } from '../../ports/coding-tasks.ts';
import type { LanguageModel } from '../../ports/engines.ts';
import type { CodeRunner } from '../../ports/runner.ts';
import { promptLabel, promptMessages, promptOf, type Prompts } from '../model/prompt.ts';
import { DRAFT_SCHEMA, toDraftTask } from './generated-draft.ts';
import { proveTask } from './generated-proof.ts';
import { TASK_TOPICS, toTask, type Task } from './task.ts';

export interface GeneratedTasksOptions {
  readonly store: CodingTaskStore;
  /** Null when none is configured, or new tasks are not wanted: then only those of earlier days are known. */
  readonly model: LanguageModel | null;
  readonly prompts: Prompts;
  /** The product's own tasks; those of earlier days, and each new one that proves itself, are put to them. */
  readonly library: Task[];
  /** A sandbox for one round of proof, closed after it: candidates never queue behind it. */
  readonly openRunner: () => CodeRunner;
  readonly log: Pick<Logger, 'info' | 'warn'>;
  readonly signal: AbortSignal;
}

export interface GeneratedTasks {
  /** One of the level that nobody has had yet, from now on given; null when none is ready. Another is then made in the background. */
  take(level: Task['level']): Task | null;
  /** Fills up what is missing; resolves when nothing more is tried. One round at a time. Never rejects. */
  refill(): Promise<void>;
  /** Resolves when no round runs. */
  settled(): Promise<void>;
}

const LEVELS = ['junior', 'middle'] as const;
/** Ready for each level. */
const READY = 1;
/** Kept in all: then the library is rich enough. */
const MOST = 40;
/** Models err: so many drafts for one place, then not before the next is taken. */
const ATTEMPTS = 3;
const MAX_TOKENS = 8_000;
const TIMEOUT_MS = 600_000;

export function createGeneratedTasks({ store, model, prompts, library, openRunner, log, signal }: GeneratedTasksOptions): GeneratedTasks {
  const fresh: Task[] = [];
  let made = 0;
  for (const { id, task, givenAt } of store.list()) {
    const read = fromStored(id, task);
    if (read === null) {
      log.warn({ task: id }, 'a stored task cannot be read any more');
      continue;
    }
    library.push(read);
    made += 1;
    if (givenAt === null) fresh.push(read);
  }
  let round: Promise<void> | null = null;

  const missing = (): Task['level'] | undefined =>
    made >= MOST ? undefined : LEVELS.find((level) => fresh.filter((task) => task.level === level).length < READY);

  /** A task that holds, kept; null when this draft does not. */
  async function make(level: Task['level'], llm: LanguageModel): Promise<Task | null> {
    const prompt = promptOf(prompts, 'coding-task');
    const id = `made-${randomBytes(6).toString('hex')}`;
    const wish = { topics: rarestTopics(library), titles: library.map(({ title }) => title.en) };
    const raw = await llm.completeJson({
      messages: promptMessages(prompt, { level }, { wish }),
      schema: DRAFT_SCHEMA, schemaName: prompt.schema, temperature: 0.7, seed: randomBytes(2).readUInt16BE(), maxTokens: MAX_TOKENS, timeoutMs: TIMEOUT_MS, signal,
    });
    const task = toDraftTask(raw, { id, level });
    if (library.some(({ title }) => title.en.toLowerCase() === task.title.en.toLowerCase())) throw new AppError('INVALID_REQUEST', 'There is a task of this title already');
    const runner = openRunner();
    const problems = await proveTask(task, { runner, signal }).finally(() => runner.close());
    if (problems.length > 0) {
      log.info({ problems: problems.slice(0, 5) }, 'a new task did not prove itself');
      return null;
    }
    store.add({ id, level, task, madeBy: `${llm.status().engine}, ${promptLabel(prompt)}` });
    return task;
  }

  async function fill(llm: LanguageModel): Promise<void> {
    for (let level = missing(); level !== undefined; level = missing()) {
      let task: Task | null = null;
      for (let attempt = 0; attempt < ATTEMPTS && task === null; attempt += 1) {
        if (signal.aborted || !(await llm.available())) return;
        task = await make(level, llm).catch((error: unknown) => {
          if (!signal.aborted) log.info({ reason: messageOf(error) }, 'no new task came of this draft');
          return null;
        });
      }
      if (task === null) return;
      library.push(task);
      made += 1;
      fresh.push(task);
      log.info({ task: task.id, level }, 'a new task is ready');
    }
  }

  const refill = (): Promise<void> => {
    if (model === null || signal.aborted) return Promise.resolve();
    round ??= fill(model).catch((error: unknown) => log.warn({ reason: messageOf(error) }, 'no new tasks')).finally(() => {
      round = null;
    });
    return round;
  };

  return {
    take(level) {
      const index = fresh.findIndex((task) => task.level === level);
      const [task] = index < 0 ? [] : fresh.splice(index, 1);
      if (task !== undefined) store.markGiven(task.id);
      void refill();
      return task ?? null;
    },
    refill,
    settled: () => round ?? Promise.resolve(),
  };
}

function rarestTopics(known: readonly Task[]): readonly string[] {
  const count = (topic: string): number => known.filter(({ topics }) => topics.some((own) => own === topic)).length;
  return [...TASK_TOPICS].sort((a, b) => count(a) - count(b)).slice(0, 3);
}

/** Null when it is of a shape that this version does not know. */
function fromStored(id: string, stored: unknown): Task | null {
  try {
    const { description, code, generator, ...json } = stored as Task;
    return toTask({ folder: id, description, code, generator, json });
  } catch {
    return null;
  }
}
