/** The frames of a whole recording made into its tracks. */
import type { LevelSummary, PitchSummary, VoiceChart, VoiceTracks } from '../../ports/voice-tracks.ts';
import { FRAME_S, type VoiceFrames } from './frames.ts';
import { LOWEST_DB, quantile, silenceThreshold, smoothLevel, toDb } from './levels.ts';
import { toNuclei } from './nuclei.ts';
import { toSilences, toSpeechFrames } from './silences.ts';
import { toSteadyVowels } from './steady-vowels.ts';
import { toVoicedPitch } from './voicing.ts';

const MAX_POINTS = 2_000;
/** No chart is finer. */
const LEAST_FRAMES_PER_POINT = 5;
const LEAST_VOICED_FRAMES = 50;
/** In frames: edges of silences to some 10 ms, and the 64 ms that de Jong and Wempe's script smooths over. */
const EDGE_WIDTH = 3;
const SYLLABLE_WIDTH = 7;

/** @param probabilities of speech, one for each 512 samples; null where no detector listened */
export function toTracks(frames: VoiceFrames, probabilities: Float32Array | null): VoiceTracks {
  const { rms, clarity, durationS } = frames;
  const levelDb = smoothLevel(rms, EDGE_WIDTH);
  const thresholdDb = silenceThreshold(levelDb);
  const syllableDb = smoothLevel(rms, SYLLABLE_WIDTH);
  const f0Hz = toVoicedPitch(frames.f0Hz, clarity, (i) => (levelDb[i] as number) >= thresholdDb);
  const isSpeech = toSpeechFrames({ levelDb, thresholdDb, f0Hz, probabilities });
  const spokenPitch = f0Hz.filter((pitch, i) => pitch > 0 && isSpeech[i] === 1);
  return {
    durationS, frameS: FRAME_S, f0Hz, rms, clarity,
    nucleiS: Float32Array.from(toNuclei(syllableDb, thresholdDb, f0Hz, isSpeech), (frame) => (frame + 0.5) * FRAME_S),
    silences: toSilences(isSpeech, FRAME_S),
    speechBy: probabilities === null ? 'energy' : 'voice activity',
    steadyVowels: toSteadyVowels(f0Hz, frames.changeDb, syllableDb),
    pitch: toPitchSummary(spokenPitch),
    level: toLevelSummary(rms.filter((_, i) => isSpeech[i] === 1)),
    chart: toChart(f0Hz, rms),
  };
}

function toPitchSummary(pitch: Float32Array): PitchSummary | null {
  if (pitch.length < LEAST_VOICED_FRAMES) return null;
  const medianHz = quantile(pitch, 0.5, 0);
  const semitones = Float64Array.from(pitch, (hz) => 12 * Math.log2(hz / medianHz));
  const inHz = meanAndDeviation(pitch);
  return { meanHz: inHz.mean, sdHz: inHz.deviation, medianHz, sdSemitones: meanAndDeviation(semitones).deviation, voicedS: pitch.length * FRAME_S };
}

function toLevelSummary(rms: Float32Array): LevelSummary | null {
  if (rms.length === 0) return null;
  const power = rms.reduce((sum, level) => sum + level * level, 0) / rms.length;
  return { meanDbfs: toDb(Math.sqrt(power)), lowDbfs: toDb(quantile(rms, 0.05, 0)), highDbfs: toDb(quantile(rms, 0.95, 0)) };
}

function meanAndDeviation(values: Float32Array | Float64Array): { readonly mean: number; readonly deviation: number } {
  let sum = 0;
  for (const value of values) sum += value;
  const mean = sum / values.length;
  let squares = 0;
  for (const value of values) squares += (value - mean) ** 2;
  return { mean, deviation: Math.sqrt(squares / values.length) };
}

function toChart(f0Hz: Float32Array, rms: Float32Array): VoiceChart {
  const framesPerPoint = Math.max(LEAST_FRAMES_PER_POINT, Math.ceil(rms.length / MAX_POINTS));
  const points = Math.ceil(rms.length / framesPerPoint);
  const stretch = (values: Float32Array, point: number): Float32Array => values.subarray(point * framesPerPoint, (point + 1) * framesPerPoint);
  const indices = Array.from({ length: points }, (_, point) => point);
  return {
    stepS: framesPerPoint * FRAME_S,
    f0Hz: indices.map((point) => {
      const voiced = stretch(f0Hz, point).filter((pitch) => pitch > 0);
      return voiced.length === 0 ? null : quantile(voiced, 0.5, 0);
    }),
    levelDbfs: indices.map((point) => toLevelSummary(stretch(rms, point))?.meanDbfs ?? LOWEST_DB),
  };
}
