import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toFaceReading } from '../../../../src/renderer/vision/face-signals.ts';
import { createFrameRate } from '../../../../src/renderer/vision/frame-rate.ts';
import { toFraming } from '../../../../src/renderer/vision/framing.ts';
import { toLight } from '../../../../src/renderer/vision/light.ts';
import { createTalking } from '../../../../src/renderer/vision/talking.ts';
import { faceWith, matrixOf, readingOf } from './faces.ts';

describe('the landmarker’s answer', () => {
  const mesh = (x: number, size: number) => Array.from({ length: 478 }, (_, index) => ({ x: index === 263 ? x + size : x, y: index === 263 ? 0.5 : 0.5 - size }));
  const matrix = { data: matrixOf({ yaw: 10, pitch: 0, roll: 5, x: 0, y: 0, distance: 60 }) };
  const shapes = (blink: number) => ({ categories: [{ categoryName: 'eyeBlinkLeft', score: blink }, { categoryName: 'eyeBlinkRight', score: 0.2 }, { categoryName: 'jawOpen', score: 0.3 }] });

  it('becomes numbers, the largest face first', () => {
    const result = { faceLandmarks: [mesh(0.1, 0.1), mesh(0.5, 0.3)], faceBlendshapes: [shapes(0.1), shapes(0.9)], facialTransformationMatrixes: [matrix, matrix] };
    const { faces, shapes: named } = toFaceReading(result, { width: 640, height: 480 }, 7, null);
    expect(faces).toHaveLength(2);
    expect(faces[0]).toMatchObject({ eyesClosed: 0.2, jawOpen: 0.3 });
    expect(faces[0]?.box.width).toBeCloseTo(0.3, 9);
    expect(faces[0]?.eyeSpan).toBeCloseTo(Math.hypot(192, 144), 6);
    expect(faces[0]?.pose.yaw).toBeCloseTo(10, 6);
    expect(named?.eyeBlinkLeft).toBe(0.9);
  });

  it('leaves out a face without a pose', () => {
    expect(toFaceReading({ faceLandmarks: [mesh(0.1, 0.1)], faceBlendshapes: [], facialTransformationMatrixes: [] }, { width: 640, height: 480 }, 0, null).faces).toEqual([]);
  });
});

describe('light', () => {
  it('is the mean of the picture, and of the face alone', () => {
    const data = Array.from({ length: 8 * 8 }, (_, index) => (index % 8 < 4 ? [255, 255, 255, 255] : [0, 0, 0, 255])).flat();
    const light = toLight({ width: 8, height: 8, data }, { x: 0, y: 0, width: 0.5, height: 1 });
    expect(light.mean).toBeCloseTo(0.5, 9);
    expect(light.face).toBeCloseTo(1, 9);
    expect(light.contrast).toBeCloseTo(0.5, 9);
    expect(toLight({ width: 8, height: 8, data }, null).face).toBeNull();
  });
});

describe('talking', () => {
  const talks = (jawOpen: (atMs: number) => number): boolean | null => {
    const talking = createTalking();
    let last: boolean | null = null;
    for (let atMs = 0; atMs < 2_000; atMs += 80) last = talking.push(jawOpen(atMs), atMs);
    return last;
  };

  it('is a mouth that moves, not one that is open', () => {
    expect(talks((atMs) => 0.2 + 0.15 * Math.sin(atMs / 70))).toBe(true);
    expect(talks(() => 0.45)).toBe(false);
    expect(createTalking().push(0.3, 0)).toBeNull();
  });
});

describe('the rate', () => {
  /** Pictures looked at in a second of 30, each at this cost. */
  const looked = (costMs: number): number => {
    const rate = createFrameRate();
    let [count, busyUntilMs] = [0, 0];
    for (let atMs = 0; atMs < 10_000; atMs += 1_000 / 30) {
      if (atMs < busyUntilMs || !rate.isDue(atMs)) continue;
      count += 1;
      rate.spent(costMs);
      busyUntilMs = atMs + costMs;
    }
    return count / 10;
  };

  it('is 15 a second where it is cheap, 10 as long as the machine can, and less than all it can beyond', () => {
    expect(looked(5)).toBeGreaterThan(13);
    expect(looked(5)).toBeLessThanOrEqual(15.1);
    expect(looked(80)).toBeGreaterThanOrEqual(9.5);
    expect(looked(300)).toBeLessThan(3.4);
  });

  it('never exceeds 15 a second, whatever it costs and whenever pictures come', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.double({ min: 1, max: 300, noNaN: true }), fc.double({ min: 1, max: 200, noNaN: true })), { minLength: 1, maxLength: 200 }), (pictures) => {
      const rate = createFrameRate();
      let [atMs, count] = [0, 0];
      for (const [waitMs, costMs] of pictures) {
        atMs += waitMs;
        if (!rate.isDue(atMs)) continue;
        count += 1;
        rate.spent(costMs);
      }
      expect(count).toBeLessThanOrEqual(atMs / (1_000 / 15) + 2);
    }));
  });
});

describe('framing', () => {
  it('says what to mend, one thing for face, distance and light each', () => {
    expect(toFraming(readingOf([faceWith()]))).toEqual({ face: 'good', distance: 'good', light: 'good' });
    expect(toFraming(readingOf([]))).toMatchObject({ face: 'nobody', distance: null });
    expect(toFraming(readingOf([faceWith(), faceWith()])).face).toBe('several');
    expect(toFraming(readingOf([faceWith({ box: { x: 0.7, y: 0.4, width: 0.2, height: 0.3 } })])).face).toBe('aside');
    expect(toFraming(readingOf([faceWith({ box: { x: 0.4, y: 0, width: 0.2, height: 0.3 } })])).face).toBe('high');
    expect(toFraming(readingOf([faceWith({ box: { x: 0.45, y: 0.45, width: 0.1, height: 0.15 } })])).distance).toBe('far');
    expect(toFraming(readingOf([faceWith()], { light: { mean: 0.3, face: 0.2, contrast: 0.2 } })).light).toBe('dark');
  });
});
