/**
 * Optimality, measured: the candidate's code, the reference and the deliberately slow solution run on the same generated
 * inputs of growing size, one after another in the same sandbox. What counts is where the candidate's time lies between
 * the other two at the largest input, so that a slow machine gives the same score as a fast one.
 */
import type { CodeJob, CodeLanguage, CodeRunner, Json, TestRun } from '../../../ports/runner.ts';
import { isExpected, isExpectedOutput } from '../../tasks/compare.ts';
import type { Task } from '../../tasks/task.ts';
import { fitGrowth, type GrowthFit, type Point } from './fit.ts';
import { STOPWATCH, withStopwatch } from './stopwatch.ts';

export interface Optimality {
  /** 0..1; about 0.1 for the slow solution. */
  readonly score: number;
  /** `wrong`: another result than the reference's on a generated input. `timeout`: not done in time where the slow one was. `unclear`: reference and slow cannot be told apart here. */
  readonly outcome: 'measured' | 'wrong' | 'timeout' | 'unclear';
  readonly candidate: GrowthFit | null;
  readonly reference: GrowthFit | null;
  /** Times of the candidate's and of the slow code over the reference's at the largest common input. */
  readonly ratio: number | null;
  readonly slowRatio: number | null;
}

export interface OptimalityInput {
  readonly task: Task;
  readonly language: CodeLanguage;
  readonly code: string;
  readonly runner: CodeRunner;
  readonly signal: AbortSignal;
}

const SEED = 20_260_101;
/** A round of the stopwatch takes so long at least, all of them about so long at most. */
const ROUND_MS = 4;
const ALL_ROUNDS_MS = 120;
/** Nothing is faster. */
const SHORTEST_MS = 0.000_1;
/** Up to so many times the reference's time is as good as the reference. */
const AS_GOOD = 2.5;
/** The slow solution must take this many times longer, or nothing can be said. */
const SEPARATED = 5;
const SLOW_SCORE = 0.1;
const UNCLEAR_SCORE = 0.7;
const LONGEST_BYTES = 62 * 1024;
/** Fast code is also run on inputs this many times larger, which shows its class better. */
const FURTHER = 4;
const FAST_MS = 120;
const LIMITS = { testMs: 5_000, totalMs: 25_000 };

interface Measured {
  readonly points: readonly Point[];
  /** By n. */
  readonly results: ReadonlyMap<number, TestRun>;
}

/** @throws AppError RUNNER_FAILED when the sandbox breaks down */
export async function measureOptimality(input: OptimalityInput): Promise<Optimality> {
  const { task, language, code } = input;
  const solutions = task.code[language];
  // With the stopwatch under it, it would be longer than the sandbox takes.
  if (Buffer.byteLength(code) > LONGEST_BYTES) return { score: UNCLEAR_SCORE, outcome: 'unclear', candidate: null, reference: null, ratio: null, slowRatio: null };
  const inputs = await generate(input, task.sizes);
  const reference = await measure(input, solutions.reference, inputs);
  const candidate = await measure(input, code, inputs);
  const slow = await measure(input, solutions.slow, inputs);
  const compared = compareTimes(task, { reference, candidate, slow });

  const last = task.sizes.at(-1) ?? 0;
  const isFast = (candidate.points.find(({ n }) => n === last)?.ms ?? Infinity) < FAST_MS;
  const canGrow = task.complexity.best !== 'O(2^n)' && task.complexity.best !== 'O(n^3)';
  if (compared.outcome === 'wrong' || !isFast || !canGrow) return { ...compared, candidate: fitGrowth(candidate.points), reference: fitGrowth(reference.points) };
  const larger = await generate(input, [last * FURTHER]);
  const [furtherReference, further] = [await measure(input, solutions.reference, larger), await measure(input, code, larger)];
  const fits = { candidate: fitGrowth([...candidate.points, ...further.points]), reference: fitGrowth([...reference.points, ...furtherReference.points]) };
  const [mine, theirs] = [further.points[0]?.ms, furtherReference.points[0]?.ms];
  if (compared.outcome !== 'measured' || theirs === undefined) return { ...compared, ...fits };
  // A worse class shows as a ratio that goes on growing.
  const grown = mine === undefined ? compared.slowRatio : mine / theirs;
  const ratio = Math.max(compared.ratio ?? 1, grown ?? 1);
  return { ...compared, ...fits, ratio, score: scoreOf(ratio, compared.slowRatio ?? 1) };
}

