/** The counter of an interpreter that counts, as the thread around it reads and sets it. */
import type { Steps } from '../ports/runner.ts';
import { STEPS_LEFT } from './meter/meter.ts';

/** Why an interpreter ended, in the words of a thread. */
export const STEPS_USED_UP = 'steps used up';

/** For what is not the candidate's: only time ends it. */
const UNLIMITED = 2n ** 62n;

export interface StepCounter {
  /** Counts what `work` does as this part of the request; the module traps when it takes more than the limit. */
  during<T>(part: keyof Steps, limit: number, work: () => T): T;
  /** Forgets the parts of the last request. */
  reset(): void;
  /**
   * Takes what a call costs that calls nothing for the way in and out, which no later call is charged with. Before the
   * code of strangers is there.
   */
  calibrate(trip: () => void): void;
  taken(): Steps | null;
  isUsedUp(): boolean;
}

/** @param exported of a module that `withStepCounter` made */
export function createStepCounter(exported: WebAssembly.Exports): StepCounter {
  const left = exported[STEPS_LEFT] as WebAssembly.Global<'i64'>;
  let wayIn = 0;
  let parts: { -readonly [part in keyof Steps]: number } | null = null;
  const counter: StepCounter = {
    during(part, limit, work) {
      const start = BigInt(limit + (part === 'call' ? wayIn : 0));
      left.value = start;
      try {
        return work();
      } finally {
        const taken = Number(start - left.value);
        parts ??= { before: 0, call: 0, after: 0 };
        parts[part] += part === 'call' ? Math.max(1, taken - wayIn) : taken;
        if (left.value >= 0n) left.value = UNLIMITED;
      }
    },
    reset() {
      parts = null;
      left.value = UNLIMITED;
    },
    calibrate(trip) {
      // The first time is dearer: the interpreter gets to know its own code.
      for (let times = 0; times < 3; times++) {
        wayIn = 0;
        counter.reset();
        counter.during('call', Number.MAX_SAFE_INTEGER, trip);
        wayIn = (parts?.call ?? 1) - 1;
      }
      counter.reset();
    },
    taken: () => parts,
    isUsedUp: () => left.value < 0n,
  };
  return counter;
}
