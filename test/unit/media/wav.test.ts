import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../src/main/base/errors.ts';
import { toFloat32 } from '../../../src/main/media/pcm.ts';
import { decodeWav, encodeWav, wavHeader } from '../../../src/main/media/wav.ts';

/** A WAV of any format, written by hand. */
function build(options: { code: number; bits: number; channels: number; rate?: number; data: Uint8Array; extensible?: boolean }): Uint8Array {
  const { code, bits, channels, rate = 44_100, data, extensible = false } = options;
  const formatBytes = extensible ? 40 : 16;
  const file = new Uint8Array(12 + 8 + formatBytes + 8 + 4 + 8 + data.length);
  const view = new DataView(file.buffer);
  const put = (offset: number, text: string): void => void new TextEncoder().encodeInto(text, file.subarray(offset));
  put(0, 'RIFF');
  view.setUint32(4, file.length - 8, true);
  put(8, 'WAVEfmt ');
  view.setUint32(16, formatBytes, true);
  view.setUint16(20, extensible ? 0xfffe : code, true);
  view.setUint16(22, channels, true);
  view.setUint32(24, rate, true);
  view.setUint16(34, bits, true);
  if (extensible) view.setUint16(44, code, true);
  const list = 20 + formatBytes;
  put(list, 'LIST');
  view.setUint32(list + 4, 3, true);
  put(list + 12, 'data');
  view.setUint32(list + 16, data.length, true);
  file.set(data, list + 20);
  return file;
}

const bytesOf = (size: number, values: readonly number[], write: (view: DataView, offset: number, value: number) => void): Uint8Array => {
  const bytes = new Uint8Array(size * values.length);
  const view = new DataView(bytes.buffer);
  values.forEach((value, i) => write(view, i * size, value));
  return bytes;
};

describe('wav', () => {
  it('reads back what it wrote', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), fc.constantFrom(8_000, 16_000, 24_000, 48_000), (bytes, rate) => {
        const samples = toFloat32(bytes);
        const decoded = decodeWav(encodeWav(samples, rate));
        expect(decoded.sampleRateHz).toBe(rate);
        expect([...decoded.samples]).toEqual([...samples]);
      }),
    );
  });

  it('reads a stream whose sizes were not known', () => {
    const header = wavHeader({ sampleRateHz: 24_000, dataBytes: null });
    expect([...header.subarray(4, 8), ...header.subarray(40, 44)]).toEqual(Array(8).fill(255));
    const file = new Uint8Array(44 + 7);
    file.set(header);
    file.set([0, 64, 0, 192, 0, 0, 9], 44);
    expect([...decodeWav(file).samples]).toEqual([0.5, -0.5, 0]);
  });

  it.each([
    ['8 bits', 1, 8, bytesOf(1, [192, 64], (v, o, x) => v.setUint8(o, x))],
    ['16 bits', 1, 16, bytesOf(2, [16_384, -16_384], (v, o, x) => v.setInt16(o, x, true))],
    ['24 bits', 1, 24, Uint8Array.of(0, 0, 0x40, 0, 0, 0xc0)],
    ['32 bits', 1, 32, bytesOf(4, [2 ** 30, -(2 ** 30)], (v, o, x) => v.setInt32(o, x, true))],
    ['32-bit floats', 3, 32, bytesOf(4, [0.5, -0.5], (v, o, x) => v.setFloat32(o, x, true))],
    ['64-bit floats', 3, 64, bytesOf(8, [0.5, -0.5], (v, o, x) => v.setFloat64(o, x, true))],
  ])('reads %s, plain and extensible, mono and stereo', (_name, code, bits, data) => {
    expect([...decodeWav(build({ code, bits, channels: 1, data })).samples]).toEqual([0.5, -0.5]);
    expect([...decodeWav(build({ code, bits, channels: 1, data, extensible: true })).samples]).toEqual([0.5, -0.5]);
    expect([...decodeWav(build({ code, bits, channels: 2, data })).samples]).toEqual([0]);
  });

  it('keeps floats within -1..1', () => {
    const data = bytesOf(4, [9, -9, NaN], (v, o, x) => v.setFloat32(o, x, true));
    expect([...decodeWav(build({ code: 3, bits: 32, channels: 1, data })).samples]).toEqual([1, -1, 0]);
  });

  it.each([
    ['another codec', build({ code: 85, bits: 16, channels: 1, data: new Uint8Array(4) })],
    ['no channels', build({ code: 1, bits: 16, channels: 0, data: new Uint8Array(4) })],
    ['an impossible rate', build({ code: 1, bits: 16, channels: 1, rate: 0, data: new Uint8Array(4) })],
    ['text', new TextEncoder().encode('not a sound at all, sorry')],
    ['nothing', new Uint8Array(0)],
    ['a header alone', encodeWav(new Float32Array(1), 16_000).subarray(0, 30)],
  ])('refuses %s', (_name, bytes) => {
    expect(() => decodeWav(bytes)).toThrowError(expect.objectContaining({ code: 'INVALID_REQUEST' }));
  });

  it('answers hostile bytes with samples in range or INVALID_REQUEST, nothing else', () => {
    const seed = build({ code: 1, bits: 24, channels: 2, data: new Uint8Array(60).fill(77) });
    const edits = fc.array(fc.tuple(fc.nat(seed.length - 1), fc.integer({ min: 0, max: 255 })), { maxLength: 6 });
    fc.assert(
      fc.property(edits, fc.nat(seed.length), (changes, length) => {
        const bytes = seed.slice(0, length);
        for (const [at, value] of changes) if (at < length) bytes[at] = value;
        try {
          for (const sample of decodeWav(bytes).samples) expect(Math.abs(sample)).toBeLessThanOrEqual(1);
        } catch (error) {
          expect(error).toBeInstanceOf(AppError);
          expect((error as AppError).code).toBe('INVALID_REQUEST');
        }
      }),
      { numRuns: 500 },
    );
  });
});
