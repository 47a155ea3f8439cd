/**
 * What one picture says about attention. Thresholds are ours, chosen so that doubt never counts against the person:
 * what cannot be seen well is unclear, not away.
 */
import { LEAST_TRUST, lookOf, type Calibration } from './calibration.ts';
import type { FaceReading, FaceSignals } from './face-signals.ts';
import { towardCamera, type Direction } from './head-pose.ts';
import type { Light } from './light.ts';

/** Why something is unknown. `glasses`: the eyes could not be read, as with glare on glasses. */
export type UnknownReason =
  | 'starting' | 'low_light' | 'too_bright' | 'too_far' | 'glasses' | 'eyes_closed' | 'several_faces' | 'low_confidence' | 'no_picture' | 'paused' | 'off' | 'failed';

export type Judgement =
  | { readonly kind: 'ahead' | 'away' | 'absent' | 'several'; readonly confidence: number }
  | { readonly kind: 'unclear'; readonly reason: UnknownReason; readonly confidence: number };

export const THRESHOLDS = {
  /** Brightness of a face (0..1 of the coded value) below which landmarks drift; the picture's own where no face is seen. */
  darkFace: 0.15,
  darkPicture: 0.12,
  brightFace: 0.95,
  /** A covered lens shows nearly one brightness. */
  flatPicture: 0.02,
  /** Pixels between the outer corners of the eyes below which an iris is a pixel or two wide. */
  farEyes: 36,
  /** The model's blink shape; open eyes stay below 0.3, closed ones come above 0.5. */
  closedEyes: 0.55,
  /** Eyes of another face at less than this share of the nearest one's width belong to a picture on the wall or to somebody far behind. */
  otherFace: 0.35,
  /** Beyond a range by which the head alone is believed where the eyes are not; degrees. */
  headAlone: 8,
  /** Distance from the edge of a range at which a judgement is as sure as it gets; degrees. */
  sure: 15,
} as const;

const unclear = (reason: UnknownReason, confidence = 0.3): Judgement => ({ kind: 'unclear', reason, confidence });

/** Degrees by which a look is outside the screen (inside: negative). Up is never outside: that is how people think. */
function beyond(look: Direction, neutral: Direction, { left, right, up, down }: Calibration['range']): number {
  const [x, y] = [look.x - neutral.x, look.y - neutral.y];
  const aside = Math.max(x - right, -left - x);
  const below = -down - y;
  // Who thinks looks up, and often aside as well: further than a screen's width it is no longer that.
  return y > up ? Math.max(below, aside - 20) : Math.max(below, aside);
}

function judgeFace(face: FaceSignals, light: Light | null, calibration: Calibration): Judgement {
  const { darkFace, brightFace, farEyes, closedEyes, headAlone, sure } = THRESHOLDS;
  const head = beyond(towardCamera(face.pose), calibration.head, calibration.range);
  const confidence = (outside: number, most: number): number => 0.5 + (most - 0.5) * Math.min(1, Math.abs(outside) / sure);

  if (light?.face != null && light.face < darkFace) return unclear('low_light');
  if (light?.face != null && light.face > brightFace) return unclear('too_bright');
  if (face.eyeSpan < farEyes && Math.abs(face.pose.yaw) < 30) return unclear('too_far');
  // A head turned this far is plain, whatever its eyes do.
  if (head > headAlone && face.gaze.trust < LEAST_TRUST) return { kind: 'away', confidence: confidence(head - headAlone, 0.8) };
  if (face.eyesClosed > closedEyes) return head > headAlone ? { kind: 'away', confidence: confidence(head - headAlone, 0.8) } : unclear('eyes_closed');
  if (face.gaze.trust < LEAST_TRUST) return head < -headAlone ? { kind: 'ahead', confidence: confidence(head, 0.7) } : unclear('glasses');
  const look = beyond(lookOf(face), calibration.neutral, calibration.range);
  return look > 0 ? { kind: 'away', confidence: confidence(look, 0.95) } : { kind: 'ahead', confidence: confidence(look, 0.95) };
}

export function judge({ faces, light }: FaceReading, calibration: Calibration): Judgement {
  const { darkPicture, flatPicture, otherFace } = THRESHOLDS;
  const [face, other] = faces;
  if (face === undefined) {
    const isDark = light !== null && (light.mean < darkPicture || light.contrast < flatPicture);
    return isDark ? unclear('low_light') : { kind: 'absent', confidence: 0.9 };
  }
  if (other !== undefined && other.eyeSpan >= otherFace * face.eyeSpan) return { kind: 'several', confidence: 0.9 };
  return judgeFace(face, light, calibration);
}
