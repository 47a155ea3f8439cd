/** One's own recordings as lines: which measures have any, and their points. */
import type { PracticeHistoryData } from '../../../data/coaching.ts';
import type { FigureName } from '../analysis/figures/figures.ts';

type Point = PracticeHistoryData['points'][number];

/** In the order of the page: what one can do something about. */
export const TREND_NAMES = ['speechRate', 'fillerRatio', 'pauseRatio', 'pitchSpreadSemitones', 'volume', 'eyeContact', 'posture'] as const satisfies readonly FigureName[];
export type TrendName = (typeof TREND_NAMES)[number];

export interface Trend {
  readonly name: TrendName;
  /** Oldest first, one for each recording; null where it was not measured. */
  readonly values: readonly (number | null)[];
  readonly first: number;
  readonly last: number;
}

export const valueOf = (point: Point, name: TrendName): number | null => (name === 'eyeContact' || name === 'posture' ? point[name] : (point.measures[name] ?? null));

/** Only measures that at least one recording has. */
export function toTrends(points: readonly Point[]): readonly Trend[] {
  return TREND_NAMES.flatMap((name) => {
    const values = points.map((point) => valueOf(point, name));
    const known = values.filter((value) => value !== null);
    const [first, last] = [known[0], known.at(-1)];
    return first === undefined || last === undefined ? [] : [{ name, values, first, last }];
  });
}

/** Bounds with some air around the values; shares stay between 0 and 1. */
export function toBounds(name: TrendName, values: readonly (number | null)[]): readonly [number, number] {
  const known = values.filter((value) => value !== null);
  const [least, most] = [Math.min(...known), Math.max(...known)];
  if (name === 'eyeContact' || name === 'posture') return [0, 1];
  if (name === 'fillerRatio' || name === 'pauseRatio') return [0, Math.min(1, Math.max(0.1, most * 1.2))];
  const air = Math.max((most - least) * 0.2, Math.abs(most) * 0.1, 1);
  const lowest = least - air;
  return [name === 'volume' ? lowest : Math.max(0, lowest), most + air];
}
