/** The next token out of the decoder's scores. */
import type { SpecialTokens } from './whisper-tokens.ts';

/** Rules out what is never part of a transcript: signs of music, tasks and languages, times. */
export function suppress(scores: Float32Array, special: SpecialTokens, isFirst: boolean): void {
  for (const token of special.suppressed) scores[token] = -Infinity;
  if (isFirst) for (const token of special.suppressedFirst) scores[token] = -Infinity;
  // Everything after the end is special.
  scores.fill(-Infinity, special.end + 1);
}

/** The likeliest token, or with a temperature one drawn by likelihood. */
export function pick(scores: Float32Array, temperature: number, random: () => number): number {
  let best = 0;
  for (let i = 1; i < scores.length; i++) if ((scores[i] ?? -Infinity) > (scores[best] ?? -Infinity)) best = i;
  if (temperature === 0) return best;
  const highest = scores[best] ?? 0;
  let sum = 0;
  for (const score of scores) sum += Math.exp((score - highest) / temperature);
  let left = random() * sum;
  for (let i = 0; i < scores.length; i++) {
    left -= Math.exp(((scores[i] ?? -Infinity) - highest) / temperature);
    if (left <= 0) return i;
  }
  return best;
}

/** Log-softmax at one place. */
export function logProbability(scores: Float32Array, token: number): number {
  let highest = -Infinity;
  for (const score of scores) if (score > highest) highest = score;
  let sum = 0;
  for (const score of scores) sum += Math.exp(score - highest);
  return (scores[token] ?? -Infinity) - highest - Math.log(sum);
}

/** The same audio must give the same text: a seeded generator (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
