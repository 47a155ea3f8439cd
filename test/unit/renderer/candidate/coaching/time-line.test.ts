import { describe, expect, it } from 'vitest';
import { toAreaPath, toGapPath, toLinePath } from '../../../../../src/renderer/candidate/coaching/analysis/time-line/shapes.ts';
import { meanOver, QUIETEST_DB, summarise, toRuns, toStretches, toTimes, toTracks, valueAt } from '../../../../../src/renderer/candidate/coaching/analysis/time-line/tracks.ts';
import { toCoarseS, toTimeLeftMs } from '../../../../../src/renderer/candidate/coaching/analysis/time-left.ts';

const track = { stepS: 2, values: [10, null, 30, 50] };

describe('tracks on one axis', () => {
  it('have their values in the middle of a step', () => {
    expect(toTimes(track)).toEqual([1, 3, 5, 7]);
    expect([0, 1.9, 2, 4, 7.9, 8, 100].map((timeS) => valueAt(track, timeS))).toEqual([10, 10, null, 30, 50, null, null]);
  });

  it('are left out where nothing was measured, and silence has a lowest level', () => {
    expect(toTracks({ pace: null, voice: null })).toEqual({ pace: null, pitch: null, loudness: null });
    expect(toTracks({ pace: { stepS: 1, wordsPerMinute: [null] }, voice: { stepS: 1, f0Hz: [null], levelDbfs: [-100, -20] } })).toEqual({
      pace: null, pitch: null, loudness: { stepS: 1, values: [QUIETEST_DB, -20] },
    });
  });

  it('are summed up by least, middle and most', () => {
    expect(summarise(track.values)).toEqual({ least: 10, median: 30, most: 50 });
    expect(summarise([null])).toBeNull();
  });

  it('give the mean of a stretch for the table', () => {
    expect(meanOver(track, 0, 4)).toBe(10);
    expect(meanOver(track, 4, 8)).toBe(40);
    expect(meanOver(track, 2, 4)).toBeNull();
  });

  it('are told in stretches of whole seconds, few enough to read', () => {
    expect(toStretches(3.5, 40)).toEqual([{ fromS: 0, toS: 1 }, { fromS: 1, toS: 2 }, { fromS: 2, toS: 3 }, { fromS: 3, toS: 3.5 }]);
    expect(toStretches(3_600, 40)).toHaveLength(30);
    expect(toStretches(400_000, 40).length).toBeLessThanOrEqual(40);
    expect(toStretches(0, 40)).toEqual([]);
  });
});

describe('shapes of tracks', () => {
  it('join what is alike', () => {
    expect(toRuns(['a', 'a', null, 'a'])).toEqual([{ value: 'a', from: 0, to: 2 }, { value: null, from: 2, to: 3 }, { value: 'a', from: 3, to: 4 }]);
  });

  it('stand on the ground, leave gaps open, and stay inside', () => {
    expect(toAreaPath({ stepS: 5, values: [1, null] }, 10, 20)).toBe('M0.00 20V0.0H500.00V20Z');
    expect(toGapPath({ stepS: 5, values: [1, null] }, 10, 20)).toBe('M500.00 8H1000.00V12H500.00Z');
    expect(toLinePath({ stepS: 5, values: [90, null, 0, -10] }, 20, 20, 20)).toBe('M125.00 0.0M625.00 10.0L875.00 15.0');
  });
});

describe('the time that is left', () => {
  it('is told from the pace so far, and only when there is one', () => {
    expect(toTimeLeftMs({ atMs: 0, share: 0.2 }, { atMs: 1_000, share: 0.21 })).toBeNull();
    expect(toTimeLeftMs({ atMs: 0, share: 0.2 }, { atMs: 10_000, share: 0.6 })).toBeCloseTo(10_000);
  });

  it('is rounded up', () => {
    expect([0, 1_000, 31_000, 91_000, 121_000].map(toCoarseS)).toEqual([10, 10, 40, 120, 180]);
  });
});
