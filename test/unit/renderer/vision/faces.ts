/** Faces and readings for tests: one that looks into the camera, changed where the test says so. */
import type { FaceReading, FaceSignals } from '../../../../src/renderer/vision/face-signals.ts';
import type { Gaze } from '../../../../src/renderer/vision/gaze.ts';
import type { HeadPose } from '../../../../src/renderer/vision/head-pose.ts';
import type { Light } from '../../../../src/renderer/vision/light.ts';

/** Ry(yaw) · Rx(-pitch) · Rz(roll), scaled, then moved; column by column. */
export function matrixOf({ yaw, pitch, roll, x, y, distance }: HeadPose, scale = 1): number[] {
  const [a, b, c] = [yaw, -pitch, roll].map((degrees) => (degrees * Math.PI) / 180) as [number, number, number];
  const [sa, ca, sb, cb, sc, cc] = [Math.sin(a), Math.cos(a), Math.sin(b), Math.cos(b), Math.sin(c), Math.cos(c)];
  const columns = [
    [ca * cc + sa * sb * sc, cb * sc, -sa * cc + ca * sb * sc],
    [-ca * sc + sa * sb * cc, cb * cc, sa * sc + ca * sb * cc],
    [sa * cb, -sb, ca * cb],
  ];
  return [...columns.flatMap((column) => [...column.map((value) => value * scale), 0]), x, y, -distance, 1];
}

export interface FaceChange extends Partial<Omit<FaceSignals, 'pose' | 'gaze'>> {
  readonly pose?: Partial<HeadPose>;
  readonly gaze?: Partial<Gaze>;
}

export function faceWith({ pose = {}, gaze = {}, ...rest }: FaceChange = {}): FaceSignals {
  return {
    pose: { yaw: 0, pitch: -5, roll: 0, x: 0, y: 0, distance: 55, ...pose },
    gaze: { x: 0, y: -3, trust: 0.9, ...gaze },
    box: { x: 0.4, y: 0.25, width: 0.2, height: 0.4 },
    eyeSpan: 90,
    eyesClosed: 0.05,
    jawOpen: 0.02,
    ...rest,
  };
}

export const GOOD_LIGHT: Light = { mean: 0.5, face: 0.6, contrast: 0.2 };

export function readingOf(faces: readonly FaceSignals[], { atMs = 0, light = GOOD_LIGHT }: { readonly atMs?: number; readonly light?: Light | null } = {}): FaceReading {
  return { atMs, faces, light, shapes: null };
}
