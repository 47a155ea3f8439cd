import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinSamples, rms, toFloat32, toPcm16 } from '../../../src/main/media/pcm.ts';

describe('pcm', () => {
  it('brings every 16-bit sample back exactly, wherever the bytes start', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.integer({ min: 0, max: 3 }), (bytes, offset) => {
        const placed = new Uint8Array(bytes.length + offset);
        placed.set(bytes, offset);
        const back = toPcm16(toFloat32(placed.subarray(offset)));
        expect([...back]).toEqual([...bytes.subarray(0, bytes.length & ~1)]);
      }),
    );
  });

  it('clamps what is too loud and silences what is not a number', () => {
    expect([...toFloat32(toPcm16(Float32Array.of(2, -2, NaN, Infinity, -Infinity)))]).toEqual([
      32_767 / 32_768, -1, 0, 32_767 / 32_768, -1,
    ]);
  });

  it('joins pieces in their order', () => {
    expect([...joinSamples([Float32Array.of(0.5, 0.25), new Float32Array(0), Float32Array.of(1)])]).toEqual([0.5, 0.25, 1]);
    expect(joinSamples([]).length).toBe(0);
  });

  it('measures loudness', () => {
    expect(rms(new Float32Array(0))).toBe(0);
    expect(rms(Float32Array.of(0.5, -0.5, 0.5))).toBeCloseTo(0.5);
  });
});
