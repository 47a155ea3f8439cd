import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { summarise, toTimeline } from '../../../../src/main/interview/proctored/attention-summary.ts';
import type { AttentionSpan } from '../../../../src/main/ports/proctored.ts';

const span = (t0: number, t1: number, state: AttentionSpan['state']): AttentionSpan => ({ t0, t1, state, event: 'looking_ahead', confidence: 0.9, reason: null });

describe('summarise', () => {
  it('is not assessed where nothing was measured', () => {
    expect(summarise([])).toMatchObject({ assessed: false });
  });

  it('weighs states by their time', () => {
    expect(summarise([span(0, 60, 'focused'), span(60, 80, 'distracted'), span(80, 100, 'unknown')])).toEqual({ focusedRatio: 0.6, distractedRatio: 0.2, unknownRatio: 0.2, assessed: true });
  });

  it('lets a single report stand until the next one, ten seconds at most', () => {
    expect(toTimeline([span(0, 0, 'focused'), span(4, 4, 'distracted'), span(60, 60, 'focused')]).map(({ t0, t1 }) => [t0, t1])).toEqual([[0, 4], [4, 14], [60, 70]]);
  });

  it('has shares that sum to 1, and a line without overlap, whatever is told', () => {
    const any = fc.record({ t0: fc.double({ min: 0, max: 1e4, noNaN: true }), length: fc.double({ min: 0, max: 500, noNaN: true }), state: fc.constantFrom('focused' as const, 'distracted' as const, 'unknown' as const) });
    fc.assert(
      fc.property(fc.array(any, { minLength: 1, maxLength: 40 }), (all) => {
        const spans = all.map(({ t0, length, state }) => span(t0, t0 + length, state));
        const line = toTimeline(spans);
        for (const [index, { t0, t1 }] of line.entries()) {
          expect(t1).toBeGreaterThan(t0);
          expect(t1).toBeLessThanOrEqual(line[index + 1]?.t0 ?? Infinity);
        }
        const { focusedRatio, distractedRatio, unknownRatio } = summarise(spans);
        expect(focusedRatio + distractedRatio + unknownRatio).toBeCloseTo(1, 9);
      }),
    );
  });
});
