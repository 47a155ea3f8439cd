import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toGaze, type Landmark } from '../../../../src/renderer/vision/gaze.ts';

/** Two eyes 30 units wide, irises by so many units from the middle, the whole mesh turned in the picture. */
function eyes(iris: number, rollDegrees = 0): Landmark[] {
  const mesh: Landmark[] = Array.from({ length: 478 }, () => ({ x: 0, y: 0 }));
  const [cos, sin] = [Math.cos((rollDegrees * Math.PI) / 180), Math.sin((rollDegrees * Math.PI) / 180)];
  const put = (index: number, x: number) => (mesh[index] = { x: x * cos, y: x * sin });
  [[33, 0], [133, 30], [468, 15 + iris], [362, 60], [263, 90], [473, 75 + iris]].forEach(([index = 0, x = 0]) => put(index, x));
  return mesh;
}
const shape = fc.double({ min: 0, max: 1, noNaN: true });
const look = { toPicturesRight: { eyeLookOutLeft: 0.5, eyeLookInRight: 0.5 }, toPicturesLeft: { eyeLookInLeft: 0.5, eyeLookOutRight: 0.5 } };

describe('gaze', () => {
  it('is straight ahead for eyes at rest', () => {
    const { x, y, trust } = toGaze({}, eyes(0));
    expect(x).toBeCloseTo(0, 9);
    expect(y).toBe(0);
    expect(trust).toBe(1);
  });

  it('goes to the picture’s right when the person looks to the left, by both estimates', () => {
    expect(toGaze(look.toPicturesRight, eyes(0)).x).toBeCloseTo(7.5, 6);
    expect(toGaze({}, eyes(3)).x).toBeCloseTo(7.24, 1);
    expect(toGaze(look.toPicturesRight, eyes(3)).trust).toBeGreaterThan(0.95);
    expect(toGaze(look.toPicturesLeft, eyes(-3)).x).toBeLessThan(-10);
    expect(toGaze({ eyeLookUpLeft: 0.4, eyeLookUpRight: 0.4 }, eyes(0)).y).toBeCloseTo(10, 6);
  });

  it('is not believed where the estimates contradict each other, or the eyes do', () => {
    expect(toGaze(look.toPicturesRight, eyes(-3)).trust).toBeLessThan(0.4);
    expect(toGaze({ eyeLookOutLeft: 0.6, eyeLookOutRight: 0.6 }, eyes(0)).trust).toBeLessThan(0.4);
  });

  it('is half believed where the mesh has no irises', () => {
    const { x, trust } = toGaze(look.toPicturesRight, []);
    expect(x).toBe(15);
    expect(trust).toBe(0.5);
  });

  it('does not change with the roll of the head, and stays finite and within a turn of the eye', () => {
    fc.assert(fc.property(fc.double({ min: -20, max: 20, noNaN: true }), fc.double({ min: -180, max: 180, noNaN: true }), fc.dictionary(fc.constantFrom('eyeLookInLeft', 'eyeLookOutLeft', 'eyeLookInRight', 'eyeLookOutRight', 'eyeLookUpLeft', 'eyeLookDownRight'), shape), (iris, roll, shapes) => {
      const [level, rolled] = [toGaze(shapes, eyes(iris)), toGaze(shapes, eyes(iris, roll))];
      expect(rolled.x).toBeCloseTo(level.x, 6);
      expect(Math.abs(level.x)).toBeLessThanOrEqual(90);
      expect(level.trust).toBeGreaterThanOrEqual(0);
      expect(level.trust).toBeLessThanOrEqual(1);
    }));
  });
});
