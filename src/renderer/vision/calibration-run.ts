/** The course of a calibration: one point after another, each for a while. Pure: driven by readings. */
import { CALIBRATION_POINTS, createCalibrator, type Calibration, type CalibrationPoint } from './calibration.ts';
import type { FaceReading } from './face-signals.ts';

/** Eyes need this long to arrive at a new point; what is seen meanwhile is not counted. */
const ARRIVE_MS = 700;
const POINT_MS = 2_000;
/** A point at which no face was seen for this long is left out; the centre ends it all. */
const GIVE_UP_MS = 5_000;

export interface CalibrationRun {
  /** The point to look at; null when it is over. */
  point(): CalibrationPoint | null;
  push(reading: FaceReading): void;
  /** Null when it is not over, or when the centre was not seen. */
  result(): Calibration | null;
}

export function createCalibrationRun(): CalibrationRun {
  const calibrator = createCalibrator();
  let index = 0;
  let fromMs: number | null = null;
  const point = (): CalibrationPoint | null => CALIBRATION_POINTS[index] ?? null;
  return {
    point,
    push(reading) {
      const at = point();
      if (at === null) return;
      fromMs ??= reading.atMs;
      const sinceMs = reading.atMs - fromMs;
      if (sinceMs >= ARRIVE_MS) calibrator.add(at, reading);
      if (sinceMs < (calibrator.isSeen(at) ? POINT_MS : GIVE_UP_MS)) return;
      // Nothing comes of it without the centre.
      index = at === 'centre' && !calibrator.isSeen(at) ? CALIBRATION_POINTS.length : index + 1;
      fromMs = reading.atMs;
    },
    result: () => (point() === null ? calibrator.result() : null),
  };
}
