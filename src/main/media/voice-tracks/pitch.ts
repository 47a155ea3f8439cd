/**
 * Fundamental frequency of one window by the McLeod pitch method: the first high peak of the normalised square difference
 * function (P. McLeod and G. Wyvill, "A smarter way to find pitch", ICMC 2005). The correlation goes by the Fourier transform,
 * whose power also gives the outline of the spectrum.
 */
import { SAMPLE_RATE_HZ } from '../../base/audio.ts';
import { POINTS, transform } from './fourier.ts';

/** 40 ms: a little more than two periods of the lowest voice. */
export const WINDOW_SAMPLES = 640;
export const MIN_F0_HZ = 60;
export const MAX_F0_HZ = 500;
/** The paper's k: the first peak of at least this share of the highest one is the period. It wants 0.8 to 1. */
const PEAK_SHARE = 0.9;
/** A voice at the border is not lost to rounding. */
const TOLERANCE = 0.02;
const MAX_LAG = Math.ceil(SAMPLE_RATE_HZ / (MIN_F0_HZ * (1 - TOLERANCE))) + 1;
/** Power below which a window is digital silence (-90 dBFS). */
const SILENT_POWER = 1e-9;
/** Edges in Hz of the bands that tell one vowel from another. */
const BAND_EDGES_HZ = [100, 350, 600, 850, 1_100, 1_400, 1_750, 2_150, 2_600, 3_200, 4_000];
export const BANDS = BAND_EDGES_HZ.length - 1;
const BAND_EDGES = BAND_EDGES_HZ.map((edgeHz) => Math.round((edgeHz / SAMPLE_RATE_HZ) * POINTS));

export interface PitchReading {
  /** 0 where no period between 60 and 500 Hz is found. */
  f0Hz: number;
  /** Height of the peak, 0..1: what share of the sound repeats itself. */
  clarity: number;
  /** Level of each band in dB. */
  readonly bandsDb: Float64Array;
}

/** The reading is one object, written anew by each call of `read`. */
export function createPitchReader(): { read(window: Float32Array): PitchReading } {
  const real = new Float64Array(POINTS);
  const imaginary = new Float64Array(POINTS);
  const nsdf = new Float64Array(MAX_LAG + 1);
  const reading: PitchReading = { f0Hz: 0, clarity: 0, bandsDb: new Float64Array(BANDS) };

  const correlate = (window: Float32Array, mean: number): void => {
    for (let i = 0; i < WINDOW_SAMPLES; i++) real[i] = (window[i] as number) - mean;
    real.fill(0, WINDOW_SAMPLES);
    imaginary.fill(0);
    transform(real, imaginary);
    for (let i = 0; i < POINTS; i++) real[i] = (real[i] as number) ** 2 + (imaginary[i] as number) ** 2;
    for (let band = 0; band < BANDS; band++) {
      let sum = 0;
      for (let bin = BAND_EDGES[band] as number; bin < (BAND_EDGES[band + 1] as number); bin++) sum += real[bin] as number;
      reading.bandsDb[band] = 10 * Math.log10(sum + 1e-12);
    }
    // The power is real and even: one more forward transform is the inverse, but for its scale.
    imaginary.fill(0);
    transform(real, imaginary);
  };

  return {
    read(window) {
      let sum = 0;
      let power = 0;
      for (let i = 0; i < WINDOW_SAMPLES; i++) {
        const sample = window[i] as number;
        sum += sample;
        power += sample * sample;
      }
      const mean = sum / WINDOW_SAMPLES;
      reading.f0Hz = 0;
      reading.clarity = 0;
      power -= sum * mean;
      if (!(power / WINDOW_SAMPLES > SILENT_POWER)) {
        reading.bandsDb.fill(0);
        return reading;
      }
      correlate(window, mean);
      let energy = 2 * power;
      for (let lag = 0; lag <= MAX_LAG; lag++) {
        nsdf[lag] = energy > 0 ? (2 * (real[lag] as number)) / POINTS / energy : 0;
        energy -= ((window[lag] as number) - mean) ** 2 + ((window[WINDOW_SAMPLES - 1 - lag] as number) - mean) ** 2;
      }
      findPeriod(nsdf, reading);
      return reading;
    },
  };
}

/** Between each rise and fall through zero the highest point is a candidate; the paper's parabola tells where it is exactly. */
function findPeriod(nsdf: Float64Array, reading: PitchReading): void {
  const peaks: number[] = [];
  let lag = 1;
  while (lag < MAX_LAG && (nsdf[lag] as number) > 0) lag++;
  for (let best = 0; lag < MAX_LAG; lag++) {
    const height = nsdf[lag] as number;
    const isPeak = height > 0 && height >= (nsdf[lag - 1] as number) && height > (nsdf[lag + 1] as number);
    if (isPeak && (best === 0 || height > (nsdf[best] as number))) best = lag;
    if (best > 0 && (height <= 0 || lag === MAX_LAG - 1)) {
      peaks.push(best);
      best = 0;
    }
  }
  const highest = peaks.reduce((most, peak) => Math.max(most, nsdf[peak] as number), 0);
  const peak = peaks.find((candidate) => (nsdf[candidate] as number) >= PEAK_SHARE * highest);
  if (peak === undefined) return;
  const [before, here, after] = [nsdf[peak - 1] as number, nsdf[peak] as number, nsdf[peak + 1] as number];
  const bend = before - 2 * here + after;
  const shift = bend === 0 ? 0 : (before - after) / (2 * bend);
  const f0Hz = SAMPLE_RATE_HZ / (peak + shift);
  reading.clarity = Math.min(1, Math.max(0, here - ((before - after) * shift) / 4));
  if (f0Hz >= MIN_F0_HZ * (1 - TOLERANCE) && f0Hz <= MAX_F0_HZ * (1 + TOLERANCE)) reading.f0Hz = f0Hz;
}
