/** The live pace against the comfortable one. */
import type { Language } from '../../../data/desk.ts';

/** Words a minute at the ends of the meter: slower and faster talk stands at its edge. */
export const PACE_SCALE = { low: 40, high: 220 } as const;

/** The report's comfortable pace counts no pauses; the live one does, and they are about a tenth of calm talk. */
export const COMFORTABLE_PACE: Readonly<Record<Language, { readonly low: number; readonly high: number }>> = { en: { low: 95, high: 160 }, ru: { low: 75, high: 130 } };

/** @param value words a minute */
export function paceWord(value: number, language: Language): 'slow' | 'comfortable' | 'fast' {
  const { low, high } = COMFORTABLE_PACE[language];
  return value < low ? 'slow' : value > high ? 'fast' : 'comfortable';
}
