import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beyondRest, restingUnits, toActionUnits } from '../../../../src/renderer/work/expression/action-units.ts';
import { dominantOf, toDistribution, toShares, type ExpressionName } from '../../../../src/renderer/work/expression/expressions.ts';
import { CONE, toEyeContact } from '../../../../src/renderer/work/expression/eye-contact.ts';
import { toMovements } from '../../../../src/renderer/work/expression/movement.ts';
import { toPosture, toPostureParts } from '../../../../src/renderer/work/expression/posture.ts';
import { CoachingExpression } from '../../../../src/contracts/desk-coaching.ts';
import { toExpression } from '../../../../src/renderer/work/expression/to-expression.ts';
import { toShoulders } from '../../../../src/renderer/work/expression/shoulders.ts';
import { both, toFace, toLookAt } from './faces.ts';

const TENTHS = (count: number): number[] => Array.from({ length: count }, (_none, index) => (index + 0.5) / 10);

describe('the expression of a face', () => {
  const prototypes: readonly (readonly [ExpressionName, Readonly<Record<string, number>>])[] = [
    ['neutral', {}],
    ['neutral', { jawOpen: 0.7, ...both('mouthLowerDown', 0.4) }],
    ['happy', both('mouthSmile', 0.8)],
    ['happy', { ...both('mouthSmile', 0.7), ...both('eyeSquint', 0.6), jawOpen: 0.4 }],
    ['surprised', { browInnerUp: 0.8, ...both('browOuterUp', 0.7), ...both('eyeWide', 0.6), jawOpen: 0.6 }],
    ['sad', { browInnerUp: 0.7, ...both('mouthFrown', 0.7), ...both('browDown', 0.2) }],
    ['angry', { ...both('browDown', 0.8), ...both('eyeSquint', 0.6), ...both('mouthPress', 0.5) }],
    ['fearful', { browInnerUp: 0.8, ...both('browOuterUp', 0.5), ...both('browDown', 0.5), ...both('eyeWide', 0.7), ...both('mouthStretch', 0.8) }],
    ['disgusted', { ...both('noseSneer', 0.6), ...both('mouthUpperUp', 0.5) }],
  ];
  it.each(prototypes)('is %s by its prototype', (name, shapes) => {
    expect(dominantOf(toShares(toActionUnits(shapes)))).toBe(name);
  });

  it('is a distribution, whatever the face does', () => {
    const unit = fc.double({ min: 0, max: 1, noNaN: true });
    const names = ['browInnerUp', 'browOuterUpLeft', 'browOuterUpRight', 'browDownLeft', 'browDownRight', 'eyeWideLeft', 'eyeSquintLeft', 'noseSneerLeft', 'mouthUpperUpLeft', 'mouthSmileLeft', 'mouthSmileRight', 'mouthFrownLeft', 'mouthStretchLeft', 'mouthPressLeft', 'jawOpen'];
    fc.assert(fc.property(fc.array(fc.dictionary(fc.constantFrom(...names), unit), { minLength: 1, maxLength: 5 }), (faces) => {
      const shares = toDistribution(faces.map((shapes) => toShares(toActionUnits(shapes))));
      const values = Object.values(shares ?? {});
      expect(values.every((value) => value >= 0 && value <= 1)).toBe(true);
      expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 6);
    }));
  });

  it('is measured from the face at rest, and a smile is never rest', () => {
    const stern = toActionUnits({ ...both('browDown', 0.2), ...both('eyeSquint', 0.25) });
    const rest = restingUnits(Array.from({ length: 20 }, () => ({ ...stern, smile: 0.8 })));
    expect([rest.lowBrow, rest.tightLids, rest.smile]).toEqual([0.2, 0.25, 0]);
    expect(beyondRest(stern, rest)).toMatchObject({ lowBrow: 0, tightLids: 0 });
    expect(beyondRest({ ...stern, lowBrow: 1 }, rest).lowBrow).toBe(1);
  });
});

describe('eye contact', () => {
  it('is a look into the cone around the camera, further down than up', () => {
    expect(toEyeContact(toFace())).toBe(1);
    expect(toEyeContact(toFace({ yaw: 20, gazeX: -18 }))).toBe(1);
    expect(toEyeContact(toFace({ yaw: CONE.aside + 1 }))).toBe(0);
    expect(toEyeContact(toFace({ pitch: -CONE.down + 1 }))).toBe(1);
    expect(toEyeContact(toFace({ pitch: CONE.up + 1 }))).toBe(0);
  });

  it('is not asked of closed eyes and of eyes that are too small; the head alone counts where the eyes are not believed', () => {
    expect(toEyeContact(toFace({ eyesClosed: 0.8 }))).toBeNull();
    expect(toEyeContact(toFace({ eyeSpan: 20 }))).toBeNull();
    expect(toEyeContact(toFace({ yaw: 30, gazeX: -30, trust: 0.1 }))).toBe(0);
  });
});

