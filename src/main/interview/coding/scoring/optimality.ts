/**
 * Optimality, measured: the candidate's code, the reference and the deliberately slow solution run on the same generated
 * inputs of growing size, and the interpreter counts its steps. What counts is where the candidate's steps lie between the
 * other two, and whether they grow as the reference's do. Two machines give the same score.
 */
import type { CodeLanguage, CodeRunner, Json, TestRun } from '../../../ports/runner.ts';
import { compareGrowth } from '../growth.ts';
import { isExpected, isExpectedOutput } from '../../tasks/compare.ts';
import type { Task } from '../../tasks/task.ts';
import { fitGrowth, type GrowthFit, type Point } from './fit.ts';
import { generateInputs, measure, pointsOf, sizesOf, unitOf, type Measured, type MeasureInput, type Unit } from './measure.ts';

export interface Optimality {
  /** 0..1; about 0.1 for the slow solution. */
  readonly score: number;
  /** `wrong`: another result than the reference's on a generated input. `broken`: it raised or was ended on one; what it did on smaller ones is judged. `timeout`: not done in several times the steps of the slow one. `unclear`: reference and slow cannot be told apart here. */
  readonly outcome: 'measured' | 'wrong' | 'broken' | 'timeout' | 'unclear';
  /** `ms` only where this sandbox cannot count steps: the score may then differ from machine to machine. */
  readonly unit: Unit;
  readonly candidate: GrowthFit | null;
  readonly reference: GrowthFit | null;
  /** The candidate's growth against the reference's; null where either is not known. */
  readonly growth: 'same' | 'better' | 'worse' | null;
  /** Costs of the candidate's and of the slow code over the reference's, at the largest input that both ended on. */
  readonly ratio: number | null;
  readonly slowRatio: number | null;
  /** The smallest input that it raised or was ended on, and why, e.g. a recursion that is too deep; null where there is none. */
  readonly broken: { readonly n: number; readonly reason: string } | null;
}

export interface OptimalityInput {
  readonly task: Task;
  readonly language: CodeLanguage;
  readonly code: string;
  readonly runner: CodeRunner;
  readonly signal: AbortSignal;
}

/** Up to so many times the reference's cost is as good as the reference. */
const AS_GOOD = 2.5;
/** The slow solution must cost this many times more, or nothing can be said. */
const SEPARATED = 5;
const SLOW_SCORE = 0.1;
const UNCLEAR_SCORE = 0.7;
/** Code that grows as the reference does has no less, whatever its constant; code that grows faster no more. */
const LEAST_OF_SAME_GROWTH = 0.8;
const MOST_OF_WORSE_GROWTH = 0.6;
/** Code that is right but breaks down on larger inputs has no more. */
const MOST_OF_BROKEN = 0.6;
/** A run ends after so many times the slow solution's steps at its last input. */
const STEPS_OF_SLOW = 3;

/** The task's own two solutions, which cost the same in every interview. */
interface Yardstick {
  readonly reference: Measured;
  readonly slow: Measured;
}
const yardsticks = new WeakMap<Task, Map<CodeLanguage, Yardstick>>();

/** @throws AppError RUNNER_FAILED when the sandbox breaks down */
export async function measureOptimality(input: OptimalityInput): Promise<Optimality> {
  const { task, code } = input;
  const { all, last } = sizesOf(task);
  const inputs = await generateInputs(input, all);
  const { reference, slow } = await yardstickOf(input, inputs, last);
  const slowSteps = Math.max(0, ...[...slow.results.values()].map(({ steps }) => steps?.call ?? 0));
  const candidate = await measure(input, code, inputs, slowSteps === 0 ? undefined : () => slowSteps * STEPS_OF_SLOW);
  return compareCosts(task, { reference, candidate, slow });
}

async function yardstickOf(input: MeasureInput, inputs: ReadonlyMap<number, Json>, last: number): Promise<Yardstick> {
  const known = yardsticks.get(input.task)?.get(input.language);
  if (known !== undefined) return known;
  const solutions = input.task.code[input.language];
  const reference = await measure(input, solutions.reference, inputs);
  const slow = await measure(input, solutions.slow, new Map([...inputs].filter(([n]) => n <= last)));
  const made = { reference, slow };
  // Times are of their moment and their machine; steps are not.
  if (unitOf([reference, slow]) === 'steps') yardsticks.set(input.task, (yardsticks.get(input.task) ?? new Map<CodeLanguage, Yardstick>()).set(input.language, made));
  return made;
}

