/** What code costs on growing generated inputs: steps that the sandbox counts, or its time where it cannot count. */
import type { CodeJob, CodeLanguage, CodeRunner, Json, Steps, TestRun } from '../../../ports/runner.ts';
import type { Task } from '../../tasks/task.ts';
import type { Point } from './fit.ts';

export type Unit = 'steps' | 'ms';

/** One program on all inputs, by n. */
export interface Measured {
  readonly results: ReadonlyMap<number, TestRun>;
}

export interface MeasureInput {
  readonly task: Task;
  readonly language: CodeLanguage;
  readonly runner: Pick<CodeRunner, 'run'>;
  readonly signal: AbortSignal;
}

/** The row of inputs; the slow solution ends on those up to `last` only. */
export interface Sizes {
  readonly all: readonly number[];
  readonly last: number;
}

const SEED = 20_260_101;
/** Only against what hangs: steps end a run long before, wherever it runs. */
const LIMITS = { testMs: 10_000, totalMs: 30_000 };
/** Larger inputs show a worse class better. */
const FURTHER = [2, 4] as const;
/** Around the call only JSON is read and written. What takes more than in the reference's run hides work there. */
const AROUND_FACTOR = 2;
const AROUND_STEPS = 20_000;

/** The task's sizes, those half way between them, and larger ones. */
export function sizesOf({ sizes }: Task): Sizes {
  const last = sizes.at(-1) ?? 1;
  const between = sizes.flatMap((size, index) => (index === 0 ? [size] : [Math.round(Math.sqrt((sizes[index - 1] ?? size) * size)), size]));
  return { all: [...new Set([...between, ...FURTHER.map((factor) => last * factor)])], last };
}

/** Inputs by n; one that cannot be handed over is missing. The same ones on every machine. */
export async function generateInputs({ task, runner, signal }: MeasureInput, sizes: readonly number[]): Promise<ReadonlyMap<number, Json>> {
  const tests = sizes.map((n) => ({ id: String(n), args: [n, SEED] }));
  const { tests: made } = await runner.run({ kind: 'calls', language: 'javascript', functionName: 'generate', code: task.generator, tests, limits: LIMITS, signal });
  return new Map(made.flatMap(({ id, value }) => (value === undefined ? [] : [[Number(id), value] as const])));
}

/** @param maxSteps for each n; what takes more is ended there, on every machine alike */
export async function measure(
  { task, language, runner, signal }: MeasureInput, code: string, inputs: ReadonlyMap<number, Json>, maxSteps?: (n: number) => number,
): Promise<Measured> {
  const limitOf = (n: number): { readonly maxSteps?: number } => (maxSteps === undefined ? {} : { maxSteps: maxSteps(n) });
  const rows = [...inputs].map(([n, value]) => ({ id: String(n), value, ...limitOf(n) }));
  const base = { language, code, limits: LIMITS, signal, countSteps: true };
  const job: CodeJob = task.kind === 'programs'
    ? { ...base, kind: 'programs', tests: rows.map(({ value, ...test }) => ({ ...test, stdin: typeof value === 'string' ? value : '' })) }
    : { ...base, kind: 'calls', functionName: task.functionName[language], tests: rows.map(({ value, ...test }) => ({ ...test, args: Array.isArray(value) ? value : [value] })) };
  const { tests } = await runner.run(job);
  return { results: new Map(tests.map((test) => [Number(test.id), test])) };
}

/** Steps when all that returned was counted in all of them. */
export const unitOf = (all: readonly Measured[]): Unit =>
  all.every(({ results }) => [...results.values()].every(({ outcome, steps }) => outcome !== 'returned' || steps !== undefined)) ? 'steps' : 'ms';

/** Costs by n, of what returned. @param honest a run whose code hides nothing, on the same inputs */
export function pointsOf({ results }: Measured, honest: Measured, unit: Unit): readonly Point[] {
  return [...results].flatMap(([n, { outcome, steps, elapsedMs }]) => {
    if (outcome !== 'returned') return [];
    if (unit === 'ms' || steps === undefined) return [{ n, cost: Math.max(elapsedMs, 1e-3) }];
    return [{ n, cost: costOf(steps, honest.results.get(n)?.steps) }];
  }).sort((a, b) => a.n - b.n);
}

function costOf(steps: Steps, honest: Steps | undefined): number {
  const hidden = (part: 'before' | 'after'): number => {
    const usual = honest?.[part] ?? 0;
    return steps[part] > usual * AROUND_FACTOR + AROUND_STEPS ? steps[part] - usual : 0;
  };
  return Math.max(1, steps.call + hidden('before') + hidden('after'));
}
