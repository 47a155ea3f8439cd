/** Which class of growth fits measured costs: cost = a + b · f(n) with neither below zero, by least squares of relative errors. */
import { GROWTH_CLASSES, type GrowthClass } from '../../tasks/task.ts';

export interface Point {
  readonly n: number;
  /** Steps, or milliseconds; above zero. */
  readonly cost: number;
}

/** Classes from `low` to `high` fit about equally well. */
export interface GrowthFit {
  readonly best: GrowthClass;
  readonly low: GrowthClass;
  readonly high: GrowthClass;
  /** Root of the mean square of the relative errors of the best. */
  readonly error: number;
  /** R² of the logarithms: 1 where the curve goes through every point. */
  readonly goodness: number;
}

/** What grows exponentially does so by one of these factors a step: two calls, three calls, calls for n - 1 and n - 2. */
const BASES = [1.5, 1.618, 2, 2.5, 3, 4] as const;
/** Where n is larger nothing exponential ends, and the curve would be a step that fits any noise. */
const LARGEST_EXPONENT = 64;

type Curve = (n: number) => number;
const CONSTANT: Curve = () => 1;
const CURVES: Readonly<Record<GrowthClass, readonly Curve[]>> = {
  'O(1)': [CONSTANT],
  'O(log n)': [(n) => Math.log2(n + 1)],
  'O(n)': [(n) => n],
  'O(n log n)': [(n) => n * Math.log2(n + 1)],
  'O(n^2)': [(n) => n * n],
  'O(n^3)': [(n) => n ** 3],
  'O(2^n)': BASES.map((base) => (n) => (n <= LARGEST_EXPONENT ? base ** n : Number.NaN)),
};
/** A class fits as well as the best when its error is within this factor, or within this much. */
const FACTOR = 1.5;
const MARGIN = 0.02;
/** A worse fit is none: what was measured jumps about. */
const NO_CLASS = 0.4;
/** From the first point to the last, of what the last one costs. */
const LEAST_GROWTH = 0.05;

/** What steps hardly separate: the constant part of the work and the interpreter's own growth are as large as log n. */
const TWINS: readonly GrowthClass[] = ['O(n)', 'O(n log n)'];

/** Every class that a person may name for what was measured: all of the range, and both of the twins where it holds one. */
export function namedBy({ low, high }: Pick<GrowthFit, 'low' | 'high'>): readonly GrowthClass[] {
  const range = GROWTH_CLASSES.slice(GROWTH_CLASSES.indexOf(low), GROWTH_CLASSES.indexOf(high) + 1);
  return range.some((name) => TWINS.includes(name)) ? [...new Set([...range, ...TWINS])] : range;
}

/** Null for fewer than three points, and where no class fits. */
export function fitGrowth(points: readonly Point[]): GrowthFit | null {
  if (points.length < 3) return null;
  const fits = GROWTH_CLASSES.flatMap((name) => {
    const curves = CURVES[name].map((curve) => ({ name, ...fitOf(points, curve) })).filter(({ error }) => Number.isFinite(error));
    return curves.sort((a, b) => a.error - b.error).slice(0, 1);
  });
  const [best] = [...fits].sort((a, b) => a.error - b.error);
  if (best === undefined || best.error > NO_CLASS) return null;
  const isAsGood = (item: { error: number } | undefined): boolean => item !== undefined && item.error <= Math.max(best.error * FACTOR, best.error + MARGIN);
  const at = fits.indexOf(best);
  let [low, high] = [at, at];
  while (isAsGood(fits[low - 1])) low -= 1;
  while (isAsGood(fits[high + 1])) high += 1;
  return { best: best.name, low: fits[low]?.name ?? best.name, high: fits[high]?.name ?? best.name, error: best.error, goodness: best.goodness };
}

function fitOf(points: readonly Point[], f: Curve): { readonly error: number; readonly goodness: number } {
  // Weighted by 1/cost², so that small n count as much as large ones.
  const rows = points.map(({ n, cost }) => ({ u: 1 / cost, v: f(n) / cost }));
  const sum = (read: (row: { u: number; v: number }) => number): number => rows.reduce((total, row) => total + read(row), 0);
  const [uu, uv, vv, su, sv] = [sum(({ u }) => u * u), sum(({ u, v }) => u * v), sum(({ v }) => v * v), sum(({ u }) => u), sum(({ v }) => v)];
  const determinant = uu * vv - uv * uv;
  let a = determinant > 1e-12 * uu * vv ? (su * vv - sv * uv) / determinant : 0;
  let b = determinant > 1e-12 * uu * vv ? (sv * uu - su * uv) / determinant : sv / vv;
  if (a < 0) [a, b] = [0, sv / vv];
  if (b < 0) [a, b] = [su / uu, 0];
  const first = Math.min(...points.map(({ n }) => n));
  const last = Math.max(...points.map(({ n }) => n));
  // A curve that is all but flat between the points is no sign of its class.
  if (f !== CONSTANT && b * (f(last) - f(first)) < LEAST_GROWTH * (a + b * f(last))) return { error: Number.NaN, goodness: 0 };
  const error = Math.sqrt(sum(({ u, v }) => (a * u + b * v - 1) ** 2) / rows.length);
  return { error, goodness: goodnessOf(points.map(({ n, cost }) => ({ actual: Math.log(cost), fitted: Math.log(a + b * f(n)) }))) };
}

function goodnessOf(rows: readonly { readonly actual: number; readonly fitted: number }[]): number {
  const mean = rows.reduce((total, { actual }) => total + actual, 0) / rows.length;
  const spread = rows.reduce((total, { actual }) => total + (actual - mean) ** 2, 0);
  const missed = rows.reduce((total, { actual, fitted }) => total + (actual - fitted) ** 2, 0);
  // Where nothing changes there is nothing to explain.
  return spread < 1e-6 * rows.length ? 1 : Math.max(0, 1 - missed / spread);
}
