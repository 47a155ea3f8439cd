import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createDrillClock } from '../../../../../src/renderer/candidate/coaching/history/drill-clock.ts';

describe('the time of a drill', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    return () => vi.useRealTimers();
  });

  it('counts down, does not count while it is held, and stops at zero', () => {
    const clock = createDrillClock(1, () => performance.now());
    expect([clock.leftS.get(), clock.isRunning.get()]).toEqual([60, false]);
    clock.resume();
    vi.advanceTimersByTime(20_000);
    clock.hold();
    vi.advanceTimersByTime(60_000);
    expect(clock.leftS.get()).toBe(40);
    clock.resume();
    vi.advanceTimersByTime(41_000);
    expect([clock.leftS.get(), clock.isRunning.get(), vi.getTimerCount()]).toEqual([0, false, 0]);
  });

  it('lets go of its timer', () => {
    const clock = createDrillClock(1, () => performance.now());
    clock.resume();
    clock.close();
    expect(vi.getTimerCount()).toBe(0);
  });
});
