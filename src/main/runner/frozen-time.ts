/** Time and chance that are the same in every run: for code whose steps are counted. */

export interface FrozenTime {
  /** Since 1970; each look makes it one millisecond later. */
  nowMs(): number;
  advance(ms: number): void;
  /** The next of a fixed row of bytes. */
  randomByte(): number;
}

const START_MS = Date.UTC(2026, 0, 1);

export function createFrozenTime(): FrozenTime {
  let nowMs = START_MS;
  let seed = 1;
  return {
    nowMs: () => ++nowMs,
    advance(ms) {
      nowMs += Math.max(0, Math.ceil(ms));
    },
    randomByte() {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
      return seed >>> 24;
    },
  };
}
