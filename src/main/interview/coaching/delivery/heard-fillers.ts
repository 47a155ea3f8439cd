/** Fillers that were heard but not written: recognisers leave out most of them. */
import type { TimedWord } from '../../../ports/engines.ts';
import type { SteadyVowel } from '../../../ports/voice-tracks.ts';
import type { Filler } from '../../knowledge/spoken-fillers.ts';

const VOWELS = /[aeiouyаеёиоуыэюя]+/giu;
/** The least time that a spoken syllable takes besides the vowel that was held: 8 a second are the fastest talkers. */
const LEAST_SYLLABLE_S = 0.125;
/** Share of the vowel that lies in one word. */
const INSIDE = 0.5;

/**
 * A held vowel is a filler where no word is, or in a word whose time is too long for its syllables: recognisers count the sound
 * that they leave out to the word beside it. What was written as a filler is not counted again.
 */
export function toHeardFillers(vowels: readonly SteadyVowel[], words: readonly TimedWord[], spoken: readonly Filler[]): Filler[] {
  return vowels.filter((vowel) => {
    if (spoken.some((filler) => overlapS(vowel, filler) > 0)) return false;
    const lengthS = vowel.endS - vowel.startS;
    const word = words.find((candidate) => overlapS(vowel, candidate) >= INSIDE * lengthS);
    if (word === undefined) return true;
    const syllables = Math.max(1, word.text.match(VOWELS)?.length ?? 0);
    // Beside what was held the whole word must have been said, with a vowel of its own.
    return word.endS - word.startS - lengthS >= 2 * LEAST_SYLLABLE_S * syllables;
  }).map(({ startS, endS }) => ({ text: null, startS, endS }));
}

const overlapS = (a: { readonly startS: number; readonly endS: number }, b: { readonly startS: number; readonly endS: number }): number =>
  Math.min(a.endS, b.endS) - Math.max(a.startS, b.startS);
