/** Audio that the scripted engines understand: each word is a loud stretch whose level names the word. */

export const WORDS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'] as const;
/** 0.32 s, ten windows of the detector. */
export const WORD_SAMPLES = 5_120;
const FIRST_LEVEL = 0.5;
const LEVEL_STEP = 0.01;
const NOISE_LEVEL = 0.45;

export const silence = (seconds: number): Float32Array => new Float32Array(Math.round(seconds * 16_000));
/** Loud, and yet no word. */
export const noise = (seconds: number): Float32Array => silence(seconds).fill(NOISE_LEVEL);

export function spoken(...words: readonly (typeof WORDS)[number][]): Float32Array {
  return joined(...words.map((word) => new Float32Array(WORD_SAMPLES).fill(FIRST_LEVEL + WORDS.indexOf(word) * LEVEL_STEP)));
}

export function joined(...parts: readonly Float32Array[]): Float32Array {
  const result = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let offset = 0;
  for (const part of parts) {
    result.set(part, offset);
    offset += part.length;
  }
  return result;
}

/** The word that a sample belongs to; null for silence and noise. */
export function wordAt(sample: number): string | null {
  return sample < NOISE_LEVEL + 0.02 ? null : (WORDS[Math.round((sample - FIRST_LEVEL) / LEVEL_STEP)] ?? null);
}

export const isLoud = (sample: number): boolean => sample > NOISE_LEVEL - 0.02;
