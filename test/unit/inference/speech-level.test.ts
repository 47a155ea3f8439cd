import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loudness, MAX_PEAK, TARGET_LUFS, toFinished } from '../../../src/main/inference/engines/speech-level.ts';
import type { RenderedSpeech } from '../../../src/main/inference/protocol.ts';

const sine = (hz: number, seconds: number, level: number, rate: number): Float32Array => Float32Array.from({ length: Math.round(seconds * rate) }, (_, i) => level * Math.sin((2 * Math.PI * hz * i) / rate));
const joined = (...pieces: readonly Float32Array[]): Float32Array => Float32Array.from(pieces.flatMap((piece) => [...piece]));
const peak = (samples: Float32Array): number => samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
const speech = (samples: Float32Array, rate = 24_000, phonemes: RenderedSpeech['phonemes'] = []): RenderedSpeech => ({ samples, sampleRateHz: rate, phonemes });

describe('loudness', () => {
  // EBU Tech 3341's first case, for one channel: a 997 Hz sine that peaks at 0 dBFS reads -3.01 LUFS.
  it.each([16_000, 22_050, 24_000, 48_000])('of a full sine is -3.01 LUFS at %i Hz', (rate) => {
    expect(loudness(sine(997, 5, 1, rate), rate)).toBeCloseTo(-3.01, 1);
  });

  it('leaves pauses out and weighs low tones less', () => {
    const tone = sine(997, 3, 0.1, 24_000);
    expect(loudness(joined(tone, new Float32Array(24_000 * 5)), 24_000)).toBeCloseTo(loudness(tone, 24_000), 0);
    expect(loudness(sine(30, 3, 0.1, 24_000), 24_000)).toBeLessThan(loudness(tone, 24_000) - 5);
    expect(loudness(new Float32Array(24_000), 24_000)).toBe(-Infinity);
    expect(loudness(new Float32Array(0), 24_000)).toBe(-Infinity);
  });
});

describe('finished speech', () => {
  it.each([0.004, 0.05, 0.9])('has one loudness, whatever level it came with (%d)', (level) => {
    const voice = joined(sine(300, 1, level, 24_000), sine(900, 0.6, level / 2, 24_000));
    const { samples } = toFinished(speech(voice), false);
    if (level >= 0.05) expect(Math.abs(loudness(samples, 24_000) - TARGET_LUFS)).toBeLessThan(0.5);
    expect(peak(samples)).toBeLessThanOrEqual(MAX_PEAK);
  });

  it('never passes -1 dBFS, and turns down only around its peaks', () => {
    const spiky = sine(300, 2, 0.05, 24_000);
    for (let i = 6_000; i < spiky.length; i += 12_000) spiky[i] = 0.99;
    const { samples } = toFinished(speech(spiky), false);
    expect(peak(samples)).toBeLessThanOrEqual(MAX_PEAK);
    expect(peak(samples)).toBeGreaterThan(MAX_PEAK * 0.9);
    expect(loudness(samples, 24_000)).toBeGreaterThan(TARGET_LUFS - 1.5);
  });

  it('has no constant offset, silent ends and silences of one length', () => {
    const voice = joined(new Float32Array(24_000), sine(300, 1, 0.2, 24_000), new Float32Array(30_000)).map((sample) => sample + 0.02);
    const whole = toFinished(speech(voice), false).samples;
    expect(Math.abs(whole.reduce((sum, sample) => sum + sample, 0) / whole.length)).toBeLessThan(0.002);
    expect(Math.abs(whole[0] ?? 1)).toBeLessThan(1e-6);
    expect(Math.abs(whole.at(-1) ?? 1)).toBeLessThan(1e-6);
    expect(whole.length / 24_000).toBeCloseTo(1.26, 1);
    expect(toFinished(speech(voice), true).samples.length).toBeLessThan(whole.length);
  });

  it('moves phoneme times along and keeps them within the words', () => {
    const voice = joined(new Float32Array(12_000), sine(300, 1, 0.2, 24_000), new Float32Array(24_000));
    const { phonemes, samples } = toFinished(speech(voice, 24_000, [{ symbol: 'a', startS: 0.2, endS: 1 }, { symbol: 'b', startS: 1, endS: 2.4 }]), false);
    expect(phonemes[0]?.startS).toBeCloseTo(0.04, 2);
    expect(phonemes[0]?.endS).toBeCloseTo(0.54, 2);
    expect(phonemes[1]?.endS).toBeCloseTo(1.04, 1);
    expect(phonemes[1]?.endS).toBeLessThan(samples.length / 24_000 - 0.1);
  });

  it('takes anything: nothing, silence, what is no number', () => {
    expect(toFinished(speech(new Float32Array(0)), false).samples.length).toBe(0);
    expect(peak(toFinished(speech(new Float32Array(5_000)), false).samples)).toBe(0);
    fc.assert(fc.property(fc.float32Array({ maxLength: 3_000 }), fc.constantFrom(8_000, 24_000), (samples, rate) => {
      const finished = toFinished(speech(samples, rate), false).samples;
      expect(finished.every((sample) => Math.abs(sample) <= MAX_PEAK)).toBe(true);
    }), { numRuns: 50 });
  });
});
