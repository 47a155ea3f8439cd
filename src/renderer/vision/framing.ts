/** Whether somebody sits well in the picture, before an interview. */
import type { FaceReading } from './face-signals.ts';
import { THRESHOLDS } from './judgement.ts';

export interface Framing {
  readonly face: 'good' | 'nobody' | 'several' | 'aside' | 'high' | 'low';
  /** Null while there is no face. */
  readonly distance: 'good' | 'near' | 'far' | null;
  readonly light: 'good' | 'dark' | 'bright' | null;
}

/** Shares of the picture's width and height by which the face's middle may be off: what a webcam still shows whole. */
const ASIDE = 0.2;
const HIGH = 0.25;
/** Share of the picture's height that a face takes: from about 90 cm to about 30 cm before a usual webcam. */
const FAR = 0.22;
const NEAR = 0.75;
/** Stricter than what is still judged: now it can be mended. */
const SPARE = 1.6;

export function toFraming({ faces, light }: FaceReading): Framing {
  const [face, other] = faces;
  const brightness = light?.face ?? light?.mean ?? null;
  const seenLight = brightness === null ? null : brightness < THRESHOLDS.darkFace * SPARE ? 'dark' : brightness > THRESHOLDS.brightFace ? 'bright' : 'good';
  if (face === undefined) return { face: 'nobody', distance: null, light: seenLight };
  const [x, y] = [face.box.x + face.box.width / 2 - 0.5, face.box.y + face.box.height / 2 - 0.5];
  const place = other !== undefined ? 'several' : Math.abs(x) > ASIDE ? 'aside' : y < -HIGH ? 'high' : y > HIGH ? 'low' : 'good';
  return { face: place, distance: face.box.height < FAR ? 'far' : face.box.height > NEAR ? 'near' : 'good', light: seenLight };
}
