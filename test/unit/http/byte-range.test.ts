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

  it('serves all of it where no range, several, or nothing that is one is asked for', async () => {
    for (const range of [undefined, '', 'bytes=-', 'bytes=5-4', 'bytes=500-400', 'bytes=0-1,5-6', 'bytes=500-,600-', 'lines=1-2', 'lines=500-', 'bytes=a-b', 'bytes']) {
      const { status, bytes, headers } = await reply(range);
      expect([status, bytes.length, headers['Content-Length'], headers['Content-Range']], range).toEqual([200, 100, '100', undefined]);
    }
  });

  it('refuses a part that is not there, and tells how many bytes there are', async () => {
    for (const range of ['bytes=100-', 'bytes=100-100', 'bytes=999-1000', 'bytes=-0']) {
      await expect(reply(range), range).rejects.toMatchObject({ code: 'RANGE_NOT_SATISFIABLE', status: 416, details: { byteLength: 100 } });
    }
    expect(() => toByteRange('bytes=0-', 0)).toThrow();
    expect(toByteRange('bytes=-5', 0)).toBeNull();
  });

  it('never leaves the body', () => {
    fc.assert(fc.property(fc.nat(), fc.nat(), fc.nat(1_000), (first, last, length) => {
      for (const header of [`bytes=${first}-${last}`, `bytes=${first}-`, `bytes=-${last}`]) {
        const isThere = header.startsWith('bytes=-') ? last > 0 : first < length || (!header.endsWith('-') && last < first);
        if (!isThere) {
          expect(() => toByteRange(header, length)).toThrow();
          continue;
        }
        const range = toByteRange(header, length);
        if (range !== null) expect(range[0] >= 0 && range[0] < range[1] && range[1] <= length).toBe(true);
      }
    }));
  });
});
