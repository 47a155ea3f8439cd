/** How often, and how soon, a process that died is started again. */
import type { Clock } from '../ports/clock.ts';
import type { Crash } from './engine-host.ts';

/** The first restart is at once: somebody is speaking. */
const WAITS_MS = [0, 1_000, 5_000] as const;
/** What dies more often than there are waits within this time is left alone until it has passed. */
const WINDOW_MS = 10 * 60_000;

export interface Restarts {
  /** Notes a crash that happened now. */
  note(): Crash;
  isAllowed(): boolean;
  /** Resolves when the next start is due; at once when there was no crash, or after `cancel`. */
  pause(): Promise<void>;
  cancel(): void;
}

export function createRestarts(clock: Clock): Restarts {
  let crashesMs: number[] = [];
  let dueMs = 0;
  let stopWaiting = (): void => undefined;

  const forgetOld = (): void => {
    crashesMs = crashesMs.filter((atMs) => clock.nowMs() - atMs < WINDOW_MS);
  };
  const isAllowed = (): boolean => {
    forgetOld();
    return crashesMs.length <= WAITS_MS.length;
  };

  return {
    note() {
      crashesMs.push(clock.nowMs());
      const willRestart = isAllowed();
      const crashes = crashesMs.length;
      // The oldest of those that must be forgotten before it may start again.
      const untilForgottenMs = WINDOW_MS - (clock.nowMs() - (crashesMs[crashes - WAITS_MS.length - 1] ?? 0));
      const waitMs = willRestart ? (WAITS_MS[crashes - 1] ?? 0) : untilForgottenMs;
      dueMs = willRestart ? clock.nowMs() + waitMs : 0;
      return { crashes, willRestart, waitMs };
    },
    isAllowed,
    pause() {
      const waitMs = dueMs - clock.nowMs();
      if (waitMs <= 0) return Promise.resolve();
      return new Promise((resolve) => {
        const stopTimer = clock.after(waitMs, resolve);
        stopWaiting = () => {
          stopTimer();
          resolve();
        };
      });
    },
    cancel: () => stopWaiting(),
  };
}
