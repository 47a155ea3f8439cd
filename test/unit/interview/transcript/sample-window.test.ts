import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSampleWindow } from '../../../../src/main/interview/transcript/sample-window.ts';

describe('sample window', () => {
  it('gives back any part of what came, however it came', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 2_000 }), { maxLength: 12 }), fc.nat(9_000), fc.nat(9_000), (sizes, a, b) => {
      const window = createSampleWindow();
      let next = 0;
      for (const size of sizes) window.push(Float32Array.from({ length: size }, () => next++), 0);
      expect(window.endSample()).toBe(next);
      const from = Math.min(a, b, next);
      const to = Math.min(Math.max(a, b), next);
      expect(Array.from(window.slice(from, to))).toEqual(Array.from({ length: to - from }, (_, index) => from + index));
    }));
  });

  it('forgets what nobody keeps and knows when the rest came', () => {
    const window = createSampleWindow();
    for (let tenth = 0; tenth < 100; tenth++) window.push(new Float32Array(1_600).fill(1), tenth * 100);
    window.keepOnly([[16_000, 17_600], [158_000, Infinity]]);
    expect(window.heldSamples()).toBeLessThanOrEqual(5 * 1_024);
    expect(window.endSample()).toBe(160_000);
    expect(window.slice(16_000, 17_600).every((sample) => sample === 1)).toBe(true);
    expect(window.slice(100_000, 101_600).every((sample) => sample === 0)).toBe(true);
    expect(window.arrivedMs(160_000)).toBe(9_900);
    expect(window.arrivedMs(100_000)).toBeNull();
    window.keepOnly([]);
    expect(window.heldSamples()).toBe(0);
    window.push(new Float32Array(10).fill(1), 10_000);
    expect(Array.from(window.slice(160_000, 160_010))).toEqual(Array.from({ length: 10 }, () => 1));
  });
});
