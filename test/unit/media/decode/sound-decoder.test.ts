import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { AppError } from '../../../../src/main/base/errors.ts';
import { createSoundDecoder } from '../../../../src/main/media/decode/sound-decoder.ts';
import { rms } from '../../../../src/main/media/pcm.ts';
import { encodeWav } from '../../../../src/main/media/wav.ts';
import type { SoundSource } from '../../../../src/main/ports/media.ts';
import { assetPath } from '../../../fixtures/assets.ts';
import { toSoundFile, type SoundFileKind } from '../../../fixtures/sound-files.ts';
import { tempDir } from '../../../fixtures/temp-dir.ts';

const decoder = createSoundDecoder({ workerUrl: new URL('../../../../src/main/media/decode/decode-worker.ts', import.meta.url) });
afterAll(() => decoder.close());

/** 440 Hz at half of full scale. */
const tone = (seconds: number, rateHz: number): Float32Array => Float32Array.from({ length: seconds * rateHz }, (_, i) => 0.5 * Math.sin((2 * Math.PI * 440 * i) / rateHz));

async function decode(source: SoundSource): Promise<{ samples: Float32Array; pieces: number; format: string; durationS: number | null }> {
  const { pieces, format, durationS } = await decoder.open(source);
  const parts: Float32Array[] = [];
  for await (const piece of pieces) parts.push(piece);
  return { samples: Float32Array.from(parts.flatMap((part) => [...part])), pieces: parts.length, format, durationS };
}
const frequencyOf = (samples: Float32Array): number => {
  let crossings = 0;
  for (let i = 1; i < samples.length; i++) if ((samples[i - 1] ?? 0) < 0 && (samples[i] ?? 0) >= 0) crossings++;
  return (crossings * 16_000) / samples.length;
};

describe('a file of sound', () => {
  for (const kind of ['wav', 'mp3', 'webm', 'ogg', 'mp4'] as const satisfies readonly SoundFileKind[]) {
    it(`${kind}: becomes 16 kHz mono of the same length, pitch and level`, async () => {
      const { samples, pieces } = await decode({ bytes: await toSoundFile(kind, tone(3, 44_100), 44_100) });
      expect(samples.length / 16_000).toBeGreaterThan(2.95);
      expect(samples.length / 16_000).toBeLessThan(3.15);
      const middle = samples.subarray(16_000, 32_000);
      expect(frequencyOf(middle)).toBeCloseTo(440, -1);
      expect(rms(middle)).toBeCloseTo(0.5 / Math.SQRT2, 1);
      expect(pieces).toBeGreaterThanOrEqual(3);
    });
  }
  it('is told by its content, whatever its name says, and read from disk', async () => {
    const path = join(tempDir(), 'answer.mp3');
    await writeFile(path, encodeWav(tone(1, 8_000), 8_000));
    const { format, samples, durationS } = await decode({ path });
    expect(format).toContain('WAVE');
    expect(durationS).toBe(1);
    expect(samples).toHaveLength(16_000);
  });
  it('of a stream, whose header knows no sizes, is read to its end', async () => {
    const wav = encodeWav(tone(1, 16_000), 16_000);
    new DataView(wav.buffer).setUint32(4, 0xffffffff, true);
    new DataView(wav.buffer).setUint32(40, 0xffffffff, true);
    expect((await decode({ bytes: wav })).samples).toHaveLength(16_000);
  });
  it('that was cut off gives what came before', async () => {
    const webm = await toSoundFile('webm', tone(4, 48_000), 48_000);
    const { samples } = await decode({ bytes: webm.subarray(0, Math.floor(webm.length * 0.6)) });
    expect(samples.length / 16_000).toBeGreaterThan(1.5);
    expect(samples.length / 16_000).toBeLessThan(3);
  });
  const flac = assetPath('media/audio/librispeech_6930-75918-0000.flac');
  it.skipIf(flac === null)('flac: is decoded', async () => {
    const { samples, format } = await decode({ path: flac ?? '' });
    expect(format).toContain('flac');
    expect(samples.length / 16_000).toBeCloseTo(3.505, 2);
    expect(rms(samples)).toBeGreaterThan(0.01);
  });
  const video = assetPath('media/video/astronaut_roll_0.2rad_4s.webm');
  it.skipIf(video === null)('video: its sound is decoded, the picture is left alone', async () => {
    expect((await decode({ path: video ?? '' })).samples.length / 16_000).toBeCloseTo(8, 0);
  });
});

