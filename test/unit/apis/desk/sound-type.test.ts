import { describe, expect, it } from 'vitest';
import { soundTypeOf } from '../../../../src/main/apis/desk/sound-type.ts';

const typeOf = (head: string): Promise<string> => {
  const bytes = Buffer.from(head, 'latin1');
  return soundTypeOf({ byteLength: bytes.length, bytes: async function* (from, to) { yield bytes.subarray(from, to); } });
};

describe('a recording as it came', () => {
  it.each([
    ['audio/webm', '\x1a\x45\xdf\xa3\x9fB\x86\x81\x01B\xf7\x81'],
    ['audio/ogg', 'OggS\0\x02\0\0\0\0\0\0'],
    ['audio/wav', 'RIFF\x24\0\0\0WAVEfmt '],
    ['audio/mp4', '\0\0\0\x20ftypM4A '],
    ['audio/mpeg', 'ID3\x04\0\0\0\0\0\x23'],
    ['audio/mpeg', '\xff\xfb\x90\x64\0\0\0\0\0\0\0\0'],
    ['application/octet-stream', 'hello there, this is no sound'],
    ['application/octet-stream', ''],
  ])('is %s by its first bytes', async (type, head) => {
    expect(await typeOf(head)).toBe(type);
  });
});
