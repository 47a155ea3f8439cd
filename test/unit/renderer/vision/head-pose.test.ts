import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toHeadPose, towardCamera } from '../../../../src/renderer/vision/head-pose.ts';
import { matrixOf } from './faces.ts';

const angle = (most: number) => fc.double({ min: -most, max: most, noNaN: true });

describe('the pose of a head', () => {
  it('is read back from its matrix, whatever the size of the face', () => {
    fc.assert(fc.property(angle(85), angle(85), angle(170), angle(40), angle(40), fc.double({ min: 20, max: 150, noNaN: true }), fc.double({ min: 0.2, max: 5, noNaN: true }), (yaw, pitch, roll, x, y, distance, scale) => {
      const pose = toHeadPose(matrixOf({ yaw, pitch, roll, x, y, distance }, scale));
      expect(pose?.yaw).toBeCloseTo(yaw, 4);
      expect(pose?.pitch).toBeCloseTo(pitch, 4);
      expect(pose?.roll).toBeCloseTo(roll, 4);
      expect([pose?.x, pose?.y, pose?.distance]).toEqual([x, y, distance]);
    }));
  });

  it('never throws and gives finite figures or nothing', () => {
    fc.assert(fc.property(fc.array(fc.double(), { maxLength: 20 }), (matrix) => {
      const pose = toHeadPose(matrix);
      expect(pose === null || Object.values(pose).every(Number.isFinite)).toBe(true);
    }));
  });

  it('is nothing for a head behind the camera', () => {
    expect(toHeadPose(matrixOf({ yaw: 0, pitch: 0, roll: 0, x: 0, y: 0, distance: -30 }))).toBeNull();
  });

  it('faces the camera from any place when it is turned back by as much as it is aside', () => {
    fc.assert(fc.property(angle(30), angle(30), fc.double({ min: 30, max: 100, noNaN: true }), (x, y, distance) => {
      const back = (by: number) => (-Math.atan2(by, distance) * 180) / Math.PI;
      const look = towardCamera({ yaw: back(x), pitch: back(y), roll: 0, x, y, distance });
      expect(look.x).toBeCloseTo(0, 6);
      expect(look.y).toBeCloseTo(0, 6);
    }));
  });
});
