import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinSamples } from '../../../../src/main/media/pcm.ts';
import { createFrameCollector } from '../../../../src/main/media/voice-tracks/frames.ts';
import { toTracks } from '../../../../src/main/media/voice-tracks/tracks.ts';
import { hiss, silent, sine, syllables, voiced, VOWELS } from '../../../fixtures/synthesised-voice.ts';

function tracksOf(samples: Float32Array, probabilities: Float32Array | null = null, piece = samples.length) {
  const collector = createFrameCollector();
  for (let at = 0; at < samples.length; at += Math.max(1, piece)) collector.push(samples.subarray(at, at + piece));
  return toTracks(collector.finish(), probabilities);
}
const lengths = (spans: readonly { readonly startS: number; readonly endS: number }[]): number[] => spans.map(({ startS, endS }) => endS - startS);

describe('syllables', () => {
  it.each([2, 3.5, 5, 7])('%d a second are counted within 5 %', (rate) => {
    const { nucleiS } = tracksOf(syllables(rate, 8));
    expect(Math.abs(nucleiS.length / (rate * 8) - 1)).toBeLessThan(0.05);
  });

  it('are counted at their loudest points', () => {
    const { nucleiS } = tracksOf(syllables(4, 2));
    expect(nucleiS).toHaveLength(8);
    nucleiS.forEach((atS, i) => expect(Math.abs(atS - (i + 0.5) / 4)).toBeLessThan(0.02));
  });

  it('a low voice whose periods are heard one by one has no more of them', () => {
    expect(tracksOf(syllables(4, 4, () => 70)).nucleiS).toHaveLength(16);
  });

  it('bursts of noise are none', () => {
    expect(tracksOf(hiss(4).map((x, i) => x * Math.sin((Math.PI * 4 * i) / 16_000) ** 2)).nucleiS).toHaveLength(0);
  });
});

describe('silences', () => {
  const talk = (pause: Float32Array): Float32Array => joinSamples([voiced(() => 120, 1), pause, voiced(() => 130, 1.5)]);

  it.each([0.2, 0.35, 0.6, 1.2, 3])('one of %d s has its length within 5 %, or 10 ms', (seconds) => {
    const [silence, ...more] = lengths(tracksOf(talk(silent(seconds))).silences);
    expect(more).toEqual([]);
    expect(Math.abs((silence ?? 0) - seconds)).toBeLessThan(Math.max(0.021, seconds * 0.05));
  });

  it('a quiet room is a silence, and a knock does not end it', () => {
    const room = hiss(1, 0.004).map((x, i) => (i > 8_000 && i < 8_800 ? x + 0.2 * Math.sin(i * i) : x));
    expect(lengths(tracksOf(talk(room)).silences)).toEqual([expect.closeTo(1, 1)]);
  });

  it('breath and noise without any voice are silence', () => {
    expect(tracksOf(hiss(2)).silences).toEqual([{ startS: 0, endS: 2 }]);
  });

  it('where noise is loud a detector of speech finds them', () => {
    const pause = hiss(1.6, 0.15);
    const noisy = talk(pause);
    const probabilities = Float32Array.from({ length: Math.ceil(noisy.length / 512) }, (_, i) => (i * 512 > 16_000 && i * 512 < 16_000 * 2.6 ? 0.02 : 0.97));
    const tracks = tracksOf(noisy, probabilities);
    expect(tracks.speechBy).toBe('voice activity');
    expect(lengths(tracks.silences)).toEqual([expect.closeTo(1.6, 1)]);
  });
});

describe('level', () => {
  it('a tone has the level of its power', () => {
    const { level } = tracksOf(sine(() => 200, 2, 0.5));
    expect(level?.meanDbfs).toBeCloseTo(20 * Math.log10(0.5 / Math.SQRT2), 1);
  });

  it('twice as loud is 6 dB more, and silence has none', () => {
    const voice = syllables(4, 2);
    const [soft, loud] = [voice.map((x) => x * 0.5), voice].map((sound) => tracksOf(sound).level);
    expect((loud?.meanDbfs ?? 0) - (soft?.meanDbfs ?? 0)).toBeCloseTo(6.02, 1);
    expect((loud?.highDbfs ?? 0) - (loud?.lowDbfs ?? 0)).toBeCloseTo((soft?.highDbfs ?? 0) - (soft?.lowDbfs ?? 0), 1);
    expect(tracksOf(silent(1)).level).toBeNull();
  });
});