/** Pure: from costs and results to the score. */
export function compareCosts(task: Task, { reference, candidate, slow }: { readonly reference: Measured; readonly candidate: Measured; readonly slow: Measured }): Optimality {
  const unit = unitOf([reference, candidate, slow]);
  const [theirs, mine, worst] = [reference, candidate, slow].map((measured) => pointsOf(measured, reference, unit)) as [readonly Point[], readonly Point[], readonly Point[]];
  const fits = { candidate: fitGrowth(mine), reference: fitGrowth(theirs) };
  const growth = growthOf(fits.candidate, fits.reference);
  const broken = brokenOf(reference, candidate);
  const base = { unit, ...fits, growth, broken };
  for (const [n, expected] of reference.results) {
    const actual = candidate.results.get(n);
    if (expected.outcome === 'returned' && actual !== undefined && !isSame(task, actual, expected)) {
      return { ...base, score: 0, outcome: 'wrong', ratio: null, slowRatio: null };
    }
  }
  const slowRatio = ratioOf(worst, theirs);
  // Both where the slow one was measured and on larger inputs: a worse class shows as a ratio that goes on growing.
  const ratio = ratioOf(mine, theirs);
  if (slowRatio === null) return { ...base, score: UNCLEAR_SCORE, outcome: 'unclear', ratio, slowRatio };
  const last = worst.at(-1)?.n ?? 0;
  if (broken !== null) return { ...base, score: ratio === null ? 0 : Math.min(MOST_OF_BROKEN, scoreOf(ratio, slowRatio, growth)), outcome: 'broken', ratio, slowRatio };
  if (ratio === null || !mine.some(({ n }) => n >= last)) return { ...base, score: 0, outcome: 'timeout', ratio: null, slowRatio };
  if (slowRatio < SEPARATED) return { ...base, score: ratio <= AS_GOOD ? UNCLEAR_SCORE : SLOW_SCORE, outcome: 'unclear', ratio, slowRatio };
  return { ...base, score: scoreOf(ratio, slowRatio, growth), outcome: 'measured', ratio, slowRatio };
}

/** Ranges that share a class are not told apart. */
function growthOf(candidate: GrowthFit | null, reference: GrowthFit | null): Optimality['growth'] {
  if (candidate === null || reference === null) return null;
  if (compareGrowth(candidate.low, reference.high) > 0) return 'worse';
  return compareGrowth(candidate.high, reference.low) < 0 ? 'better' : 'same';
}

function ratioOf(costs: readonly Point[], reference: readonly Point[]): number | null {
  const at = costs.findLast(({ n }) => reference.some((point) => point.n === n));
  const base = reference.find(({ n }) => n === at?.n);
  return at === undefined || base === undefined ? null : at.cost / base.cost;
}

/** 1 up to `AS_GOOD`, then down with the logarithm of the ratio to 0.1 at the slow solution's; within the bounds of its growth. */
function scoreOf(ratio: number, slowRatio: number, growth: Optimality['growth']): number {
  const place = Math.log(Math.max(ratio, AS_GOOD) / AS_GOOD) / Math.log(Math.max(slowRatio, SEPARATED) / AS_GOOD);
  const score = 1 - (1 - SLOW_SCORE) * Math.min(1, place);
  const bounded = growth === 'worse' ? Math.min(score, MOST_OF_WORSE_GROWTH) : growth === null ? score : Math.max(score, LEAST_OF_SAME_GROWTH);
  return Math.round(bounded * 100) / 100;
}

function brokenOf(reference: Measured, candidate: Measured): Optimality['broken'] {
  const sizes = [...reference.results].filter(([, { outcome }]) => outcome === 'returned').map(([n]) => n).sort((a, b) => a - b);
  for (const n of sizes) {
    const run = candidate.results.get(n);
    if (run?.outcome === 'raised' || run?.outcome === 'stopped') return { n, reason: run.error ?? run.outcome };
  }
  return null;
}

/** What ended otherwise than by returning is not compared, nor is a result of the reference that is too large to be handed over. */
function isSame(task: Task, actual: TestRun, expected: TestRun): boolean {
  if (actual.outcome !== 'returned') return true;
  if (task.kind === 'programs') return isExpectedOutput(actual.printed, expected.printed);
  // Where the reference's can be handed over, one that cannot is another result.
  if (expected.value === undefined) return true;
  return actual.value !== undefined && isExpected(actual.value, expected.value, task.compare);
}
