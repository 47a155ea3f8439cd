/** The live pace against the comfortable one. */
import { COMFORTABLE_LIVE_PACE } from '../../../../contracts/coaching.ts';
import type { Language } from '../../../data/desk.ts';

/** Words a minute at the ends of the meter: slower and faster talk stands at its edge. */
export const PACE_SCALE = { low: 40, high: 220 } as const;

/** @param value words a minute */
export function paceWord(value: number, language: Language): 'slow' | 'comfortable' | 'fast' {
  const { low, high } = COMFORTABLE_LIVE_PACE[language];
  return value < low ? 'slow' : value > high ? 'fast' : 'comfortable';
}