describe('held vowels', () => {
  it('a flat one of 0.5 s is found where it is, between syllables', () => {
    const lively = (t: number): number => 130 + 40 * Math.sin(9 * t);
    const sound = joinSamples([syllables(4, 2, lively), silent(0.2), voiced(() => 118, 0.5, VOWELS.e), silent(0.2), syllables(4, 2, lively)]);
    const vowels = tracksOf(sound).steadyVowels;
    expect(vowels).toHaveLength(1);
    expect(vowels[0]?.startS).toBeCloseTo(2.2, 0);
    expect(vowels[0]?.endS).toBeCloseTo(2.7, 1);
    expect(vowels[0]?.pitchHz).toBeCloseTo(118, 0);
  });

  it('a gliding one, a short one, a changing one and an endless one are none', () => {
    const toA = voiced(() => 120, 0.25, VOWELS.a);
    for (const sound of [voiced((t) => 120 + 120 * t, 0.6), voiced(() => 120, 0.15), joinSamples([toA, voiced(() => 120, 0.25, VOWELS.e)]), voiced(() => 120, 6)]) {
      expect(tracksOf(joinSamples([silent(0.3), sound, silent(0.3)])).steadyVowels).toEqual([]);
    }
  });
});

describe('tracks', () => {
  it('are the same for pieces of any length', () => {
    const sound = joinSamples([syllables(4, 1.5), silent(0.4), hiss(0.3), voiced(() => 200, 0.5)]);
    const whole = tracksOf(sound);
    for (const piece of [1, 159, 512, 4_001]) expect(tracksOf(sound, null, piece)).toEqual(whole);
  });

  it('have at most 2,000 points for a chart, on the time line of the sound', () => {
    const minutes = joinSamples(Array.from({ length: 30 }, () => joinSamples([sine(() => 150, 2), silent(3)])));
    const { chart, durationS } = tracksOf(minutes);
    expect(chart.f0Hz.length).toBeLessThanOrEqual(2_000);
    expect(chart.levelDbfs).toHaveLength(chart.f0Hz.length);
    expect(chart.f0Hz.length * chart.stepS).toBeGreaterThanOrEqual(durationS);
    expect(chart.f0Hz[Math.floor(1 / chart.stepS)]).toBeCloseTo(150, 0);
    expect(chart.f0Hz[Math.floor(4 / chart.stepS)]).toBeNull();
    expect(chart.levelDbfs[Math.floor(4 / chart.stepS)]).toBe(-100);
  });

  it('hold numbers alone, whatever comes', () => {
    const sample = fc.oneof(fc.float(), fc.constantFrom(Number.NaN, Infinity, -Infinity, 1e30, 0, 1, -1));
    fc.assert(
      fc.property(fc.array(sample, { maxLength: 40 }), fc.integer({ min: 0, max: 5_000 }), (values, length) => {
        const sound = Float32Array.from({ length }, (_, i) => values[i % Math.max(1, values.length)] ?? 0);
        const tracks = tracksOf(sound);
        expect(tracks.f0Hz).toHaveLength(Math.floor(length / 160));
        for (const [list, most] of [[tracks.f0Hz, 511], [tracks.rms, 1], [tracks.clarity, 1]] as const) expect(list.every((value) => value >= 0 && value <= most)).toBe(true);
        expect(tracks.chart.levelDbfs.every((level) => level >= -100 && level <= 0)).toBe(true);
        const spans = [...tracks.silences, ...tracks.steadyVowels];
        expect(spans.every(({ startS, endS }) => startS >= 0 && endS > startS && endS <= tracks.durationS + 0.01)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
