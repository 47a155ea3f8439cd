/** Looks that nobody took: a face with what a test says of it, else at rest, level, centred and before the camera. */
import type { FaceSignals } from '../../../../src/renderer/vision/face-signals.ts';
import { toActionUnits } from '../../../../src/renderer/work/expression/action-units.ts';
import type { Look } from '../../../../src/renderer/work/expression/look.ts';

export interface FaceOptions {
  readonly yaw?: number;
  readonly pitch?: number;
  readonly roll?: number;
  /** Of the eyes in the head. */
  readonly gazeX?: number;
  readonly gazeY?: number;
  readonly trust?: number;
  readonly eyesClosed?: number;
  readonly eyeSpan?: number;
  readonly height?: number;
  readonly x?: number;
  readonly y?: number;
}

export function toFace({ yaw = 0, pitch = 0, roll = 0, gazeX = 0, gazeY = 0, trust = 0.9, eyesClosed = 0, eyeSpan = 90, height = 0.4, x = 0.5, y = 0.45 }: FaceOptions = {}): FaceSignals {
  return {
    pose: { yaw, pitch, roll, x: 0, y: 0, distance: 60 },
    gaze: { x: gazeX, y: gazeY, trust },
    box: { x: x - height * 0.35, y: y - height / 2, width: height * 0.7, height },
    eyeSpan, eyesClosed, jawOpen: 0,
  };
}

export function toLookAt(atS: number, face: FaceOptions | null, shapes: Readonly<Record<string, number>> = {}): Look {
  return face === null ? { atS, face: null, units: null, shoulders: null } : { atS, face: toFace(face), units: toActionUnits(shapes), shoulders: null };
}

/** Both sides of a face alike. */
export const both = (name: string, value: number): Record<string, number> => ({ [`${name}Left`]: value, [`${name}Right`]: value });
