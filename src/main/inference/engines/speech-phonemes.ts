/** From the symbols that a model spoke, and how long each took, to timed phonemes. */
import type { TimedPhoneme } from '../../ports/engines.ts';

/** A symbol of a model's alphabet with the samples that it took. */
export interface SpokenSymbol {
  readonly symbol: string;
  readonly samples: number;
}

const STRESS = /^[ˈˌ]$/u;
/** Belong to the sound before them: length, palatal and other small letters, combining marks. */
const MODIFIER = /^[ːˑʰʲʷˠˤⁿ\p{M}]$/u;
const SOUND = /^[\p{Ll}\p{Lu}\p{Lo}\p{Lm}]/u;
const VOWEL = /[aeiouyæøœɐɑɒɔəɘɚɛɜɞɤɨɪɯɵɶʉʊʌʏᵊᵻ]/u;

/**
 * Stress marks join the sound after them, length and palatal marks the one before; pauses, word gaps and punctuation are
 * no phonemes and leave gaps. As exact as the durations given.
 */
export function toTimedPhonemes(symbols: readonly SpokenSymbol[], sampleRateHz: number): TimedPhoneme[] {
  const phonemes: { symbol: string; start: number; end: number }[] = [];
  let at = 0;
  let stress: { mark: string; start: number } | null = null;
  for (const { symbol, samples } of symbols) {
    const [start, end] = [at, at + samples];
    at = end;
    const last = phonemes.at(-1);
    if (STRESS.test(symbol)) stress = { mark: symbol, start };
    else if (MODIFIER.test(symbol)) {
      if (last?.end === start) phonemes[phonemes.length - 1] = { ...last, symbol: last.symbol + symbol, end };
    } else {
      if (SOUND.test(symbol)) phonemes.push({ symbol: (stress?.mark ?? '') + symbol, start: stress?.start ?? start, end });
      stress = null;
    }
  }
  return phonemes.filter(({ start, end }) => end > start).map(({ symbol, start, end }) => ({ symbol, startS: start / sampleRateHz, endS: end / sampleRateHz }));
}

/** For models that cannot tell: typical lengths (vowels long, stops short), fitted into the time in which there is sound. */
export function estimateSymbols(symbols: readonly string[], samples: Float32Array): SpokenSymbol[] {
  const weights = symbols.map((symbol) => (VOWEL.test(symbol) ? 1.6 : MODIFIER.test(symbol) ? 0.5 : /[pbtdkɡgʔ]/u.test(symbol) ? 0.8 : SOUND.test(symbol) ? 1.1 : 0));
  const total = weights.reduce<number>((sum, weight) => sum + weight, 0);
  const voiced = voicedBlocks(samples);
  if (total === 0 || voiced.length === 0) return [];
  /** Where in the audio a share of the voiced time ends. */
  const place = (share: number): number => {
    const exact = share * voiced.length;
    const block = Math.min(voiced.length - 1, Math.floor(exact));
    return Math.round(((voiced[block] ?? 0) + Math.min(1, exact - block)) * BLOCK);
  };
  const spoken: SpokenSymbol[] = [{ symbol: ' ', samples: place(0) }];
  let [sum, at] = [0, place(0)];
  symbols.forEach((symbol, i) => {
    sum += weights[i] ?? 0;
    const end = place(sum / total);
    spoken.push({ symbol, samples: end - at });
    at = end;
  });
  return spoken;
}

/** About 10 ms. */
const BLOCK = 256;
/** Share of the loudest block's level below which there is no speech: 35 dB. */
const QUIET = 0.018;

function voicedBlocks(samples: Float32Array): number[] {
  const levels = Array.from({ length: Math.floor(samples.length / BLOCK) }, (_, block) => {
    let sum = 0;
    for (let i = block * BLOCK; i < (block + 1) * BLOCK; i++) sum += (samples[i] ?? 0) ** 2;
    return Math.sqrt(sum / BLOCK);
  });
  const threshold = levels.reduce((most, level) => Math.max(most, level), 0) * QUIET;
  return levels.flatMap((level, block) => (level > threshold ? [block] : []));
}
