/** Shoulders out of the landmarks of a body (MediaPipe's pose: 0 the nose, 11 and 12 the person's left and right shoulder). */
import type { Shoulders } from './look.ts';

export interface BodyPoint {
  /** Shares of the picture's width and height. */
  readonly x: number;
  readonly y: number;
  /** 0..1: whether it is seen. */
  readonly visibility: number;
}

/** Points that are less surely seen are guesses. */
const SEEN = 0.6;
const [NOSE, LEFT, RIGHT] = [0, 11, 12] as const;

/** @param aspect width of the picture for one of height. Null where nose or shoulders are not seen. */
export function toShoulders(body: readonly BodyPoint[], aspect: number): Shoulders | null {
  const [nose, left, right] = [body[NOSE], body[LEFT], body[RIGHT]];
  if (nose === undefined || left === undefined || right === undefined || [nose, left, right].some(({ visibility }) => visibility < SEEN)) return null;
  // The person's left is the picture's right.
  const [dx, dy] = [(left.x - right.x) * aspect, left.y - right.y];
  const width = Math.hypot(dx, dy);
  if (dx <= 0 || width < 0.02) return null;
  // Who leans to the right has the right shoulder lower: its y is larger.
  return { leanDeg: (Math.atan2(-dy, dx) * 180) / Math.PI, neck: ((left.y + right.y) / 2 - nose.y) / width };
}
