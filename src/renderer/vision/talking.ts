/** Whether the mouth moves as in speech; a signal beside the states, which it does not change. */

const WINDOW_MS = 1_000;
const LEAST_READINGS = 5;
/** Standard deviation of the jaw's opening (0..1) over a second: a still mouth, open or closed, stays below 0.01. */
const MOVING = 0.03;

export interface Talking {
  /** Null until there is enough to tell. */
  push(jawOpen: number, atMs: number): boolean | null;
}

export function createTalking(): Talking {
  let seen: { readonly jawOpen: number; readonly atMs: number }[] = [];
  return {
    push(jawOpen, atMs) {
      seen = [...seen.filter((one) => atMs - one.atMs < WINDOW_MS), { jawOpen, atMs }];
      if (seen.length < LEAST_READINGS) return null;
      const mean = seen.reduce((sum, one) => sum + one.jawOpen, 0) / seen.length;
      return Math.sqrt(seen.reduce((sum, one) => sum + (one.jawOpen - mean) ** 2, 0) / seen.length) > MOVING;
    },
  };
}
