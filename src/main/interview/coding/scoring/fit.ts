/** Which class of growth fits measured times: t = a + b · f(n) with neither below zero, by least squares of relative errors. */
import { GROWTH_CLASSES, type GrowthClass } from '../../tasks/task.ts';

export interface Point {
  readonly n: number;
  readonly ms: number;
}

/** Classes from `low` to `high` fit about equally well. */
export interface GrowthFit {
  readonly best: GrowthClass;
  readonly low: GrowthClass;
  readonly high: GrowthClass;
  /** Root of the mean square of the relative errors of the best. */
  readonly error: number;
}

const FUNCTIONS: Readonly<Record<GrowthClass, (n: number) => number>> = {
  'O(1)': () => 1,
  'O(log n)': (n) => Math.log2(n + 1),
  'O(n)': (n) => n,
  'O(n log n)': (n) => n * Math.log2(n + 1),
  'O(n^2)': (n) => n * n,
  'O(n^3)': (n) => n ** 3,
  // Where n is larger nothing exponential ends, and the curve would be a step that fits any noise.
  'O(2^n)': (n) => (n <= 64 ? 2 ** n : Number.NaN),
};
/** A class fits as well as the best when its error is within this factor, or within this much. */
const FACTOR = 1.5;
const MARGIN = 0.06;

/** Null for fewer than three points. */
export function fitGrowth(points: readonly Point[]): GrowthFit | null {
  if (points.length < 3) return null;
  const errors = GROWTH_CLASSES.map((name) => ({ name, error: errorOf(points, FUNCTIONS[name]) })).filter(({ error }) => Number.isFinite(error));
  const best = errors.reduce<(typeof errors)[number] | null>((least, item) => (least === null || item.error < least.error ? item : least), null);
  if (best === null) return null;
  const fits = (item: { error: number } | undefined): boolean => item !== undefined && item.error <= Math.max(best.error * FACTOR, best.error + MARGIN);
  const at = errors.indexOf(best);
  let [low, high] = [at, at];
  while (fits(errors[low - 1])) low -= 1;
  while (fits(errors[high + 1])) high += 1;
  return { best: best.name, low: errors[low]?.name ?? best.name, high: errors[high]?.name ?? best.name, error: best.error };
}

function errorOf(points: readonly Point[], f: (n: number) => number): number {
  // Weighted by 1/t², so that small n count as much as large ones.
  const rows = points.map(({ n, ms }) => ({ u: 1 / ms, v: f(n) / ms }));
  const sum = (read: (row: { u: number; v: number }) => number): number => rows.reduce((total, row) => total + read(row), 0);
  const [uu, uv, vv, su, sv] = [sum(({ u }) => u * u), sum(({ u, v }) => u * v), sum(({ v }) => v * v), sum(({ u }) => u), sum(({ v }) => v)];
  const determinant = uu * vv - uv * uv;
  let a = determinant > 1e-12 * uu * vv ? (su * vv - sv * uv) / determinant : 0;
  let b = determinant > 1e-12 * uu * vv ? (sv * uu - su * uv) / determinant : sv / vv;
  if (a < 0) [a, b] = [0, sv / vv];
  if (b < 0) [a, b] = [su / uu, 0];
  return Math.sqrt(sum(({ u, v }) => (a * u + b * v - 1) ** 2) / rows.length);
}
