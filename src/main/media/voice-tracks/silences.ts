/** Where nobody speaks: by loudness, and by voice activity where there is a detector. */
import type { TimeSpan } from '../../ports/voice-tracks.ts';

/** Frames of one probability: 512 samples are 32 ms. */
const FRAMES_PER_PROBABILITY = 3.2;
/** Below it the detector hears no speech (its own authors' lower threshold: 0.5 - 0.15). */
const NO_SPEECH = 0.35;
/** Shorter sounds in a silence are knocks, and shorter silences are parts of sounds (Praat's own least lengths), in frames. */
const LEAST_SOUND = 10;
const LEAST_SILENCE = 10;
/** A sound without any voice is breath or noise. */
const LEAST_VOICED = 3;

export interface SpeechInput {
  readonly levelDb: Float32Array;
  readonly thresholdDb: number;
  readonly f0Hz: Float32Array;
  /** One for each 512 samples; null where there is no detector. */
  readonly probabilities: Float32Array | null;
}

/** 1 for each frame of speech, else 0. */
export function toSpeechFrames({ levelDb, thresholdDb, f0Hz, probabilities }: SpeechInput): Uint8Array {
  const isSpeech = Uint8Array.from(levelDb, (level, i) => {
    const probability = probabilities?.[Math.floor(i / FRAMES_PER_PROBABILITY)] ?? 1;
    return level >= thresholdDb && probability >= NO_SPEECH ? 1 : 0;
  });
  for (const [from, to] of runsOf(isSpeech, 0)) if (to - from < LEAST_SILENCE && from > 0 && to < isSpeech.length) isSpeech.fill(1, from, to);
  for (const [from, to] of runsOf(isSpeech, 1)) {
    let voiced = 0;
    for (let i = from; i < to; i++) if ((f0Hz[i] as number) > 0) voiced++;
    if (to - from < LEAST_SOUND || voiced < LEAST_VOICED) isSpeech.fill(0, from, to);
  }
  return isSpeech;
}

export const toSilences = (isSpeech: Uint8Array, frameS: number): TimeSpan[] =>
  runsOf(isSpeech, 0).filter(([from, to]) => to - from >= LEAST_SILENCE).map(([from, to]) => ({ startS: from * frameS, endS: to * frameS }));

/** Stretches of one value, as [from, to). */
export function runsOf(values: Uint8Array, value: 0 | 1): [number, number][] {
  const runs: [number, number][] = [];
  for (let i = 0; i < values.length; ) {
    const from = i;
    while (i < values.length && values[i] === values[from]) i++;
    if (values[from] === value) runs.push([from, i]);
  }
  return runs;
}
