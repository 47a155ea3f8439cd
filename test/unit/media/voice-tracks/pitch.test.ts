import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFrameCollector } from '../../../../src/main/media/voice-tracks/frames.ts';
import { toTracks } from '../../../../src/main/media/voice-tracks/tracks.ts';
import { hiss, silent, sine, voiced, VOWELS, type Contour } from '../../../fixtures/synthesised-voice.ts';

function tracksOf(samples: Float32Array) {
  const collector = createFrameCollector();
  collector.push(samples);
  return toTracks(collector.finish(), null);
}
const middles = (count: number): number[] => Array.from({ length: count }, (_, i) => (i + 0.5) * 0.01);

/** Share of voiced frames that are within `tolerance` of the true pitch. */
function rightShare(f0Hz: Float32Array, contour: Contour, tolerance: number): number {
  const voicedFrames = middles(f0Hz.length).filter((_, i) => (f0Hz[i] ?? 0) > 0);
  const right = middles(f0Hz.length).filter((t, i) => (f0Hz[i] ?? 0) > 0 && Math.abs((f0Hz[i] ?? 0) / contour(t) - 1) < tolerance);
  return right.length / voicedFrames.length;
}

/** Slope of the pitch by least squares, Hz/s. */
function slope(f0Hz: Float32Array): number {
  const points = middles(f0Hz.length).map((t, i) => [t, f0Hz[i] ?? 0] as const).filter(([, hz]) => hz > 0);
  const mean = (pick: (point: readonly [number, number]) => number): number => points.reduce((sum, point) => sum + pick(point), 0) / points.length;
  const [t, hz] = [mean(([x]) => x), mean(([, y]) => y)];
  return mean(([x, y]) => (x - t) * (y - hz)) / mean(([x]) => (x - t) ** 2);
}

describe('pitch', () => {
  it.each([60, 75, 110, 180, 261.6, 440, 500])('a tone of %d Hz is found within half a percent, all along', (hz) => {
    const { f0Hz, pitch } = tracksOf(sine(() => hz, 2));
    expect(pitch?.meanHz).toBeGreaterThan(hz * 0.995);
    expect(pitch?.meanHz).toBeLessThan(hz * 1.005);
    expect(pitch?.sdSemitones).toBeLessThan(0.1);
    expect(f0Hz.filter((value) => value > 0).length).toBeGreaterThan(190);
  });

  it.each([
    ['up', 100, 100], ['down', 300, -120], ['steep', 90, 250],
  ])('a glide %s has its slope within 5 %', (_, from, perSecond) => {
    const { f0Hz } = tracksOf(voiced((t) => from + perSecond * t, 1.5));
    expect(Math.abs(slope(f0Hz) / perSecond - 1)).toBeLessThan(0.05);
  });

  it('vibrato has its spread: depth over the root of two, in Hz and in semitones', () => {
    const { pitch } = tracksOf(voiced((t) => 200 + 20 * Math.sin(2 * Math.PI * 5 * t), 4));
    expect(Math.abs((pitch?.sdHz ?? 0) / (20 / Math.SQRT2) - 1)).toBeLessThan(0.05);
    expect(Math.abs((pitch?.sdSemitones ?? 0) / ((12 / Math.log(2)) * (0.1 / Math.SQRT2)) - 1)).toBeLessThan(0.05);
  });

  it.each(['a', 'e', 'o'] as const)('the resonances of [%s] do not pull it, nor make octaves', (name) => {
    for (const hz of [85, 120, 210, 330]) {
      const contour: Contour = (t) => hz * (1 + 0.1 * Math.sin(2 * Math.PI * t));
      expect(rightShare(tracksOf(voiced(contour, 2, VOWELS[name])).f0Hz, contour, 0.05)).toBeGreaterThan(0.98);
    }
  });

  it('a step of an octave is heard where it is', () => {
    const contour: Contour = (t) => (t < 1 ? 130 : 260);
    expect(rightShare(tracksOf(voiced(contour, 2)).f0Hz, contour, 0.05)).toBeGreaterThan(0.97);
  });

  it('a subharmonic now and then is brought back to its octave', () => {
    // Every second period weaker for a while: creak.
    const sound = voiced(() => 160, 2).map((x, i) => (i > 14_000 && i < 15_600 && Math.floor((i * 160) / 16_000) % 2 === 1 ? x * 0.45 : x));
    expect(rightShare(tracksOf(sound).f0Hz, () => 160, 0.05)).toBeGreaterThan(0.98);
  });

  it('noise, silence and a whistle have none', () => {
    for (const sound of [hiss(3), silent(2), sine(() => 700, 2)]) {
      const { f0Hz, pitch, nucleiS } = tracksOf(sound);
      expect(pitch).toBeNull();
      expect(f0Hz.every((value) => value === 0)).toBe(true);
      expect(nucleiS).toHaveLength(0);
    }
  });

  it('a voice in noise of 10 dB less keeps its pitch', () => {
    const noise = hiss(2, 0.05);
    const voice = voiced(() => 140, 2);
    expect(rightShare(tracksOf(voice.map((x, i) => x + (noise[i] ?? 0))).f0Hz, () => 140, 0.05)).toBeGreaterThan(0.98);
  });

  it('is the same at any loudness', () => {
    const voice = voiced((t) => 130 + 30 * Math.sin(3 * t), 1);
    const { pitch } = tracksOf(voice);
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 3, noNaN: true }), (gain) => {
        const other = tracksOf(voice.map((x) => x * gain)).pitch;
        expect(other?.meanHz).toBeCloseTo(pitch?.meanHz ?? 0, 1);
        expect(other?.sdSemitones).toBeCloseTo(pitch?.sdSemitones ?? 0, 2);
      }),
      { numRuns: 12 },
    );
  });
});
