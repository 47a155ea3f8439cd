import fc from 'fast-check';
import { WhisperFeatureExtractor } from '@xenova/transformers';
import { describe, expect, it } from 'vitest';
import { createMelFilters } from '../../../../src/main/inference/engines/mel-filters.ts';
import { BINS, createPowerSpectra, WINDOW_SAMPLES } from '../../../../src/main/inference/engines/mel-fourier.ts';
import { createMelSpectrogram, MEL_BANDS } from '../../../../src/main/inference/engines/mel.ts';

const SETTINGS = { feature_size: 80, hop_length: 160, n_fft: 400, n_samples: 480_000, nb_max_frames: 3_000, sampling_rate: 16_000 };

/** Speech-like: tones that come and go over noise, the same at each run. */
function sound(length: number, seed: number): Float32Array {
  let state = seed;
  return Float32Array.from({ length }, (_, i) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    const tone = Math.sin(i * 0.05) * Math.sin(i * 0.0003) + 0.5 * Math.sin(i * 0.31) * Math.sin(i * 0.0011);
    return 0.3 * tone + 0.02 * (state / 0x40000000 - 1);
  });
}

function largestDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let largest = a.length === b.length ? 0 : Infinity;
  for (let i = 0; i < a.length; i++) largest = Math.max(largest, Math.abs((a[i] ?? 0) - (b[i] ?? 0)));
  return largest;
}

describe('power spectra', () => {
  it('are those of the definition, for both windows', () => {
    const values = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: WINDOW_SAMPLES, maxLength: WINDOW_SAMPLES });
    const expected = (window: readonly number[]): number[] => Array.from({ length: BINS }, (_, k) => {
      let real = 0;
      let imaginary = 0;
      window.forEach((value, i) => {
        real += value * Math.cos((2 * Math.PI * k * i) / WINDOW_SAMPLES);
        imaginary -= value * Math.sin((2 * Math.PI * k * i) / WINDOW_SAMPLES);
      });
      return real ** 2 + imaginary ** 2;
    });
    const spectra = createPowerSpectra();
    fc.assert(fc.property(values, values, (first, second) => {
      spectra.first.set(first);
      spectra.second.set(second);
      spectra.transform();
      expect(largestDifference(spectra.firstPower, expected(first))).toBeLessThan(1e-8);
      expect(largestDifference(spectra.secondPower, expected(second))).toBeLessThan(1e-8);
    }), { numRuns: 10 });
  });
});

describe('mel filters', () => {
  it('cover every frequency between the first and the last corner', () => {
    const filters = createMelFilters(MEL_BANDS, 16_000);
    const covered = new Set(filters.flatMap(({ start, weights }) => Array.from(weights, (_, i) => start + i)));
    expect(covered.size).toBeGreaterThan(195);
    for (const { weights } of filters) expect(weights.length).toBeGreaterThan(0);
  });
});

describe('the spectrogram', () => {
  const extractor = new WhisperFeatureExtractor(SETTINGS);
  const spectrogram = createMelSpectrogram();
  const expected = async (samples: Float32Array): Promise<{ data: Float32Array; dims: number[] }> =>
    ((await extractor(samples)) as { input_features: { data: Float32Array; dims: number[] } }).input_features;

  it.each([1, 399, 16_000, 77_777, 480_000])('is that of transformers.js for %i samples', async (length) => {
    const samples = sound(length, length);
    const { data, dims } = await expected(samples);
    const own = spectrogram(samples, 3_000);
    expect(dims).toEqual([1, MEL_BANDS, own.frames]);
    expect(largestDifference(own.data, data)).toBeLessThan(1e-4);
  });

  it('is the same in a shorter context, as far as that goes', async () => {
    const samples = sound(32_000, 5);
    const { data } = await expected(samples);
    const own = spectrogram(samples, 600);
    for (let band = 0; band < MEL_BANDS; band++) {
      expect(largestDifference(own.data.subarray(band * 600, (band + 1) * 600), data.subarray(band * 3_000, band * 3_000 + 600))).toBeLessThan(1e-4);
    }
  });

  it('is flat for silence', () => {
    expect(new Set(spectrogram(new Float32Array(16_000), 600).data)).toEqual(new Set([-1.5]));
  });
});
