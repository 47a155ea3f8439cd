import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertWithin, createRateLimit } from '../../../src/main/http/limits.ts';

describe('a rate limit', () => {
  it('lets so many through at once, then one after the other, each caller by itself', () => {
    let now = 0;
    const limit = createRateLimit({ limit: 10, windowMs: 60_000, nowMs: () => now });
    expect(Array.from({ length: 11 }, () => limit.take('a'))).toEqual([...Array.from({ length: 10 }, () => 0), 6]);
    expect(limit.take('b')).toBe(0);
    now = 5_999;
    expect(limit.take('a')).toBe(1);
    now = 6_000;
    expect(limit.take('a')).toBe(0);
    expect(() => assertWithin(limit, 'a')).toThrow(expect.objectContaining({ code: 'RATE_LIMITED', details: { retryAfterS: 6 } }));
  });

  it('never lets more through than the limit and what has filled since', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 20 }), fc.array(fc.integer({ min: 0, max: 2_000 }), { maxLength: 200 }), (most, waits) => {
      let now = 0;
      const limit = createRateLimit({ limit: most, windowMs: 1_000, nowMs: () => now });
      let passed = 0;
      for (const wait of waits) {
        now += wait;
        if (limit.take('x') === 0) passed += 1;
      }
      expect(passed).toBeLessThanOrEqual(most + (now * most) / 1_000);
    }));
  });

  it('remembers callers up to a bound', () => {
    const limit = createRateLimit({ limit: 1, windowMs: 60_000, nowMs: () => 0 });
    limit.take('first');
    for (let index = 0; index < 10_000; index++) limit.take(`caller ${index}`);
    expect(limit.take('first')).toBe(0);
    expect(limit.take('caller 9999')).toBeGreaterThan(0);
  });
});
