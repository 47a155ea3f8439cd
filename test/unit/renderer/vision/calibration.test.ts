import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CALIBRATION_POINTS, createCalibrator, UNCALIBRATED, type CalibrationPoint } from '../../../../src/renderer/vision/calibration.ts';
import { createCalibrationRun } from '../../../../src/renderer/vision/calibration-run.ts';
import { judge } from '../../../../src/renderer/vision/judgement.ts';
import { faceWith, readingOf } from './faces.ts';

/** Where a person sits before a screen whose left edge is the picture's right. */
const LOOKS: Record<CalibrationPoint, readonly [number, number]> = { centre: [4, -12], left: [24, -12], right: [-16, -12], top: [4, -2], bottom: [4, -26] };
const looking = (point: CalibrationPoint, { jitter = 0, atMs = 0 } = {}) => {
  const [x, y] = LOOKS[point];
  return readingOf([faceWith({ pose: { yaw: x * 0.6 + jitter, pitch: y * 0.6 }, gaze: { x: x * 0.4, y: y * 0.4 } })], { atMs });
};

function calibrated(points: readonly CalibrationPoint[], jitter = 0) {
  const calibrator = createCalibrator();
  for (const point of points) for (let count = 0; count < 10; count += 1) calibrator.add(point, looking(point, { jitter: count % 2 === 0 ? jitter : -jitter }));
  return calibrator.result();
}

describe('calibration', () => {
  it('finds where the screen is, from five looks', () => {
    const result = calibrated(CALIBRATION_POINTS);
    expect(result?.neutral.x).toBeCloseTo(4, 6);
    expect(result?.neutral.y).toBeCloseTo(-12, 6);
    expect(result?.range.right).toBeCloseTo(32, 6);
    expect(result?.range.left).toBeCloseTo(32, 6);
    expect(result?.range.down).toBeCloseTo(26, 6);
    expect(result?.quality).toBe(1);
  });

  it('is none without the centre, and keeps the usual range where a point was not seen', () => {
    expect(calibrated(['left', 'right'])).toBeNull();
    const result = calibrated(['centre']);
    expect(result?.range).toEqual(UNCALIBRATED.range);
    expect(result?.quality).toBeLessThan(0.2);
  });

  it('is of less quality the more restless the looks', () => {
    expect(calibrated(CALIBRATION_POINTS, 6)?.quality ?? 1).toBeLessThan(calibrated(CALIBRATION_POINTS, 1)?.quality ?? 0);
  });

  it('leaves out closed eyes, nobody and several faces', () => {
    const calibrator = createCalibrator();
    for (let count = 0; count < 20; count += 1) {
      calibrator.add('centre', readingOf([]));
      calibrator.add('centre', readingOf([faceWith({ eyesClosed: 0.9 })]));
      calibrator.add('centre', readingOf([faceWith(), faceWith()]));
    }
    expect(calibrator.isSeen('centre')).toBe(false);
  });

  it('calls every calibrated look a look at the screen, wherever the camera stands', () => {
    const angle = fc.double({ min: -25, max: 25, noNaN: true });
    fc.assert(fc.property(angle, angle, fc.double({ min: 5, max: 25, noNaN: true }), (x, y, half) => {
      const readings: Record<CalibrationPoint, readonly [number, number]> = { centre: [x, y], left: [x + half, y], right: [x - half, y], top: [x, y + half], bottom: [x, y - half] };
      const calibrator = createCalibrator();
      const readingAt = ([yaw, pitch]: readonly [number, number]) => readingOf([faceWith({ pose: { yaw, pitch }, gaze: { x: 0, y: 0 } })]);
      for (const point of CALIBRATION_POINTS) for (let count = 0; count < 6; count += 1) calibrator.add(point, readingAt(readings[point]));
      const result = calibrator.result() ?? UNCALIBRATED;
      for (const point of CALIBRATION_POINTS) expect(judge(readingAt(readings[point]), result).kind).toBe('ahead');
    }));
  });

  it('runs from point to point, two seconds each, and gives up where nobody is seen', () => {
    const run = createCalibrationRun();
    const seen: (CalibrationPoint | null)[] = [];
    let atMs = 0;
    for (; run.point() !== null && atMs < 60_000; atMs += 100) {
      const point = run.point() ?? 'centre';
      if (seen.at(-1) !== point) seen.push(point);
      run.push(point === 'top' ? readingOf([], { atMs }) : looking(point, { atMs }));
    }
    expect(seen).toEqual(CALIBRATION_POINTS);
    expect(atMs).toBeGreaterThan(12_500);
    expect(atMs).toBeLessThan(14_500);
    expect(run.result()?.range.up).toBe(UNCALIBRATED.range.up);
  });

  it('is over at once where nobody is seen at the centre', () => {
    const run = createCalibrationRun();
    let atMs = 0;
    for (; run.point() !== null && atMs < 60_000; atMs += 100) run.push(readingOf([], { atMs }));
    expect(atMs).toBeLessThan(6_000);
    expect(run.result()).toBeNull();
  });
});
