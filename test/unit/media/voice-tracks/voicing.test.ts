import { describe, expect, it } from 'vitest';
import { toVoicedPitch } from '../../../../src/main/media/voice-tracks/voicing.ts';

const FRAMES = 100;
const sure = new Float32Array(FRAMES).fill(0.9);
const pitch = (odd: Readonly<Record<number, number>>): Float32Array => Float32Array.from({ length: FRAMES }, (_, i) => odd[i] ?? 160);

describe('voiced pitch', () => {
  it('frames an octave off their neighbours are moved back', () => {
    const guarded = toVoicedPitch(pitch({ 40: 80, 41: 80, 42: 81, 60: 320, 61: 322, 80: 53.3 }), sure, () => true);
    for (const [i, hz] of guarded.entries()) expect(hz, `frame ${i}`).toBeGreaterThan(158);
    for (const [i, hz] of guarded.entries()) expect(hz, `frame ${i}`).toBeLessThan(163);
  });
  it('a jump that is no octave is left out', () => {
    expect(toVoicedPitch(pitch({ 50: 400 }), sure, () => true)[50]).toBe(0);
  });
  it('a slip of the reading between jumps is mended by the frame it jumps from, though the voice around it varies', () => {
    // As in a real voice: near the median of its half second, and yet an octave off what it joins.
    const varied = Float32Array.from({ length: FRAMES }, (_, i) => (i < 46 ? 300 - i * 1.9 : i < 50 ? 425 - i * 0.2 : i < 54 ? 0 : 290));
    const guarded = toVoicedPitch(varied, sure, () => true);
    for (let i = 46; i < 50; i++) expect(guarded[i], `frame ${i}`).toBeCloseTo((425 - i * 0.2) / 2, 3);
    // One that is no octave off is left out: within a voice, at its end, at its beginning.
    for (const slip of [40, 99, 0]) {
      const values = Float32Array.from({ length: FRAMES }, (_, i) => (i === slip ? 300 : 205));
      expect([...toVoicedPitch(values, sure, () => true)].flatMap((hz, i) => (hz === 205 ? [] : [[i, hz]]))).toEqual([[slip, 0]]);
    }
  });
  it('a step of an octave that lasts is kept, to the frame, and so is a steep glide', () => {
    const step = Float32Array.from({ length: FRAMES }, (_, i) => (i < 50 ? 150 : 300));
    expect([...toVoicedPitch(step, sure, () => true)]).toEqual([...step]);
    const late = Float32Array.from({ length: FRAMES }, (_, i) => (i < 60 ? 205 : i < 70 ? 300 : 205));
    expect([...toVoicedPitch(late, sure, () => true)]).toEqual([...late]);
    const glide = Float32Array.from({ length: FRAMES }, (_, i) => 110 * 2 ** (i / 70));
    expect([...toVoicedPitch(glide, sure, () => true)]).toEqual([...glide]);
  });
  it('what is unclear or too soft is not voiced, nor a voice of under 30 ms', () => {
    const clarity = sure.map((value, i) => (i < 10 ? 0.5 : value));
    const guarded = toVoicedPitch(pitch({}), clarity, (i) => (i < 20 || i >= 22) && i < 90);
    expect([...guarded].map((hz, i) => (hz > 0 ? i : -1)).filter((i) => i >= 0)).toEqual([...Array.from({ length: 10 }, (_, i) => 10 + i), ...Array.from({ length: 68 }, (_, i) => 22 + i)]);
    expect([...toVoicedPitch(pitch({}), sure, (i) => i === 4 || i === 5)].every((hz) => hz === 0)).toBe(true);
  });
});
