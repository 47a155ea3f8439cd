/**
 * Whether somebody seems to look at whom they talk to. Nobody is calibrated here: the camera is taken for the other's eyes. People
 * take a gaze for theirs within some 5° aside (Gamer & Hecht 2007), and in a video call until 10° below the camera (Chen 2002);
 * to that comes the error of gaze by a camera without calibration, some 8°.
 */
import { LEAST_TRUST, lookOf } from '../../vision/calibration.ts';
import type { FaceSignals } from '../../vision/face-signals.ts';
import { THRESHOLDS } from '../../vision/judgement.ts';

/** Degrees from the line to the camera. */
export const CONE = { aside: 13, up: 13, down: 18 } as const;

/** 1 or 0; null in a blink, and where the eyes are too small to be read. */
export function toEyeContact(face: FaceSignals): number | null {
  if (face.eyesClosed > THRESHOLDS.closedEyes || face.eyeSpan < THRESHOLDS.farEyes) return null;
  const { x, y } = lookOf(face);
  return Math.abs(x) <= CONE.aside && y <= CONE.up && y >= -CONE.down ? 1 : 0;
}

/** Whether the eyes themselves were believed, not the head alone. */
export const areEyesRead = (face: FaceSignals): boolean => face.gaze.trust >= LEAST_TRUST;
