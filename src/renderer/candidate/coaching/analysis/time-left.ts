/** What is left of a piece of work, told from how fast it went so far. */

export interface Progressed {
  readonly atMs: number;
  readonly share: number;
}

/** Less than this share tells nothing of the pace. */
const LEAST_SHARE = 0.05;

/** Milliseconds; null while nothing can be told. */
export function toTimeLeftMs(first: Progressed, now: Progressed): number | null {
  const done = now.share - first.share;
  return done < LEAST_SHARE || now.atMs <= first.atMs ? null : ((now.atMs - first.atMs) / done) * (1 - now.share);
}

/** Rounded up, so that it does not promise too much: whole tens of seconds in the last minute and a half, whole minutes before. */
export function toCoarseS(leftMs: number): number {
  const leftS = leftMs / 1_000;
  return leftS <= 90 ? Math.max(10, Math.ceil(leftS / 10) * 10) : Math.ceil(leftS / 60) * 60;
}
