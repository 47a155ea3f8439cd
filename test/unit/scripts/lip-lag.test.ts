import { describe, expect, it } from 'vitest';
import { lipLag } from '../../fixtures/lip-lag.ts';
import type { Point } from '../../fixtures/lips-page.ts';

/** Beginnings and ends of words, milliseconds: none lies to the next as another does. */
const WORDS = [[200, 450], [560, 900], [1_150, 1_300], [1_420, 1_900], [2_010, 2_150], [2_500, 2_850]] as const;
/** A value each `stepMs`. */
const words = (stepMs: number, shiftMs: number): Point[] =>
  Array.from({ length: Math.round(3_000 / stepMs) }, (_, index) => index * stepMs).map((atMs) => [atMs + shiftMs, WORDS.some(([from, to]) => atMs >= from && atMs < to) ? 1 : 0]);

describe('how far lips are behind a sound', () => {
  it.each([0, 60, -40, 150])('finds %i ms', (lagMs) => {
    const { lagsMs, missed } = lipLag({ heard: words(3, 0), drawn: words(16, lagMs) });
    expect([lagsMs.length > 5, missed]).toEqual([true, 0]);
    for (const lag of lagsMs) expect(Math.abs(lag - lagMs)).toBeLessThan(20);
  });

  it('tells of a mouth that does not move', () => {
    const { lagsMs, missed } = lipLag({ heard: words(3, 0), drawn: words(16, 0).map(([atMs]) => [atMs, 0]) });
    expect([lagsMs, missed > 5]).toEqual([[], true]);
  });
});