/** Pure: from times and results to the score. */
export function compareTimes(
  task: Task,
  { reference, candidate, slow }: { readonly reference: Measured; readonly candidate: Measured; readonly slow: Measured },
): Omit<Optimality, 'candidate' | 'reference'> {
  for (const [n, expected] of reference.results) {
    const actual = candidate.results.get(n);
    if (expected.outcome === 'returned' && actual !== undefined && !isSame(task, actual, expected)) return { score: 0, outcome: 'wrong', ratio: null, slowRatio: null };
  }
  const common = reference.points.filter(({ n }) => slow.points.some((point) => point.n === n)).at(-1);
  const timeAt = ({ points }: Measured): number | null => points.find(({ n }) => n === common?.n)?.ms ?? null;
  const slowMs = timeAt(slow);
  if (common === undefined || slowMs === null) return { score: UNCLEAR_SCORE, outcome: 'unclear', ratio: null, slowRatio: null };
  const slowRatio = slowMs / common.ms;
  const mine = timeAt(candidate);
  if (mine === null) return { score: 0, outcome: 'timeout', ratio: null, slowRatio };
  const ratio = mine / common.ms;
  if (slowRatio < SEPARATED) return { score: ratio <= AS_GOOD ? UNCLEAR_SCORE : SLOW_SCORE, outcome: 'unclear', ratio, slowRatio };
  return { score: scoreOf(ratio, slowRatio), outcome: 'measured', ratio, slowRatio };
}

/** 1 up to `AS_GOOD`, then down with the logarithm of the ratio to 0.1 at the slow solution's. */
function scoreOf(ratio: number, slowRatio: number): number {
  const place = Math.log(Math.max(ratio, AS_GOOD) / AS_GOOD) / Math.log(Math.max(slowRatio, SEPARATED) / AS_GOOD);
  return Math.round((1 - (1 - SLOW_SCORE) * Math.min(1, place)) * 100) / 100;
}

/** A result that is too large to be handed over is not compared. */
function isSame(task: Task, actual: TestRun, expected: TestRun): boolean {
  if (actual.outcome === 'timeout' || actual.outcome === 'not_run') return true;
  if (actual.outcome !== 'returned') return false;
  if (task.kind === 'programs') return isExpectedOutput(actual.printed, expected.printed);
  if (actual.value === undefined || expected.value === undefined) return true;
  return isExpected(actual.value, expected.value, task.compare);
}

async function generate({ task, runner, signal }: OptimalityInput, sizes: readonly number[]): Promise<ReadonlyMap<number, Json>> {
  const tests = sizes.map((n) => ({ id: String(n), args: [n, SEED] }));
  const { tests: made } = await runner.run({ kind: 'calls', language: 'javascript', functionName: 'generate', code: task.generator, tests, limits: LIMITS, signal });
  return new Map(made.flatMap(({ id, value }) => (value === undefined ? [] : [[Number(id), value] as const])));
}

async function measure({ task, language, runner, signal }: OptimalityInput, code: string, inputs: ReadonlyMap<number, Json>): Promise<Measured> {
  const inputsAsTests = [...inputs].map(([n, value]) => ({ id: String(n), value }));
  const base = { language, limits: LIMITS, signal };
  const job: CodeJob = task.kind === 'programs'
    ? { ...base, kind: 'programs', code, tests: inputsAsTests.map(({ id, value }) => ({ id, stdin: typeof value === 'string' ? value : '' })) }
    : {
      ...base, kind: 'calls', code: withStopwatch(code, language, task.functionName[language]), functionName: STOPWATCH[language],
      tests: inputsAsTests.map(({ id, value }) => ({ id, args: [JSON.stringify(Array.isArray(value) ? value : [value]), ROUND_MS, ALL_ROUNDS_MS] })),
    };
  const { tests } = await runner.run(job);
  const results = new Map<number, TestRun>();
  const times = new Map<number, number>();
  for (const test of tests) {
    const n = Number(test.id);
    const { result, ms } = task.kind === 'programs' ? { result: test, ms: test.elapsedMs } : readStopwatch(test);
    results.set(n, result);
    if (ms !== null && result.outcome === 'returned') times.set(n, Math.max(ms, SHORTEST_MS));
  }
  return { points: [...times].map(([n, ms]) => ({ n, ms })).sort((a, b) => a.n - b.n), results };
}

/** What the solution itself returned, and its time; a result too large to be handed over leaves the time unknown. */
function readStopwatch(test: TestRun): { readonly result: TestRun; readonly ms: number | null } {
  const { value, ...rest } = test;
  if (!Array.isArray(value)) return { result: rest, ms: test.outcome === 'returned' ? test.elapsedMs / 2 : null };
  const [ms, result] = value as readonly Json[];
  return { result: result === undefined ? rest : { ...rest, value: result }, ms: typeof ms === 'number' && ms >= 0 ? ms : null };
}