describe('posture', () => {
  const of = (face: Parameters<typeof toFace>[0], movement = 0) => toPostureParts(toFace(face), movement, null, null);
  it('is whole for who sits level, centred, at a good distance and still', () => {
    expect(toPosture(of({}))).toBe(1);
  });
  it.each([
    ['level', { roll: 20 }], ['upright', { pitch: -35 }], ['centred', { x: 0.9 }], ['distance', { height: 0.08 }], ['distance', { height: 0.9 }],
  ] as const)('loses its part where the head is not: %s', (part, face) => {
    expect(of(face)[part]).toBeCloseTo(0, 6);
  });
  it('sees shoulders that lean, and who sinks down from the usual height', () => {
    const face = toFace();
    expect(toPostureParts(face, 0, { leanDeg: 15, neck: 0.6 }, 0.6).shoulders).toBe(0);
    expect(toPostureParts(face, 0, { leanDeg: 0, neck: 0.6 }, 0.6).shoulders).toBe(1);
    expect(toPostureParts(face, 0, { leanDeg: 0, neck: 0.39 }, 0.6).shoulders).toBeCloseTo(0, 6);
  });
});

describe('shoulders', () => {
  const body = (left: readonly [number, number], right: readonly [number, number], visibility = 0.9) =>
    Array.from({ length: 33 }, (_none, index) => ({ x: 0.5, y: 0.3, visibility, ...(index === 11 ? { x: left[0], y: left[1] } : index === 12 ? { x: right[0], y: right[1] } : {}) }));
  it('are level, or lean to the side whose shoulder is lower, whatever the shape of the picture', () => {
    expect(toShoulders(body([0.7, 0.6], [0.3, 0.6]), 1)).toEqual({ leanDeg: expect.closeTo(0, 6), neck: expect.closeTo(0.75, 6) });
    expect(toShoulders(body([0.7, 0.5], [0.3, 0.6]), 1)?.leanDeg).toBeCloseTo((Math.atan2(0.1, 0.4) * 180) / Math.PI, 6);
    expect(toShoulders(body([0.6, 0.5], [0.4, 0.6]), 2)?.leanDeg).toBeCloseTo((Math.atan2(0.1, 0.4) * 180) / Math.PI, 6);
    expect(toShoulders(body([0.7, 0.6], [0.3, 0.5]), 1)?.leanDeg).toBeLessThan(0);
  });
  it('are not guessed', () => {
    expect(toShoulders(body([0.7, 0.6], [0.3, 0.6], 0.3), 1)).toBeNull();
    expect(toShoulders(body([0.3, 0.6], [0.7, 0.6]), 1)).toBeNull();
    expect(toShoulders([], 1)).toBeNull();
  });
});

describe('movement', () => {
  it('is 0 for who sits still, trembling landmarks included, and 1 for who shakes the head', () => {
    const still = toMovements(TENTHS(20).map((atS, index) => toLookAt(atS, { yaw: index % 2 === 0 ? 0.4 : -0.4 })));
    expect(Math.max(...still.filter((value) => value !== null))).toBe(0);
    const shaking = toMovements(TENTHS(20).map((atS, index) => toLookAt(atS, { yaw: index * 6 })));
    expect(shaking.at(-1)).toBe(1);
  });
  it('says nothing at the beginning, and after a time without a face', () => {
    const looks = TENTHS(10).map((atS, index) => toLookAt(atS, index >= 4 && index <= 6 ? null : {}));
    expect(toMovements(looks)).toEqual([null, null, 0, 0, null, null, null, null, null, null].map((value, index) => (index === 2 || index === 3 ? 0 : value)));
  });
});

describe('a whole recording', () => {
  it('is told in figures and a track of its own steps, with the signs that were agreed', () => {
    const looks = TENTHS(100).map((atS, index) => toLookAt(atS, index < 20 ? null : { roll: 10, yaw: 5, pitch: 3 }, index < 60 ? both('mouthSmile', 0.9) : {}));
    const told = toExpression(looks, { durationS: 10, picturesPerS: 10 });
    expect(CoachingExpression.parse(told)).toEqual(told);
    expect(told).toMatchObject({ faceShare: 0.8, smile: { value: 0.5 }, eyeContact: { value: 1 }, dominant: 'happy', movement: { value: 0 } });
    expect(told.track.stepS).toBe(0.1);
    expect([told.track.rollDeg.length, told.track.rollDeg[0], told.track.rollDeg[50], told.track.yawDeg[50], told.track.pitchDeg[50]]).toEqual([100, null, 10, 5, 3]);
    expect([told.track.expression[0], told.track.expression[30], told.track.expression[90]]).toEqual([null, 'happy', 'neutral']);
  });

  it('of an hour has at most 2,000 points, each the mean of its step', () => {
    const perS = 10 / 3;
    const looks = Array.from({ length: 12_000 }, (_none, index) => toLookAt((index + 0.5) / perS, { roll: index < 6_000 ? -4 : 4 }));
    const { track } = toExpression(looks, { durationS: 3_600, picturesPerS: perS });
    expect([track.rollDeg.length, track.stepS, track.rollDeg[500], track.rollDeg[1_500]]).toEqual([2_000, 1.8, -4, 4]);
    expect(track.rollDeg.every((value) => value !== null)).toBe(true);
  });

  it('with nobody in it says nothing', () => {
    const told = toExpression(TENTHS(20).map((atS) => toLookAt(atS, null)), { durationS: 2, picturesPerS: 10 });
    expect(told).toMatchObject({ faceShare: 0, distribution: null, dominant: null, smile: { value: null, confidence: 0 }, movement: { value: null, confidence: 0 } });
  });
});
