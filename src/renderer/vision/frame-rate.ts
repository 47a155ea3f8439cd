/** How often to look: often enough for 10 to 15 pictures a second, seldom enough to leave the machine to the rest. */

/** Glances of 2 s and blinks of 0.2 s are told apart with 15; more shows nothing new. */
const HIGHEST_FPS = 15;
/** Kept up as long as the machine can at all. */
const WANTED_FPS = 10;
/** Share of one core that looking takes at most above the wanted rate, and at most at all. */
const EASY_SHARE = 0.75;
const SHARE = 0.9;
const SMOOTHING = 0.15;

export interface FrameRate {
  /** Whether a picture that comes now is looked at; says yes at most once in the present interval. */
  isDue(atMs: number): boolean;
  /** What looking at the last one cost. */
  spent(costMs: number): void;
  /** The present interval, milliseconds. */
  readonly intervalMs: number;
}

export function createFrameRate(): FrameRate {
  let cost: number | null = null;
  let nextMs = -Infinity;
  const intervalMs = (): number => {
    const costMs = cost ?? 0;
    return Math.max(1_000 / HIGHEST_FPS, Math.min(costMs / EASY_SHARE, 1_000 / WANTED_FPS), costMs / SHARE);
  };
  return {
    isDue(atMs) {
      // A camera's pictures come at their own times: one that is a little early is taken.
      if (atMs < nextMs - intervalMs() * 0.2) return false;
      nextMs = Math.max(nextMs + intervalMs(), atMs + intervalMs() * 0.5);
      return true;
    },
    spent(costMs) {
      cost = cost === null ? costMs : cost + SMOOTHING * (costMs - cost);
    },
    get intervalMs() {
      return intervalMs();
    },
  };
}
