import { createObservable, type Observable } from '../../../data/observable.ts';

export interface DrillClock {
  /** Whole seconds. */
  readonly leftS: Observable<number>;
  readonly isRunning: Observable<boolean>;
  hold(): void;
  resume(): void;
  /** Lets go of the timer. */
  close(): void;
}

/** Counts down to zero once; time that it was held does not count. @param nowMs a clock that only goes on */
export function createDrillClock(minutes: number, nowMs: () => number): DrillClock {
  const leftS = createObservable(Math.round(minutes * 60));
  const isRunning = createObservable(false);
  let timer: ReturnType<typeof setInterval> | undefined;
  let endMs = 0;

  const stop = (): void => {
    clearInterval(timer);
    isRunning.set(false);
  };
  const tick = (): void => {
    leftS.set(Math.max(0, Math.ceil((endMs - nowMs()) / 1_000)));
    if (leftS.get() === 0) stop();
  };
  return {
    leftS, isRunning,
    hold() {
      if (!isRunning.get()) return;
      tick();
      stop();
    },
    resume() {
      if (isRunning.get() || leftS.get() === 0) return;
      endMs = nowMs() + leftS.get() * 1_000;
      isRunning.set(true);
      timer = setInterval(tick, 250);
    },
    close: stop,
  };
}
