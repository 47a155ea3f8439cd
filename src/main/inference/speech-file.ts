/** One spoken sentence as bytes: a mark, a checksum, a line of JSON about it, 16-bit samples. */
import { crc32 } from 'node:zlib';
import { z } from 'zod';
import { toFloat32, toPcm16 } from '../media/pcm.ts';
import type { RenderedSpeech } from './protocol.ts';

const MARK = Buffer.from('VIVASPK1');
/** Mark, checksum of all that follows it, length of the JSON. */
const HEAD_BYTES = MARK.length + 8;

const Header = z.object({
  sampleRateHz: z.number().int().positive(),
  samples: z.number().int().min(0),
  phonemes: z.array(z.tuple([z.string(), z.number(), z.number()])),
});

export function encodeSpeechFile({ samples, sampleRateHz, phonemes }: RenderedSpeech): Uint8Array {
  const header = Buffer.from(JSON.stringify({ sampleRateHz, samples: samples.length, phonemes: phonemes.map(({ symbol, startS, endS }) => [symbol, startS, endS]) }));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(header.length);
  const body = Buffer.concat([length, header, toPcm16(samples)]);
  const sum = Buffer.alloc(4);
  sum.writeUInt32LE(crc32(body));
  return Buffer.concat([MARK, sum, body]);
}

/** Null when the bytes are not such a file, whole and undamaged. */
export function decodeSpeechFile(bytes: Buffer): RenderedSpeech | null {
  if (bytes.length < HEAD_BYTES || !bytes.subarray(0, MARK.length).equals(MARK)) return null;
  if (bytes.readUInt32LE(MARK.length) !== crc32(bytes.subarray(MARK.length + 4))) return null;
  const end = HEAD_BYTES + bytes.readUInt32LE(MARK.length + 4);
  const header = Header.safeParse(parsed(bytes.subarray(HEAD_BYTES, end).toString('utf8')));
  if (!header.success || bytes.length !== end + header.data.samples * 2) return null;
  const phonemes = header.data.phonemes.map(([symbol, startS, endS]) => ({ symbol, startS, endS }));
  return { samples: toFloat32(bytes.subarray(end)), sampleRateHz: header.data.sampleRateHz, phonemes };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
