/** Syllables without words: N. H. de Jong and T. Wempe, "Praat script to detect syllable nuclei", Behavior Research Methods 41, 2009. */

/** Between two syllables the level falls by at least this. */
const LEAST_DIP_DB = 2;

/**
 * Frames of voiced peaks of loudness, above the threshold, with a dip of 2 dB before each.
 * @param levelDb smoothed over some 70 ms, so that the periods of a low voice are no peaks
 */
export function toNuclei(levelDb: Float32Array, thresholdDb: number, f0Hz: Float32Array, isSpeech: Uint8Array): number[] {
  const nuclei: number[] = [];
  // A peak is sure when the level has fallen by a dip after it; the next one begins where it has risen by a dip again.
  let peak = -1;
  let low = -Infinity;
  let isRising = true;
  const keep = (at: number): void => {
    if (at < 0 || (levelDb[at] as number) < thresholdDb || isSpeech[at] !== 1) return;
    if (isVoiced(f0Hz, at)) nuclei.push(at);
  };
  for (let i = 0; i < levelDb.length; i++) {
    const level = levelDb[i] as number;
    if (isRising) {
      if (peak < 0 || level > (levelDb[peak] as number)) peak = i;
      else if (level <= (levelDb[peak] as number) - LEAST_DIP_DB) {
        keep(peak);
        isRising = false;
        low = level;
      }
    } else if (level < low) low = level;
    else if (level >= low + LEAST_DIP_DB) {
      isRising = true;
      peak = i;
    }
  }
  if (isRising) keep(peak);
  return nuclei;
}

/** The voice may break off for a frame at its loudest. */
const isVoiced = (f0Hz: Float32Array, at: number): boolean => [at - 1, at, at + 1].some((frame) => (f0Hz[frame] ?? 0) > 0);
