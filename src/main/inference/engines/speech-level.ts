/**
 * One level for all voices. The loudness is ITU-R BS.1770-5's integrated one (K-weighting, blocks of 400 ms, gates at
 * -70 LUFS and 10 LU below the mean), turned to -20 LUFS: EBU R 128 asks for -23 for programmes, and speech alone that is
 * played by small loudspeakers wants a little more (AES TD1008 has -18 to -20 for speech).
 */
import type { RenderedSpeech } from '../protocol.ts';

export const TARGET_LUFS = -20;
/** -1 dBFS. */
export const MAX_PEAK = 10 ** (-1 / 20);
/** A voice that is nearly silent is no voice: it is not turned up into noise. */
const MAX_GAIN = 16;
const FADE_S = 0.005;
const LOOK_AHEAD_S = 0.005;
/** Silence kept before and after the words. */
const LEAD_S = 0.04;
const TAIL_S = 0.22;
const CLAUSE_TAIL_S = 0.1;
/** Share of the loudest level below which there is silence: 45 dB. */
const SILENT = 0.0056;

/**
 * No constant offset, silences of one length, one loudness, no peak over -1 dBFS, ends that fade to nothing (so that pieces
 * join without a click). Phoneme times move along.
 * @param isClause more of the same sentence follows
 */
export function toFinished({ samples, sampleRateHz, phonemes }: RenderedSpeech, isClause: boolean): RenderedSpeech {
  const centred = withoutOffset(samples);
  const [first, last] = spokenSpan(centred, sampleRateHz);
  const start = Math.max(0, first - Math.round(LEAD_S * sampleRateHz));
  const cut = centred.slice(start, last + Math.round((isClause ? CLAUSE_TAIL_S : TAIL_S) * sampleRateHz));
  const gain = Math.min(MAX_GAIN, 10 ** ((TARGET_LUFS - loudness(cut, sampleRateHz)) / 20));
  const levelled = limited(cut.map((sample) => sample * gain), sampleRateHz);
  fadeEnds(levelled, Math.round(FADE_S * sampleRateHz));
  // A model counts the silence before and after the words to the sounds beside it.
  const within = (timeS: number): number => Math.min(last / sampleRateHz, Math.max(first / sampleRateHz, timeS)) - start / sampleRateHz;
  return {
    samples: levelled,
    sampleRateHz,
    phonemes: phonemes.map(({ symbol, startS, endS }) => ({ symbol, startS: within(startS), endS: within(endS) })).filter(({ startS, endS }) => endS > startS),
  };
}

/** No model speaks louder; what is no number, or beyond all measure, must not spread over the rest. */
const MAX_SAMPLE = 8;

function withoutOffset(samples: Float32Array): Float32Array {
  const clean = samples.map((sample) => (Number.isNaN(sample) ? 0 : Math.min(MAX_SAMPLE, Math.max(-MAX_SAMPLE, sample))));
  const mean = clean.reduce((sum, sample) => sum + sample, 0) / Math.max(1, clean.length);
  return clean.map((sample) => sample - mean);
}

function spokenSpan(samples: Float32Array, sampleRateHz: number): [number, number] {
  const block = Math.round(0.01 * sampleRateHz);
  const levels = Array.from({ length: Math.ceil(samples.length / block) }, (_, i) => Math.sqrt(meanSquare(samples.subarray(i * block, (i + 1) * block))));
  const threshold = levels.reduce((most, level) => Math.max(most, level), 0) * SILENT;
  const first = levels.findIndex((level) => level > threshold);
  if (first < 0) return [0, samples.length];
  const last = levels.findLastIndex((level) => level > threshold);
  return [first * block, Math.min(samples.length, (last + 1) * block)];
}

/** Integrated loudness in LUFS of one channel; -Infinity for silence. What is shorter than a block is one block. */
export function loudness(samples: Float32Array, sampleRateHz: number): number {
  const weighted = kWeighted(samples, sampleRateHz);
  const block = Math.round(0.4 * sampleRateHz);
  const step = Math.round(0.1 * sampleRateHz);
  const powers: number[] = [];
  for (let at = 0; at === 0 || at + block <= weighted.length; at += step) powers.push(meanSquare(weighted.subarray(at, at + block)));
  const above = (limit: number): number => {
    const kept = powers.filter((power) => toLufs(power) > limit);
    return toLufs(kept.reduce((sum, power) => sum + power, 0) / kept.length);
  };
  const absolute = above(-70);
  return Number.isNaN(absolute) ? -Infinity : above(absolute - 10);
}

