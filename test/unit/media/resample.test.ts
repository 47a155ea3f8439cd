import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rms } from '../../../src/main/media/pcm.ts';
import { createResampler, resample } from '../../../src/main/media/resample.ts';

const tone = (frequencyHz: number, rateHz: number, seconds = 0.5): Float32Array =>
  Float32Array.from({ length: Math.round(rateHz * seconds) }, (_, i) => Math.sin((2 * Math.PI * frequencyHz * i) / rateHz));

const middle = (samples: Float32Array): Float32Array => samples.subarray(samples.length >> 2, (samples.length * 3) >> 2);

const RATES = [8_000, 11_025, 16_000, 22_050, 24_000, 44_100, 48_000] as const;

describe('resample', () => {
  it('keeps tones of the pass band: right pitch, level and place', () => {
    fc.assert(
      fc.property(fc.constantFrom(...RATES), fc.constantFrom(...RATES), fc.integer({ min: 50, max: 3_000 }), (from, to, frequencyHz) => {
        const error = resample(tone(frequencyHz, from), from, to).map((v, i) => v - Math.sin((2 * Math.PI * frequencyHz * i) / to));
        expect(rms(middle(error))).toBeLessThan(0.002);
      }),
      { numRuns: 60 },
    );
  });

  it('removes what the lower rate cannot hold', () => {
    expect(rms(middle(resample(tone(12_000, 48_000), 48_000, 16_000)))).toBeLessThan(0.001);
    expect(rms(middle(resample(tone(9_000, 44_100), 44_100, 16_000)))).toBeLessThan(0.001);
  });

  it('gives the same in pieces as at once, and the promised number of samples', () => {
    const pieces = fc.array(fc.integer({ min: 0, max: 700 }), { maxLength: 8 });
    fc.assert(
      fc.property(fc.constantFrom(...RATES), fc.constantFrom(...RATES), pieces, (from, to, sizes) => {
        const whole = tone(440, from, sizes.reduce((a, b) => a + b, 0) / from);
        const resampler = createResampler(from, to);
        const parts: number[] = [];
        let at = 0;
        for (const size of sizes) {
          parts.push(...resampler.push(whole.subarray(at, at + size)));
          at += size;
        }
        parts.push(...resampler.flush());
        expect(parts).toEqual([...resample(whole, from, to)]);
        expect(parts.length).toBe(Math.ceil((whole.length * to) / from));
      }),
    );
  });

  it('does not change what has the right rate already', () => {
    const samples = tone(300, 16_000, 0.01);
    expect([...resample(samples, 16_000, 16_000)]).toEqual([...samples]);
  });
});
