import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createStreamInput } from '../../../../src/main/apis/screening/stream-input.ts';
import { toFloat32, toPcm16 } from '../../../../src/main/media/pcm.ts';
import { resample } from '../../../../src/main/media/resample.ts';

/** Cut at these places, which may lie inside a sample or be the same. */
function heard(bytes: Uint8Array, rateHz: number, cuts: readonly number[]): Uint8Array {
  const input = createStreamInput(rateHz);
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  return Buffer.concat([...places.slice(1).map((to, index) => Buffer.from(input.push(bytes.subarray(places[index], to)))), input.flush()]);
}

const cuts = fc.array(fc.nat(100_000), { maxLength: 20 });

describe('stream input', () => {
  it('keeps every whole sample at our own rate, however it was cut', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 2_000 }), cuts, (bytes, places) => {
      expect(Buffer.from(heard(bytes, 16_000, places)).equals(bytes.subarray(0, bytes.length - (bytes.length % 2)))).toBe(true);
    }));
  });

  it('changes the rate as if all had come at once', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 2_000 }), cuts, fc.integer({ min: 320, max: 1_920 }), (bytes, places, step) => {
      const rateHz = step * 25;
      const whole = toPcm16(resample(toFloat32(bytes), rateHz, 16_000));
      const pieces = heard(bytes, rateHz, places);
      expect(pieces.length).toBe(Math.ceil((bytes.length >> 1) * 16_000 / rateHz) * 2);
      expect(Buffer.from(pieces).equals(whole)).toBe(true);
    }), { numRuns: 50 });
  });
});
