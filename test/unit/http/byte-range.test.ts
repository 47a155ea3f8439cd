import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toByteRange, toRangeReply } from '../../../src/main/http/byte-range.ts';

const whole = Uint8Array.from({ length: 100 }, (_, index) => index);
const long = {
  byteLength: whole.length,
  async *bytes(from: number, to: number) {
    for (let at = from; at < to; at += 7) yield whole.subarray(at, Math.min(to, at + 7));
  },
};
async function reply(range?: string) {
  const { status, headers, body } = toRangeReply(long, 'audio/wav', range);
  const pieces: Uint8Array[] = [];
  for await (const piece of body) pieces.push(piece);
  return { status, headers, bytes: [...Buffer.concat(pieces)] };
}

describe('byte ranges', () => {
  it('serves the part that is asked for', async () => {
    const { status, headers, bytes } = await reply('bytes=10-19');
    expect([status, headers['Content-Range'], headers['Content-Length']]).toEqual([206, 'bytes 10-19/100', '10']);
    expect(bytes).toEqual([...whole.subarray(10, 20)]);
    expect((await reply('bytes=95-')).bytes).toEqual([95, 96, 97, 98, 99]);
    expect((await reply('bytes=-3')).bytes).toEqual([97, 98, 99]);
    expect((await reply('bytes=90-5000')).headers['Content-Range']).toBe('bytes 90-99/100');
  });

  it('serves all of it where there is no such part', async () => {
    for (const range of [undefined, '', 'bytes=-', 'bytes=100-', 'bytes=5-4', 'bytes=0-1,5-6', 'lines=1-2', 'bytes=a-b', 'bytes=-0']) {
      const { status, bytes, headers } = await reply(range);
      expect([status, bytes.length, headers['Content-Length'], headers['Content-Range']], range).toEqual([200, 100, '100', undefined]);
    }
  });

  it('never leaves the body', () => {
    fc.assert(fc.property(fc.nat(), fc.nat(), fc.nat(1_000), (first, last, length) => {
      for (const header of [`bytes=${first}-${last}`, `bytes=${first}-`, `bytes=-${last}`]) {
        const range = toByteRange(header, length);
        if (range !== null) expect(range[0] >= 0 && range[0] < range[1] && range[1] <= length).toBe(true);
      }
    }));
  });
});
