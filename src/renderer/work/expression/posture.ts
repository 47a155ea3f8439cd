/** How somebody sits before the camera. Each part is 1 as far as is good, and falls to 0 evenly; bounds are ours, from guides for video calls. */
import type { FaceSignals } from '../../vision/face-signals.ts';
import { towardCamera } from '../../vision/head-pose.ts';
import type { Shoulders } from './look.ts';

/** [as good as it gets up to here, worthless from here] */
const HEAD_LEAN_DEG = [6, 20] as const;
const HEAD_PITCH_DEG = [15, 35] as const;
const ASIDE_SHARE = [0.12, 0.35] as const;
const ABOVE_SHARE = [0.15, 0.35] as const;
const SHOULDER_LEAN_DEG = [4, 15] as const;
/** Share of the neck's usual length that is lost. */
const SUNK_SHARE = [0.1, 0.35] as const;
/** Share of the picture's height that a face takes: [worthless, good, good, worthless]. */
const FACE_HEIGHT = [0.1, 0.2, 0.6, 0.85] as const;
/** A restless seat, as movement 0..1. */
const RESTLESS = [0.35, 1] as const;

const fall = (value: number, [good, bad]: readonly [number, number]): number => Math.min(1, Math.max(0, (bad - value) / (bad - good)));
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

export interface PostureParts {
  readonly level: number;
  readonly upright: number;
  readonly centred: number;
  readonly distance: number;
  readonly steady: number;
  /** Null without the model of bodies. */
  readonly shoulders: number | null;
}

/**
 * @param movement 0..1
 * @param usualNeck the person's own, as the upper tenth of what was seen
 */
export function toPostureParts(face: FaceSignals, movement: number, shoulders: Shoulders | null, usualNeck: number | null): PostureParts {
  const { box, pose } = face;
  const [none, near, far, all] = FACE_HEIGHT;
  const sunk = shoulders === null || usualNeck === null || usualNeck <= 0 ? 0 : 1 - shoulders.neck / usualNeck;
  return {
    level: fall(Math.abs(pose.roll), HEAD_LEAN_DEG),
    upright: fall(Math.abs(towardCamera(pose).y), HEAD_PITCH_DEG),
    centred: Math.min(fall(Math.abs(box.x + box.width / 2 - 0.5), ASIDE_SHARE), fall(Math.abs(box.y + box.height / 2 - 0.45), ABOVE_SHARE)),
    distance: box.height < near ? fall(-box.height, [-near, -none]) : fall(box.height, [far, all]),
    steady: fall(movement, RESTLESS),
    shoulders: shoulders === null ? null : Math.min(fall(Math.abs(shoulders.leanDeg), SHOULDER_LEAN_DEG), fall(sunk, SUNK_SHARE)),
  };
}

/** 0..1: the mean of the parts, so that one fault alone is no bad posture. */
export function toPosture({ level, upright, centred, distance, steady, shoulders }: PostureParts): number {
  return mean([level, upright, centred, distance, steady, ...(shoulders === null ? [] : [shoulders])]);
}
