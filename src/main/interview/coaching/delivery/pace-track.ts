/** Pace over time, for a chart beside pitch and volume. */
import type { TimedWord } from '../../../ports/engines.ts';

export interface PaceTrack {
  /** Point i is the pace of the ten seconds around (i + 0.5) * stepS; null where nobody speaks. */
  readonly stepS: number;
  readonly wordsPerMinute: readonly (number | null)[];
}

const WINDOW_S = 10;
const MAX_POINTS = 2_000;

/** @param words in order. At most 2,000 points, from 0 to the last word. */
export function toPaceTrack(words: readonly TimedWord[]): PaceTrack | null {
  const endS = words.reduce((most, word) => Math.max(most, word.endS), 0);
  if (words.length === 0 || endS <= 0) return null;
  const stepS = Math.max(1, Math.ceil(endS / MAX_POINTS));
  const middles = words.map(({ startS, endS: to }) => (startS + to) / 2).toSorted((a, b) => a - b);
  let from = 0;
  let to = 0;
  const wordsPerMinute = Array.from({ length: Math.ceil(endS / stepS) }, (_, point) => {
    const startS = Math.max(0, (point + 0.5) * stepS - WINDOW_S / 2);
    const windowEndS = Math.min(endS, (point + 0.5) * stepS + WINDOW_S / 2);
    while (from < middles.length && (middles[from] as number) < startS) from++;
    while (to < middles.length && (middles[to] as number) <= windowEndS) to++;
    // The first and last seconds have a shorter window.
    return to <= from ? null : ((to - from) / Math.max(1, windowEndS - startS)) * 60;
  });
  return { stepS, wordsPerMinute };
}
