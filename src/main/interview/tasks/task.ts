/** A coding task: what its folder in resources/tasks/ promises, and its typed form. */
import { z } from 'zod';
import { AppError } from '../../base/errors.ts';
import type { CodeLanguage } from '../../ports/runner.ts';

/** Languages that every task is written in. */
export const CODE_LANGUAGES: readonly CodeLanguage[] = ['python', 'javascript'];

/** Classes of growth, from the slowest growing. */
export const GROWTH_CLASSES = ['O(1)', 'O(log n)', 'O(n)', 'O(n log n)', 'O(n^2)', 'O(n^3)', 'O(2^n)'] as const;
export type GrowthClass = (typeof GROWTH_CLASSES)[number];

export const TASK_TOPICS = [
  'arrays', 'strings', 'hashing', 'two pointers', 'stacks', 'queues', 'recursion', 'intervals', 'graphs', 'dynamic programming', 'parsing',
  'simulation', 'design', 'matrices', 'counting', 'dates', 'money', 'sorting', 'binary search', 'heaps', 'trees', 'prefix sums', 'greedy',
] as const;

const line = z.string().trim().min(1).max(1_000);
const LocalText = z.strictObject({ en: line, ru: line });
/** The same text for English and Russian readers. */
export type LocalText = z.infer<typeof LocalText>;

const id = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
const testId = z.string().regex(/^[vh]\d{1,2}$/);
const shared = {
  id,
  level: z.enum(['junior', 'middle']),
  topics: z.array(z.enum(TASK_TOPICS)).min(1).max(4),
  title: LocalText,
  /** Each shows a visible test, so that an example can never disagree with one. */
  examples: z.array(z.strictObject({ test: testId, explanation: LocalText })).min(1).max(4),
  complexity: z.strictObject({
    best: z.enum(GROWTH_CLASSES),
    slow: z.enum(GROWTH_CLASSES),
    /** What n counts, e.g. "the number of lines". */
    n: LocalText,
  }),
  /** Growing n for which the generator is measured; the slow solution needs well under a second at the last. */
  sizes: z.array(z.int().positive()).length(3),
  hints: z.array(LocalText).length(3),
  edgeCases: z.array(LocalText).min(2).max(8),
  followUps: z.array(LocalText).min(1).max(5),
};

const call = { id: testId, args: z.array(z.json()), expected: z.json() };
const CallsTask = z.strictObject({
  ...shared,
  kind: z.literal('calls'),
  functionName: z.strictObject({ python: z.string().regex(/^[a-z_][a-z0-9_]*$/), javascript: z.string().regex(/^[a-z][A-Za-z0-9]*$/) }),
  compare: z.union([z.enum(['exact', 'unordered']), z.strictObject({ tolerance: z.number().positive() })]),
  visibleTests: z.array(z.strictObject({ ...call, name: LocalText })).min(3).max(5),
  hiddenTests: z.array(z.strictObject({ ...call, name: line })).min(10).max(40),
});

const program = { id: testId, stdin: z.string(), expected: z.string() };
const ProgramsTask = z.strictObject({
  ...shared,
  kind: z.literal('programs'),
  visibleTests: z.array(z.strictObject({ ...program, name: LocalText })).min(3).max(5),
  hiddenTests: z.array(z.strictObject({ ...program, name: line })).min(10).max(40),
});

/** task.json. `calls` tasks are functions from JSON to JSON; `programs` read standard input and print. */
export const TaskData = z.discriminatedUnion('kind', [CallsTask, ProgramsTask]);
export type TaskData = z.infer<typeof TaskData>;
export type Comparison = z.infer<typeof CallsTask>['compare'];

/** A candidate's starting point, a clean solution and a deliberately slow one, in one language. */
export interface TaskCode {
  readonly initial: string;
  readonly reference: string;
  readonly slow: string;
}

/** Everything in a task's folder, as text; task.json parsed but not checked. */
export interface TaskFiles {
  /** The folder's name. */
  readonly folder: string;
  readonly json: unknown;
  /** Markdown. */
  readonly description: LocalText;
  readonly code: Readonly<Record<CodeLanguage, TaskCode>>;
  /** JavaScript with `function generate(n, seed)`, which returns the arguments of a call, or the standard input of a program. */
  readonly generator: string;
}

export type Task = TaskData & Omit<TaskFiles, 'folder' | 'json'>;

/** @throws AppError INVALID_REQUEST naming the folder and what is wrong in its task.json */
export function toTask({ folder, json, ...files }: TaskFiles): Task {
  const parsed = TaskData.safeParse(json);
  if (!parsed.success) throw new AppError('INVALID_REQUEST', `Task ${folder}: ${z.prettifyError(parsed.error)}`);
  if (parsed.data.id !== folder) throw new AppError('INVALID_REQUEST', `Task ${folder}: its id is ${parsed.data.id}`);
  return { ...parsed.data, ...files };
}
