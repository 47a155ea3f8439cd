import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UNCALIBRATED, type Calibration } from '../../../../src/renderer/vision/calibration.ts';
import { judge, type Judgement } from '../../../../src/renderer/vision/judgement.ts';
import type { Light } from '../../../../src/renderer/vision/light.ts';
import { faceWith, GOOD_LIGHT, readingOf, type FaceChange } from './faces.ts';

const of = (change: FaceChange, light: Light | null = GOOD_LIGHT, calibration: Calibration = UNCALIBRATED): Judgement => judge(readingOf([faceWith(change)], { light }), calibration);
const angle = fc.double({ min: -80, max: 80, noNaN: true });
const share = fc.double({ min: 0, max: 1, noNaN: true });
const anyFace = fc.record({ pose: fc.record({ yaw: angle, pitch: angle, roll: angle }), gaze: fc.record({ x: angle, y: angle, trust: share }), eyesClosed: share, jawOpen: share });

describe('what one picture says', () => {
  it.each<[string, FaceChange, string]>([
    ['into the camera', {}, 'ahead'],
    ['at the side of a wide screen', { pose: { yaw: 18 }, gaze: { x: 8 } }, 'ahead'],
    ['far aside', { pose: { yaw: 45 } }, 'away'],
    ['far aside by the eyes alone', { pose: { yaw: -15 }, gaze: { x: -28 } }, 'away'],
    ['a turned head whose eyes look back at the screen', { pose: { yaw: 35 }, gaze: { x: -25 } }, 'ahead'],
    ['up, thinking', { pose: { pitch: 25 }, gaze: { y: 15 } }, 'ahead'],
    ['up and aside, thinking', { pose: { pitch: 20, yaw: 30 }, gaze: { y: 10, x: 10 } }, 'ahead'],
    ['down into the lap', { pose: { pitch: -45 }, gaze: { y: -15 } }, 'away'],
    ['somebody at the picture’s edge who faces the camera', { pose: { x: 25, yaw: -24 } }, 'ahead'],
  ])('%s', (_, change, kind) => {
    expect(of(change).kind).toBe(kind);
  });

  it.each<[string, FaceChange, Light | null, string]>([
    ['a dark face', { pose: { yaw: 60 } }, { mean: 0.4, face: 0.08, contrast: 0.2 }, 'low_light'],
    ['a face in glaring light', {}, { mean: 0.9, face: 0.97, contrast: 0.2 }, 'too_bright'],
    ['a face far away', { eyeSpan: 20 }, GOOD_LIGHT, 'too_far'],
    ['eyes that glasses hide', { gaze: { x: 40, trust: 0.1 }, pose: { yaw: 30 } }, GOOD_LIGHT, 'glasses'],
    ['closed eyes', { eyesClosed: 0.8 }, GOOD_LIGHT, 'eyes_closed'],
  ])('%s is unclear, and why is told', (_, change, light, reason) => {
    expect(of(change, light)).toMatchObject({ kind: 'unclear', reason });
  });

  it('believes the head where glasses hide the eyes and it is plainly turned, or plainly not', () => {
    expect(of({ pose: { yaw: 60 }, gaze: { trust: 0.1 } }).kind).toBe('away');
    expect(of({ pose: { yaw: 5 }, gaze: { x: 60, trust: 0.1 } }).kind).toBe('ahead');
  });

  it('tells nobody from the dark, and a person behind from a second candidate', () => {
    expect(judge(readingOf([]), UNCALIBRATED).kind).toBe('absent');
    expect(judge(readingOf([], { light: { mean: 0.02, face: null, contrast: 0.01 } }), UNCALIBRATED)).toMatchObject({ kind: 'unclear', reason: 'low_light' });
    expect(judge(readingOf([faceWith(), faceWith({ eyeSpan: 70 })]), UNCALIBRATED).kind).toBe('several');
    expect(judge(readingOf([faceWith(), faceWith({ eyeSpan: 25 })]), UNCALIBRATED).kind).toBe('ahead');
  });

  it('measures from where this person looks when looking at the screen', () => {
    const beside: Calibration = { ...UNCALIBRATED, neutral: { x: 30, y: -10 }, head: { x: 25, y: -5 }, quality: 1 };
    expect(of({ pose: { yaw: 45 } }, GOOD_LIGHT, beside).kind).toBe('ahead');
    expect(of({ pose: { yaw: -20 } }, GOOD_LIGHT, beside).kind).toBe('away');
  });

  it('never calls a person away in poor light, nor for closed eyes, nor for looking up', () => {
    fc.assert(fc.property(anyFace, (face) => {
      expect(of(face, { mean: 0.1, face: 0.1, contrast: 0.1 }).kind).toBe('unclear');
      if (Math.abs(face.pose.yaw) < 30 && face.pose.pitch > -20) expect(of({ ...face, eyesClosed: 0.9 }).kind).not.toBe('away');
      expect(of({ ...face, pose: { yaw: face.pose.yaw / 4, pitch: 40 }, gaze: { x: 0, y: 20, trust: 0.9 } }).kind).not.toBe('away');
    }));
  });

  it('is surer the further from the edge, and never outside 0..1', () => {
    expect(of({ pose: { yaw: 70 } }).confidence).toBeGreaterThan(of({ pose: { yaw: 36 } }).confidence);
    fc.assert(fc.property(anyFace, (face) => {
      const { confidence } = of(face);
      expect(confidence).toBeGreaterThanOrEqual(0);
      expect(confidence).toBeLessThanOrEqual(1);
    }));
  });
});
