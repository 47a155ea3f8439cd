/** What is kept of one picture. */
import type { FaceReading, FaceSignals } from '../../vision/face-signals.ts';
import { THRESHOLDS } from '../../vision/judgement.ts';
import { toActionUnits, type ActionUnits } from './action-units.ts';

export interface Shoulders {
  /** Degrees by which the line of the shoulders leans, to the person's right positive. */
  readonly leanDeg: number;
  /** From the middle of the shoulders up to the nose, in widths of the shoulders: smaller for who sinks down. */
  readonly neck: number;
}

export interface Look {
  readonly atS: number;
  /** The one face; null with none or several. */
  readonly face: FaceSignals | null;
  readonly units: ActionUnits | null;
  readonly shoulders: Shoulders | null;
}

/** Faces far behind, or in pictures on the wall, do not count. */
export function toLook({ faces, shapes }: FaceReading, atS: number, shoulders: Shoulders | null): Look {
  const [face, other] = faces;
  const isOne = face !== undefined && (other === undefined || other.eyeSpan < THRESHOLDS.otherFace * face.eyeSpan);
  return isOne ? { atS, face, units: toActionUnits(shapes ?? {}), shoulders } : { atS, face: null, units: null, shoulders: null };
}
