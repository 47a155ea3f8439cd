import { describe, expect, it, onTestFinished } from 'vitest';
import { createSoundDecoder } from '../../../../src/main/media/decode/sound-decoder.ts';
import { createMp3Encoder } from '../../../../src/main/media/encode/mp3-encoder.ts';
import { joinSamples, rms } from '../../../../src/main/media/pcm.ts';

const url = (path: string): URL => new URL(`../../../../src/main/media/${path}`, import.meta.url);
const tone = (seconds: number, rateHz: number): Float32Array => Float32Array.from({ length: seconds * rateHz }, (_, index) => Math.sin((index / rateHz) * 2 * Math.PI * 440) * 0.3);

function setUp() {
  const encoder = createMp3Encoder({ workerUrl: url('encode/encode-worker.ts') });
  const decoder = createSoundDecoder({ workerUrl: url('decode/decode-worker.ts') });
  onTestFinished(async () => void (await Promise.all([encoder.close(), decoder.close()])));
  return { encoder, decoder };
}

describe('speech as MP3', () => {
  it('is what was said, at the rates of all voices and at one that MP3 does not know', async () => {
    const { encoder, decoder } = setUp();
    for (const rateHz of [16_000, 22_050, 24_000, 48_000, 20_000]) {
      const mp3 = await encoder.encode(tone(2, rateHz), rateHz);
      const sound = await decoder.open({ bytes: mp3 });
      const pieces: Float32Array[] = [];
      for await (const piece of sound.pieces) pieces.push(piece);
      const samples = joinSamples(pieces);
      expect(samples.length / 16_000).toBeGreaterThan(1.9);
      expect(samples.length / 16_000).toBeLessThan(2.3);
      expect(rms(samples)).toBeCloseTo(0.3 / Math.SQRT2, 1);
    }
  });

  it('comes out in order of the calls, and the caller keeps the samples', async () => {
    const { encoder } = setUp();
    const samples = tone(1, 16_000);
    const [once, again, short] = await Promise.all([encoder.encode(samples, 16_000), encoder.encode(samples, 16_000), encoder.encode(samples.subarray(0, 100), 16_000)]);
    expect(Buffer.from(once).equals(again)).toBe(true);
    expect(short.length).toBeLessThan(once.length);
    expect(samples.length).toBe(16_000);
  });

  it('is refused once it is closed, and what waits fails', async () => {
    const { encoder } = setUp();
    const waiting = encoder.encode(tone(60, 16_000), 16_000);
    const failed = expect(waiting).rejects.toMatchObject({ code: 'INTERNAL' });
    await encoder.close();
    await failed;
    await expect(encoder.encode(tone(1, 16_000), 16_000)).rejects.toMatchObject({ code: 'INTERNAL' });
  });
});