const toLufs = (power: number): number => -0.691 + 10 * Math.log10(power);

function meanSquare(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return sum / Math.max(1, samples.length);
}

/** The standard's two filters, a high shelf and a high pass, given for 48 kHz: here made from their analogue figures for any rate. */
function kWeighted(samples: Float32Array, sampleRateHz: number): Float32Array {
  const shelf = Math.tan((Math.PI * 1_681.974450955533) / sampleRateHz);
  const [quality, high, band] = [0.7071752369554196, 10 ** (3.999843853973347 / 20), 10 ** ((3.999843853973347 / 20) * 0.4996667741545416)];
  const norm = 1 + shelf / quality + shelf * shelf;
  const shelved = biquad(samples, [
    (high + (band * shelf) / quality + shelf * shelf) / norm, (2 * (shelf * shelf - high)) / norm, (high - (band * shelf) / quality + shelf * shelf) / norm,
    (2 * (shelf * shelf - 1)) / norm, (1 - shelf / quality + shelf * shelf) / norm,
  ]);
  const pass = Math.tan((Math.PI * 38.13547087602444) / sampleRateHz);
  const passQuality = 0.5003270373238773;
  const passNorm = 1 + pass / passQuality + pass * pass;
  return biquad(shelved, [1, -2, 1, (2 * (pass * pass - 1)) / passNorm, (1 - pass / passQuality + pass * pass) / passNorm]);
}

function biquad(samples: Float32Array, [b0, b1, b2, a1, a2]: readonly [number, number, number, number, number]): Float32Array {
  const output = new Float32Array(samples.length);
  let [x1, x2, y1, y2] = [0, 0, 0, 0];
  for (let i = 0; i < samples.length; i++) {
    const x = samples[i] ?? 0;
    const y = b0 * x + b1 * x1 + b2 * x2 - a1 * y1 - a2 * y2;
    [x2, x1, y2, y1] = [x1, x, y1, y];
    output[i] = y;
  }
  return output;
}

/** Turns down what would pass the limit, a few milliseconds ahead and smoothly, so that the rest keeps its loudness. */
function limited(samples: Float32Array, sampleRateHz: number): Float32Array {
  if (samples.every((sample) => Math.abs(sample) <= MAX_PEAK)) return samples;
  const reach = Math.round(LOOK_AHEAD_S * sampleRateHz);
  const least = new Float32Array(samples.length).fill(1);
  for (let i = 0; i < samples.length; i++) {
    const gain = MAX_PEAK / Math.abs(samples[i] ?? 0);
    if (gain < 1) for (let j = Math.max(0, i - reach); j <= Math.min(samples.length - 1, i + reach); j++) least[j] = Math.min(least[j] ?? 1, gain);
  }
  // The mean over the same reach is smooth, and at a peak made only of gains that are small enough for it.
  const output = new Float32Array(samples.length);
  const at = (i: number): number => least[Math.min(samples.length - 1, Math.max(0, i))] ?? 1;
  let sum = 0;
  for (let i = -reach; i <= reach; i++) sum += at(i);
  for (let i = 0; i < samples.length; i++) {
    const sample = (samples[i] ?? 0) * (sum / (2 * reach + 1));
    output[i] = Math.min(MAX_PEAK, Math.max(-MAX_PEAK, sample));
    sum += at(i + reach + 1) - at(i - reach);
  }
  return output;
}

function fadeEnds(samples: Float32Array, length: number): void {
  const count = Math.min(length, samples.length >> 1);
  for (let i = 0; i < count; i++) {
    const gain = 0.5 - 0.5 * Math.cos((Math.PI * i) / count);
    samples[i] = (samples[i] ?? 0) * gain;
    const end = samples.length - 1 - i;
    samples[end] = (samples[end] ?? 0) * gain;
  }
}
