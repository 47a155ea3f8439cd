import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createWavReader } from '../../../../src/renderer/capture/wav-reader.ts';

function toWav(samples: readonly number[], { channels = 1, sampleRateHz = 24_000, bits = 16, size = 0xffffffff } = {}): Uint8Array {
  const bytes = new Uint8Array(44 + samples.length * 2);
  const view = new DataView(bytes.buffer);
  const text = (at: number, word: string) => [...word].forEach((letter, index) => view.setUint8(at + index, letter.charCodeAt(0)));
  text(0, 'RIFF');
  view.setUint32(4, size, true);
  text(8, 'WAVE');
  text(12, 'fmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, channels, true);
  view.setUint32(24, sampleRateHz, true);
  view.setUint16(34, bits, true);
  text(36, 'data');
  view.setUint32(40, size, true);
  samples.forEach((sample, index) => view.setInt16(44 + index * 2, sample, true));
  return bytes;
}

function readInPieces(wav: Uint8Array, cuts: readonly number[]): number[] {
  const reader = createWavReader();
  const heard: number[] = [];
  const edges = [0, ...cuts.map((cut) => cut % wav.length).sort((a, b) => a - b), wav.length];
  for (let index = 1; index < edges.length; index += 1) heard.push(...reader.push(wav.slice(edges[index - 1], edges[index])));
  return heard.map((sample) => Math.round(sample * 0x8000));
}

describe('wav reader', () => {
  it('gives the same samples however the bytes are cut, with sizes that say nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -32_768, max: 32_767 }), { maxLength: 200 }), fc.array(fc.nat(), { maxLength: 8 }), (samples, cuts) => {
        expect(readInPieces(toWav(samples), cuts)).toEqual(samples);
      }),
    );
  });

  it('takes the first of two channels and tells the rate', () => {
    const reader = createWavReader();
    expect([...reader.push(toWav([100, -1, 200, -2], { channels: 2, sampleRateHz: 16_000 }))].map((each) => each * 0x8000)).toEqual([100, 200]);
    expect(reader.format()).toEqual({ channels: 2, sampleRateHz: 16_000 });
  });

  it('passes chunks that it does not know', () => {
    const wav = toWav([7, 8]);
    const extra = new Uint8Array(12);
    extra.set([0x4c, 0x49, 0x53, 0x54, 3, 0, 0, 0, 1, 2, 3, 0]);
    const joined = new Uint8Array([...wav.slice(0, 36), ...extra, ...wav.slice(36)]);
    expect([...createWavReader().push(joined)].map((each) => each * 0x8000)).toEqual([7, 8]);
  });

  it('refuses what is not PCM16 in a WAV', () => {
    expect(() => createWavReader().push(new TextEncoder().encode('ID3 this is an mp3, not a wav at all'))).toThrow('Not a WAV');
    expect(() => createWavReader().push(toWav([1], { bits: 24 }))).toThrow('Only PCM16');
  });
});
