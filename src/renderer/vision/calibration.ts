/** What looking at the screen looks like for one person at one desk: five points, two seconds each. May be left out. */
import type { FaceReading, FaceSignals } from './face-signals.ts';
import { towardCamera, type Direction } from './head-pose.ts';

export const CALIBRATION_POINTS = ['centre', 'left', 'right', 'top', 'bottom'] as const;
export type CalibrationPoint = (typeof CALIBRATION_POINTS)[number];

export interface Calibration {
  /** Where head and eyes together point when the centre of the screen is looked at; degrees from the line to the camera. */
  readonly neutral: Direction;
  /** Where the head alone points then. */
  readonly head: Direction;
  /** Degrees from neutral within which the look counts as on the screen, all positive; left and right in the picture, not mirrored. */
  readonly range: { readonly left: number; readonly right: number; readonly up: number; readonly down: number };
  /** 0..1: how steady the looks were and how clearly they were apart; 0 where nothing was calibrated. */
  readonly quality: number;
}

/**
 * Without a calibration: a camera on top of the screen, whose middle lies about 10° below it at arm's length. A screen
 * of 60 cm at 60 cm takes 27° to each side; a second one, notes and the keyboard are given the benefit of the doubt.
 */
export const UNCALIBRATED: Calibration = { neutral: { x: 0, y: -10 }, head: { x: 0, y: -5 }, range: { left: 32, right: 32, up: 25, down: 30 }, quality: 0 };

/** Where eyes are no longer believed (see gaze.ts). */
export const LEAST_TRUST = 0.4;

/** Beyond a screen's edge that was looked at: as wide as gaze by a camera errs. */
const MARGIN = 12;
const NARROWEST = 18;
const WIDEST = 45;
/** Fewer looks tell nothing of a point. */
const LEAST_READINGS = 5;
const BLINK = 0.5;
/** The spread of a steady look, and of one that says nothing; degrees. */
const STEADY = 2;
const RESTLESS = 10;

/** Where head and eyes together point, degrees from the line to the camera; the head alone where the eyes are not believed. */
export function lookOf({ pose, gaze }: FaceSignals): Direction {
  const head = towardCamera(pose);
  return gaze.trust < LEAST_TRUST ? head : { x: head.x + gaze.x, y: head.y + gaze.y };
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
const middle = (looks: readonly Direction[]): Direction => ({ x: median(looks.map(({ x }) => x)), y: median(looks.map(({ y }) => y)) });
/** Mean absolute deviation of both axes. */
function spread(looks: readonly Direction[]): number {
  const { x, y } = middle(looks);
  return looks.reduce((sum, look) => sum + Math.hypot(look.x - x, look.y - y), 0) / Math.max(1, looks.length);
}
const within = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

export interface Calibrator {
  /** Readings with no face, with several, or with closed eyes are left out. */
  add(point: CalibrationPoint, reading: FaceReading): void;
  /** Whether enough was seen of this point. */
  isSeen(point: CalibrationPoint): boolean;
  /** Null while the centre was not seen. Points that were not seen keep the range of {@link UNCALIBRATED}. */
  result(): Calibration | null;
}

export function createCalibrator(): Calibrator {
  const seen = new Map<CalibrationPoint, FaceSignals[]>(CALIBRATION_POINTS.map((point) => [point, []]));
  const of = (point: CalibrationPoint): readonly FaceSignals[] => seen.get(point) ?? [];
  const isSeen = (point: CalibrationPoint): boolean => of(point).length >= LEAST_READINGS;
  return {
    add(point, { faces }) {
      const [face, other] = faces;
      if (face !== undefined && other === undefined && face.eyesClosed < BLINK) seen.get(point)?.push(face);
    },
    isSeen,
    result() {
      if (!isSeen('centre')) return null;
      const neutral = middle(of('centre').map(lookOf));
      const look = (point: CalibrationPoint): Direction | null => (isSeen(point) ? middle(of(point).map(lookOf)) : null);
      const range = (point: CalibrationPoint, away: (at: Direction) => number, otherwise: number): number => {
        const at = look(point);
        return at === null ? otherwise : within(away(at) + MARGIN, NARROWEST, WIDEST);
      };
      const points = CALIBRATION_POINTS.filter(isSeen);
      const restless = points.reduce((sum, point) => sum + spread(of(point).map(lookOf)), 0) / points.length;
      const [left, right] = [look('left'), look('right')];
      // On the person's left is the picture's right.
      const isApart = left !== null && right !== null && left.x > right.x;
      const steady = within(1 - (restless - STEADY) / (RESTLESS - STEADY), 0, 1);
      return {
        neutral,
        head: middle(of('centre').map(({ pose }) => towardCamera(pose))),
        range: {
          left: range('right', ({ x }) => neutral.x - x, UNCALIBRATED.range.left),
          right: range('left', ({ x }) => x - neutral.x, UNCALIBRATED.range.right),
          up: range('top', ({ y }) => y - neutral.y, UNCALIBRATED.range.up),
          down: range('bottom', ({ y }) => neutral.y - y, UNCALIBRATED.range.down),
        },
        quality: steady * (points.length / CALIBRATION_POINTS.length) * (isApart ? 1 : 0.5),
      };
    },
  };
}
