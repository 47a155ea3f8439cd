/** What is measured of a face in one picture: numbers only. No feeling is inferred from them anywhere in this folder. */
import { toGaze, type Gaze, type Landmark, type Shapes } from './gaze.ts';
import { toHeadPose, type HeadPose } from './head-pose.ts';
import type { Light } from './light.ts';

export interface Box {
  /** Shares of the picture's width and height, from its left upper corner, not mirrored. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface FaceSignals {
  readonly pose: HeadPose;
  /** Of the eyes within the head. */
  readonly gaze: Gaze;
  readonly box: Box;
  /** Pixels between the outer corners of the eyes. */
  readonly eyeSpan: number;
  /** 0 open .. 1 closed, of the eye that is more open. */
  readonly eyesClosed: number;
  /** 0 closed .. 1 wide open. */
  readonly jawOpen: number;
}

export interface FaceReading {
  /** When the picture was taken, milliseconds of `performance.now()`. */
  readonly atMs: number;
  /** The largest first; two at most are looked for. */
  readonly faces: readonly FaceSignals[];
  /** Null until first measured. */
  readonly light: Light | null;
  /** The model's 52 shapes of the largest face by name, 0..1; null unless asked for. */
  readonly shapes: Shapes | null;
}

/** The part of the landmarker's answer that is read. */
export interface LandmarkerResult {
  readonly faceLandmarks: readonly (readonly Landmark[])[];
  readonly faceBlendshapes: readonly { readonly categories: readonly { readonly categoryName: string; readonly score: number }[] }[];
  readonly facialTransformationMatrixes: readonly { readonly data: readonly number[] }[];
}

export interface Picture {
  readonly width: number;
  readonly height: number;
}

const OUTER_CORNERS = [33, 263] as const;

function boxOf(landmarks: readonly Landmark[]): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of landmarks) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

function toFace(landmarks: readonly Landmark[], shapes: Shapes, matrix: readonly number[], { width, height }: Picture): FaceSignals | null {
  const pose = toHeadPose(matrix);
  if (pose === null || landmarks.length === 0) return null;
  const pixels = landmarks.map(({ x, y }) => ({ x: x * width, y: y * height }));
  const [from, to] = OUTER_CORNERS.map((index) => pixels[index]);
  return {
    pose,
    gaze: toGaze(shapes, pixels),
    box: boxOf(landmarks),
    eyeSpan: from === undefined || to === undefined ? 0 : Math.hypot(to.x - from.x, to.y - from.y),
    eyesClosed: Math.min(shapes.eyeBlinkLeft ?? 0, shapes.eyeBlinkRight ?? 0),
    jawOpen: shapes.jawOpen ?? 0,
  };
}

/** @param picture size in pixels of what was looked at */
export function toFaceReading(result: LandmarkerResult, picture: Picture, atMs: number, light: Light | null): FaceReading {
  const found = result.faceLandmarks.flatMap((landmarks, index) => {
    const shapes: Shapes = Object.fromEntries(result.faceBlendshapes[index]?.categories.map(({ categoryName, score }) => [categoryName, score]) ?? []);
    const face = toFace(landmarks, shapes, result.facialTransformationMatrixes[index]?.data ?? [], picture);
    return face === null ? [] : [{ face, shapes }];
  });
  const sorted = found.sort((a, b) => b.face.box.width * b.face.box.height - a.face.box.width * a.face.box.height);
  return { atMs, faces: sorted.map(({ face }) => face), light, shapes: sorted[0]?.shapes ?? null };
}