describe('what is no file of sound', () => {
  it('is refused with the accepted formats', async () => {
    await expect(decode({ bytes: new TextEncoder().encode('just some words, long enough to be looked at') })).rejects.toMatchObject({
      code: 'UNSUPPORTED_MEDIA', message: expect.stringContaining('WebM with Opus') as string,
    });
  });
  it('and empty or missing files are clear errors', async () => {
    await expect(decode({ bytes: new Uint8Array() })).rejects.toBeInstanceOf(AppError);
    await expect(decode({ path: '/nowhere/answer.wav' })).rejects.toBeInstanceOf(AppError);
    await expect(decode({ bytes: encodeWav(new Float32Array(), 16_000) })).rejects.toMatchObject({ code: 'INVALID_REQUEST' });
  });
  it('longer than allowed is refused', async () => {
    await expect(decoder.open({ bytes: encodeWav(tone(61, 8_000), 8_000) }, { maxSeconds: 60 })).rejects.toMatchObject({ message: 'The recording is longer than 1 min' });
  });
  it('never ends the decoder: noise and damaged files are errors or sound', async () => {
    const files = await Promise.all((['wav', 'mp3', 'webm', 'ogg', 'mp4'] as const).map((kind) => toSoundFile(kind, tone(1, 44_100), 44_100)));
    const damage = fc.record({ file: fc.nat(files.length - 1), cutAt: fc.double({ min: 0, max: 1, noNaN: true }), flips: fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(255)), { maxLength: 20 }) });
    await fc.assert(
      fc.asyncProperty(damage, async ({ file, cutAt, flips }) => {
        const whole = files[file] ?? new Uint8Array();
        const bytes = whole.slice(0, Math.floor(whole.length * cutAt));
        for (const [place, value] of flips) if (bytes.length > 0) bytes[Math.floor(place * (bytes.length - 1))] = value;
        await decode({ bytes }).then(({ samples }) => expect(samples.every((sample) => Math.abs(sample) <= 1.5)).toBe(true), (error: unknown) => expect(error).toBeInstanceOf(AppError));
      }),
      { numRuns: 60 },
    );
    expect((await decode({ bytes: encodeWav(tone(1, 16_000), 16_000) })).samples).toHaveLength(16_000);
  });
});

describe('reading', () => {
  it('goes no further than is asked, and stops when the signal aborts', async () => {
    const abort = new AbortController();
    const { pieces } = await decoder.open({ bytes: encodeWav(tone(30, 8_000), 8_000) }, { signal: abort.signal });
    const heard: number[] = [];
    await expect((async () => {
      for await (const piece of pieces) {
        heard.push(piece.length);
        if (heard.length === 3) abort.abort(new Error('enough'));
      }
    })()).rejects.toThrow('enough');
    expect(heard).toHaveLength(3);
  });
  it('ends with a reason where the file is cut off', async () => {
    const webm = await toSoundFile('webm', tone(4, 48_000), 48_000);
    const sound = await decoder.open({ bytes: webm.subarray(0, Math.floor(webm.length * 0.6)) });
    for await (const piece of sound.pieces) expect(piece.length).toBeGreaterThan(0);
    expect(sound.durationS).toBeCloseTo(4, 1);
    expect(sound.problem()).toMatch(/^after 2\.\d of 4\.0 s$/);
    const whole = await decoder.open({ bytes: webm });
    for await (const piece of whole.pieces) expect(piece.length).toBeGreaterThan(0);
    expect(whole.problem()).toBeNull();
  });
  it('is not needed: what was only opened is closed, however often', async () => {
    for (let turn = 0; turn < 12; turn++) (await decoder.open({ bytes: encodeWav(tone(1, 8_000), 8_000) })).close();
    expect((await decode({ bytes: encodeWav(tone(1, 16_000), 16_000) })).samples).toHaveLength(16_000);
  });
  it('of a file that hangs its decoder ends that file alone', async () => {
    const impatient = createSoundDecoder({ workerUrl: new URL('../../../../src/main/media/decode/decode-worker.ts', import.meta.url), timeoutMs: 4_000 });
    const good = await impatient.open({ bytes: encodeWav(tone(30, 8_000), 8_000) });
    const reader = good.pieces[Symbol.asyncIterator]();
    await reader.next();
    // A named pipe that nobody writes to: reading it never ends.
    const pipe = join(tempDir(), 'pipe.wav');
    execFileSync('mkfifo', [pipe]);
    await expect(impatient.open({ path: pipe })).rejects.toBeInstanceOf(AppError);
    expect((await reader.next()).done).toBe(false);
    good.close();
    await impatient.close();
  });
  it('many files at once keeps them apart', async () => {
    const lengths = await Promise.all([1, 2, 3, 4, 5].map(async (seconds) => (await decode({ bytes: await toSoundFile('ogg', tone(seconds, 48_000), 48_000) })).samples.length / 16_000));
    expect(lengths.map(Math.round)).toEqual([1, 2, 3, 4, 5]);
  });
});
