import type { Clock } from '../../src/main/ports/clock.ts';

export interface ManualClock extends Clock {
  /** Turns the clock and calls what falls due on the way, in order. */
  advance(byMs: number): void;
}

export function createManualClock(startMs = 0): ManualClock {
  let now = startMs;
  let alarms: { readonly atMs: number; readonly callback: () => void }[] = [];
  return {
    nowMs: () => now,
    date: () => new Date(now),
    after(delayMs, callback) {
      const alarm = { atMs: now + delayMs, callback };
      alarms.push(alarm);
      return () => {
        alarms = alarms.filter((other) => other !== alarm);
      };
    },
    advance(byMs) {
      const end = now + byMs;
      for (;;) {
        const next = alarms.filter(({ atMs }) => atMs <= end).sort((a, b) => a.atMs - b.atMs)[0];
        if (next === undefined) break;
        now = Math.max(now, next.atMs);
        alarms = alarms.filter((alarm) => alarm !== next);
        next.callback();
      }
      now = end;
    },
  };
}
