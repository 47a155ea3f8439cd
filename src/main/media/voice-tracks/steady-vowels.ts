/**
 * Filled pauses as they sound: a voice whose pitch and spectrum hardly move for a while (M. Goto, K. Itou, S. Hayamizu, "A real-time
 * filled pause detection system for spontaneous speech recognition", Eurospeech 1999). The figures were set so
 * that a minute of fluent speech in both languages has none.
 */
import type { SteadyVowel } from '../../ports/voice-tracks.ts';
import { FRAME_S } from './frames.ts';
import { quantile } from './levels.ts';
import { runsOf } from './silences.ts';

/** Change of the spectrum's outline in 50 ms. */
const MAX_CHANGE_DB = 4.5;
/** Change of loudness in 50 ms: where it falls by more a syllable ends, though the next one may have the same vowel. */
const MAX_SWELL_DB = 6;
const SWELL_FRAMES = 5;
/** Change of pitch in 100 ms. */
const MAX_GLIDE_SEMITONES = 1.2;
const GLIDE_FRAMES = 10;
/** From the first steady frame on: the first 50 ms of the vowel have none. */
const LEAST_FRAMES = 20;
/** No one says "um" for longer; a steady tone is music or a machine. */
const MOST_FRAMES = 200;
/** Frames that do not fit, in a row, that do not end it. */
const FORGIVEN = 2;

/** @param levelDb smoothed as for syllables */
export function toSteadyVowels(f0Hz: Float32Array, changeDb: Float32Array, levelDb: Float32Array): SteadyVowel[] {
  const isSteady = Uint8Array.from(f0Hz, (pitch, i) => {
    const before = f0Hz[i - GLIDE_FRAMES] ?? 0;
    if (pitch === 0 || before === 0 || (changeDb[i] as number) > MAX_CHANGE_DB) return 0;
    if (Math.abs((levelDb[i] as number) - (levelDb[i - SWELL_FRAMES] ?? -Infinity)) > MAX_SWELL_DB) return 0;
    return Math.abs(12 * Math.log2(pitch / before)) <= MAX_GLIDE_SEMITONES ? 1 : 0;
  });
  for (const [from, to] of runsOf(isSteady, 0)) if (to - from <= FORGIVEN && from > 0) isSteady.fill(1, from, to);
  return runsOf(isSteady, 1)
    .filter(([from, to]) => to - from >= LEAST_FRAMES && to - from <= MOST_FRAMES)
    .map(([from, to]) => ({
      startS: Math.max(0, from - GLIDE_FRAMES) * FRAME_S,
      endS: to * FRAME_S,
      pitchHz: quantile(f0Hz.subarray(from, to).filter((pitch) => pitch > 0), 0.5, 0),
    }));
}
