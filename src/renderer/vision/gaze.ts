/**
 * Where the eyes point within the head, by two estimates that do not share their source: the model's eye shapes
 * (ARKit's names) and the place of the iris between the corners of the eye. Where they disagree (glare on glasses,
 * half-closed lids, a dark face) the direction is not believed.
 */
import type { Direction } from './head-pose.ts';

export interface Landmark {
  readonly x: number;
  readonly y: number;
}

export interface Gaze extends Direction {
  /** 0..1: how far both eyes and both estimates agree. */
  readonly trust: number;
}

/** Full deflection of an eye shape: about the range in which eyes move without the head (20° to 35° in anatomy). */
const SHAPE_DEGREES = { x: 30, y: 25 } as const;
/** Mean of adults: an eye opening 30 mm wide, an iris 12 mm before the centre of the turning eyeball. */
const OPENING_TO_RADIUS = 30 / 12;
/** Estimates that are this far apart say nothing (ours: about the width of a screen at arm's length). */
const DISAGREEMENT_DEGREES = 30;

/** Landmarks of the mesh with irises: [corner at the picture's left, corner at its right, centre of the iris]. */
const PERSONS_LEFT = [362, 263, 473] as const;
const PERSONS_RIGHT = [33, 133, 468] as const;

export type Shapes = Readonly<Record<string, number>>;

function byShapes(shape: (name: string) => number): { readonly left: Direction; readonly right: Direction } {
  const of = (side: 'Left' | 'Right', outward: 1 | -1): Direction => ({
    x: outward * (shape(`eyeLookOut${side}`) - shape(`eyeLookIn${side}`)) * SHAPE_DEGREES.x,
    y: (shape(`eyeLookUp${side}`) - shape(`eyeLookDown${side}`)) * SHAPE_DEGREES.y,
  });
  return { left: of('Left', 1), right: of('Right', -1) };
}

/** The sideways turn of one eye, degrees; null where the mesh has no irises. */
function byIris(landmarks: readonly Landmark[], eye: readonly [number, number, number]): number | null {
  const [from, to, iris] = eye.map((index) => landmarks[index]);
  if (from === undefined || to === undefined || iris === undefined) return null;
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = dx * dx + dy * dy;
  if (length < 1e-9) return null;
  const share = ((iris.x - from.x) * dx + (iris.y - from.y) * dy) / length;
  return (Math.asin(Math.min(1, Math.max(-1, (share - 0.5) * OPENING_TO_RADIUS))) * 180) / Math.PI;
}

const apart = (a: number, b: number): number => Math.max(0, 1 - Math.abs(a - b) / DISAGREEMENT_DEGREES);

/** @param landmarks in units of one length for both axes (pixels, not shares of width and height) */
export function toGaze(shapes: Shapes, landmarks: readonly Landmark[]): Gaze {
  const { left, right } = byShapes((name) => shapes[name] ?? 0);
  const shapeX = (left.x + right.x) / 2;
  const irises = [byIris(landmarks, PERSONS_LEFT), byIris(landmarks, PERSONS_RIGHT)].filter((turn) => turn !== null);
  const irisX = irises.length === 2 ? ((irises[0] ?? 0) + (irises[1] ?? 0)) / 2 : null;
  return {
    x: irisX === null ? shapeX : (shapeX + irisX) / 2,
    y: (left.y + right.y) / 2,
    trust: Math.min(apart(left.x, right.x), apart(left.y, right.y), irisX === null ? 0.5 : apart(shapeX, irisX)),
  };
}
