/** Levels in decibels, and what counts as loud in this recording. */

export const LOWEST_DB = -100;

export const toDb = (rms: number): number => (rms > 1e-5 ? 20 * Math.log10(rms) : LOWEST_DB);

/**
 * The level as the ear follows it: mean power under a Hann window, in dB.
 * @param width in frames, odd
 */
export function smoothLevel(rms: Float32Array, width: number): Float32Array {
  const half = width >> 1;
  const weights = Array.from({ length: width }, (_, i) => Math.sin((Math.PI * (i + 1)) / (width + 1)) ** 2);
  return rms.map((_, at) => {
    let sum = 0;
    let weight = 0;
    for (let i = Math.max(0, at - half); i <= Math.min(rms.length - 1, at + half); i++) {
      const w = weights[i - at + half] as number;
      sum += w * (rms[i] as number) ** 2;
      weight += w;
    }
    return toDb(Math.sqrt(sum / weight));
  });
}

/** @param share 0..1; `whenEmpty` of no values */
export function quantile(values: Float32Array, share: number, whenEmpty: number): number {
  const sorted = values.toSorted();
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? whenEmpty;
}

/** Softer than the loudest by this much is silence (N. H. de Jong and T. Wempe, Behavior Research Methods 41, 2009). */
const BELOW_LOUDEST_DB = 25;
/** Above the noise by so much is sound; but never so near the loudest that its own dips are lost. */
const ABOVE_NOISE_DB = 6;
const NEAREST_DB = 12;
/** Nothing softer is heard as speech in any recording. */
const INAUDIBLE_DB = -75;

/** The level that parts sound from silence. The loudest is the 99 % quantile, so that one knock does not count. */
export function silenceThreshold(levelDb: Float32Array): number {
  const loudest = quantile(levelDb, 0.99, LOWEST_DB);
  const noise = quantile(levelDb, 0.05, LOWEST_DB);
  return Math.max(INAUDIBLE_DB, loudest - BELOW_LOUDEST_DB, Math.min(noise + ABOVE_NOISE_DB, loudest - NEAREST_DB));
}
