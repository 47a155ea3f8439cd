/** Where in a recording to listen or look again. */
import type { CoachingDimension } from '../../../ports/coaching-analysis.ts';
import type { TimeSpan } from '../../../ports/voice-tracks.ts';
import type { CoachInput } from './coach-input.ts';

/** Half of the window that a point of the pace track is about. */
const PACE_HALF_S = 5;
const FILLER_WINDOW_S = 20;

/** The moment that shows a weakness best; null where there is none. */
export function weakMoment(about: CoachingDimension, { delivery, expression }: Pick<CoachInput, 'delivery' | 'expression'>, isTooMuch: boolean): TimeSpan | null {
  if (about === 'pace' && delivery?.pace != null) {
    const { stepS, wordsPerMinute } = delivery.pace;
    const at = extreme(wordsPerMinute, isTooMuch);
    return at === null ? null : { startS: Math.max(0, (at + 0.5) * stepS - PACE_HALF_S), endS: (at + 0.5) * stepS + PACE_HALF_S };
  }
  if (about === 'pauses' && isTooMuch) {
    const longest = delivery?.pauses.reduce<TimeSpan | null>((most, pause) => (most === null || pause.endS - pause.startS > most.endS - most.startS ? pause : most), null) ?? null;
    return longest === null ? null : { startS: Math.max(0, longest.startS - 2), endS: longest.endS + 1 };
  }
  if (about === 'fillers') return densest(delivery?.fillers ?? []);
  if (about === 'eyeContact' || about === 'posture') return expression === null ? null : lowest(expression.track[about], expression.track.stepS, expression.durationS);
  return null;
}

function extreme(values: readonly (number | null)[], isHighest: boolean): number | null {
  let found: number | null = null;
  for (const [index, value] of values.entries()) {
    if (value === null) continue;
    const best = found === null ? null : (values[found] ?? null);
    if (best === null || (isHighest ? value > best : value < best)) found = index;
  }
  return found;
}

/** The twenty seconds with the most of them, from the first to the last. */
function densest(fillers: readonly TimeSpan[]): TimeSpan | null {
  let best: { readonly from: number; readonly to: number } | null = null;
  for (let from = 0, to = 0; to < fillers.length; to++) {
    while ((fillers[to]?.endS ?? 0) - (fillers[from]?.startS ?? 0) > FILLER_WINDOW_S && from < to) from += 1;
    if (best === null || to - from > best.to - best.from) best = { from, to };
  }
  const first = best === null ? undefined : fillers[best.from];
  const last = best === null ? undefined : fillers[best.to];
  return first === undefined || last === undefined ? null : { startS: first.startS, endS: last.endS };
}

/** The ten seconds with the lowest mean. */
function lowest(values: readonly (number | null)[], stepS: number, durationS: number): TimeSpan | null {
  const size = Math.max(1, Math.round((2 * PACE_HALF_S) / Math.max(stepS, 0.001)));
  let [sum, count] = [0, 0];
  let best: { readonly at: number; readonly mean: number } | null = null;
  for (const [index, value] of values.entries()) {
    if (value !== null) [sum, count] = [sum + value, count + 1];
    const gone = index >= size ? (values[index - size] ?? null) : null;
    if (gone !== null) [sum, count] = [sum - gone, count - 1];
    if (index >= Math.min(size, values.length) - 1 && count * 2 >= size && (best === null || sum / count < best.mean)) best = { at: Math.max(0, index - size + 1), mean: sum / count };
  }
  return best === null ? null : { startS: best.at * stepS, endS: Math.min(durationS, (best.at + size) * stepS) };
}
