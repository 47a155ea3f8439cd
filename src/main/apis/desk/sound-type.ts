/** What a recording is, told from its first bytes: it is played as it came. */
import type { LongBody } from '../../http/byte-range.ts';

const HEAD_BYTES = 12;

/** The media type; `application/octet-stream` for what is none of the kinds that are taken. */
export async function soundTypeOf(body: LongBody): Promise<string> {
  let head = '';
  for await (const piece of body.bytes(0, Math.min(HEAD_BYTES, body.byteLength))) head += Buffer.from(piece).toString('latin1');
  if (head.startsWith('\x1a\x45\xdf\xa3')) return 'audio/webm';
  if (head.startsWith('OggS')) return 'audio/ogg';
  if (head.startsWith('RIFF')) return 'audio/wav';
  if (head.slice(4, 8) === 'ftyp') return 'audio/mp4';
  return head.startsWith('ID3') || /^\xff[\xe2-\xff]/u.test(head) ? 'audio/mpeg' : 'application/octet-stream';
}
