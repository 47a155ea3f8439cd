/** Slaney's mel filters, as Whisper was trained with: triangles over the frequencies, each of the same area. */
import { BINS } from './mel-fourier.ts';

const HERTZ_PER_MEL = 200 / 3;
/** Linear below, logarithmic above. */
const BREAK_HZ = 1_000;
const BREAK_MEL = BREAK_HZ / HERTZ_PER_MEL;
const LOG_STEP = Math.log(6.4) / 27;

export interface MelFilter {
  /** The first frequency that it hears. */
  readonly start: number;
  /** Weights of that frequency and those after it. */
  readonly weights: Float64Array;
}

const toMel = (hertz: number): number => (hertz < BREAK_HZ ? hertz / HERTZ_PER_MEL : BREAK_MEL + Math.log(hertz / BREAK_HZ) / LOG_STEP);
const toHertz = (mel: number): number => (mel < BREAK_MEL ? mel * HERTZ_PER_MEL : BREAK_HZ * Math.exp((mel - BREAK_MEL) * LOG_STEP));

/** @param count filters between 0 Hz and half the sample rate */
export function createMelFilters(count: number, sampleRateHz: number): readonly MelFilter[] {
  const highest = toMel(sampleRateHz / 2);
  const corners = Array.from({ length: count + 2 }, (_, i) => toHertz((highest * i) / (count + 1)));
  const frequencies = Array.from({ length: BINS }, (_, bin) => (bin * sampleRateHz) / 2 / (BINS - 1));
  return Array.from({ length: count }, (_, filter) => {
    const [low = 0, middle = 0, high = 0] = corners.slice(filter, filter + 3);
    const all = frequencies.map((hertz) => (Math.max(0, Math.min((hertz - low) / (middle - low), (high - hertz) / (high - middle))) * 2) / (high - low));
    const start = Math.max(0, all.findIndex((weight) => weight > 0));
    return { start, weights: Float64Array.from(all.slice(start, all.findLastIndex((weight) => weight > 0) + 1)) };
  });
}
