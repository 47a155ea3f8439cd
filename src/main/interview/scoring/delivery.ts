/** How something was said, from its words and their times alone: pace, pauses, fillers. Nothing is concluded about a feeling. */
import type { TimedWord } from '../../ports/engines.ts';
import { toSpokenFillers } from '../knowledge/spoken-fillers.ts';
import { FILLERS } from '../knowledge/fillers.ts';
import { tokens } from '../knowledge/text.ts';

/** Shorter gaps are made by the articulation itself (F. Goldman-Eisler, Psycholinguistics, 1968: 250 ms). */
const PAUSE_S = 0.25;
/** Of less speech than this no pace can be told. */
const LEAST_S = 3;

/** Words a minute between the first and the last word, and the share of that time without speech; null for too little speech. */
export function paceOf(words: readonly Pick<TimedWord, 'startS' | 'endS'>[]): { readonly wordsPerMinute: number; readonly pauseShare: number } | null {
  const ordered = words.filter(({ startS, endS }) => endS >= startS).toSorted((a, b) => a.startS - b.startS);
  const first = ordered[0];
  const durationS = first === undefined ? 0 : Math.max(...ordered.map(({ endS }) => endS)) - first.startS;
  if (first === undefined || durationS < LEAST_S) return null;
  let spokenTo = first.endS;
  let pausesS = 0;
  for (const { startS, endS } of ordered) {
    if (startS - spokenTo >= PAUSE_S) pausesS += startS - spokenTo;
    spokenTo = Math.max(spokenTo, endS);
  }
  return { wordsPerMinute: Math.round((ordered.length / durationS) * 60), pauseShare: Math.round((pausesS / durationS) * 100) / 100 };
}

/** Filler words of a text; one that has a meaning where it stands is none. */
export const countFillers = (text: string): number => toSpokenFillers(text.split(/\s+/u).map((word) => ({ text: word, startS: 0, endS: 0, confidence: 1 }))).length;

/** Words of a text that are no fillers; a word said twice in a row is one. */
export function countMeant(text: string): number {
  const stems = tokens(text.replace(FILLERS, (filler) => ' '.repeat(filler.length))).map(({ stem }) => stem);
  return stems.filter((stem, index) => stem !== stems[index - 1]).length;
}
