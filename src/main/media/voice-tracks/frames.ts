/** Samples of any length in, one row of figures for each hundredth of a second out. */
import { SAMPLE_RATE_HZ } from '../../base/audio.ts';
import { BANDS, createPitchReader, WINDOW_SAMPLES } from './pitch.ts';

export const FRAME_S = 0.01;
const HOP = SAMPLE_RATE_HZ * FRAME_S;
/** The window is centred on its frame. */
const LEAD = (WINDOW_SAMPLES - HOP) / 2;
/** The outline of the spectrum is compared with that of 50 ms before. */
const CHANGE_FRAMES = 5;
const FIRST_ROOM = 6_000;

export interface VoiceFrames {
  readonly count: number;
  readonly durationS: number;
  /** As found in each frame alone; 0 for none. */
  readonly f0Hz: Float32Array;
  readonly clarity: Float32Array;
  readonly rms: Float32Array;
  /** How much the outline of the spectrum changed in 50 ms, in dB whatever the loudness; Infinity at the start. */
  readonly changeDb: Float32Array;
}

export interface FrameCollector {
  /** What is not a number is silence. */
  push(samples: Float32Array): void;
  /** Nothing may be pushed afterwards. */
  finish(): VoiceFrames;
}

/** Keeps 16 bytes a frame: 11.5 MB for two hours. */
export function createFrameCollector(): FrameCollector {
  const reader = createPitchReader();
  let [f0Hz, clarity, rms, changeDb] = [0, 0, 0, 0].map(() => new Float32Array(FIRST_ROOM)) as [Float32Array, Float32Array, Float32Array, Float32Array];
  const outlines = Array.from({ length: CHANGE_FRAMES }, () => new Float64Array(BANDS));
  let pending = new Float32Array(LEAD);
  let received = 0;
  let count = 0;

  const roomFor = (frames: number): void => {
    if (frames <= rms.length) return;
    const grown = (old: Float32Array): Float32Array => {
      const next = new Float32Array(old.length * 2);
      next.set(old);
      return next;
    };
    [f0Hz, clarity, rms, changeDb] = [grown(f0Hz), grown(clarity), grown(rms), grown(changeDb)];
  };

  const take = (window: Float32Array): void => {
    roomFor(count + 1);
    const reading = reader.read(window);
    f0Hz[count] = reading.f0Hz;
    clarity[count] = reading.clarity;
    rms[count] = Math.sqrt(meanSquare(window, LEAD, LEAD + HOP));
    const outline = outlines[count % CHANGE_FRAMES] as Float64Array;
    changeDb[count] = count < CHANGE_FRAMES ? Infinity : distance(reading.bandsDb, outline);
    outline.set(reading.bandsDb);
    count++;
  };

  const push = (samples: Float32Array): void => {
    const input = new Float32Array(pending.length + samples.length);
    input.set(pending);
    for (let i = 0; i < samples.length; i++) {
      const sample = samples[i] as number;
      input[pending.length + i] = sample >= -1 && sample <= 1 ? sample : sample > 1 ? 1 : sample < -1 ? -1 : 0;
    }
    let at = 0;
    for (; at + WINDOW_SAMPLES <= input.length; at += HOP) take(input.subarray(at, at + WINDOW_SAMPLES));
    pending = input.slice(at);
  };

  return {
    push(samples) {
      received += samples.length;
      push(samples);
    },
    finish() {
      const frames = Math.floor(received / HOP);
      push(new Float32Array(WINDOW_SAMPLES));
      count = frames;
      const cut = (values: Float32Array): Float32Array => values.slice(0, frames);
      return { count, durationS: received / SAMPLE_RATE_HZ, f0Hz: cut(f0Hz), clarity: cut(clarity), rms: cut(rms), changeDb: cut(changeDb) };
    },
  };
}

function meanSquare(samples: Float32Array, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += (samples[i] as number) ** 2;
  return sum / (to - from);
}

/** Root mean square of the bands' differences, the mean difference (a change of loudness) taken away. */
function distance(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  let squares = 0;
  for (let band = 0; band < BANDS; band++) {
    const difference = (a[band] as number) - (b[band] as number);
    sum += difference;
    squares += difference * difference;
  }
  return Math.sqrt(Math.max(0, squares / BANDS - (sum / BANDS) ** 2));
}
