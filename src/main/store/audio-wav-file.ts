/** Our own recordings as files: 44 bytes of WAV header, then 16 kHz mono PCM16LE up to the end of the file. */
import type { FileHandle } from 'node:fs/promises';
import { SAMPLE_RATE_HZ } from '../base/audio.ts';

export const SAMPLE_BYTES = 2;
export const HEADER_BYTES = 44;
/** The RIFF size field counts all but its first eight bytes and has 32 bits: 37 hours. */
export const MAX_DATA_BYTES = 0xffff_ffff - HEADER_BYTES - 1;

/** The header of a recording with that many bytes of samples. */
export function recordingHeader(dataBytes: number): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  header.write('RIFF', 0, 'latin1');
  header.writeUInt32LE(dataBytes + HEADER_BYTES - 8, 4);
  header.write('WAVEfmt ', 8, 'latin1');
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(SAMPLE_RATE_HZ, 24);
  header.writeUInt32LE(SAMPLE_RATE_HZ * SAMPLE_BYTES, 28);
  header.writeUInt16LE(SAMPLE_BYTES, 32);
  header.writeUInt16LE(SAMPLE_BYTES * 8, 34);
  header.write('data', 36, 'latin1');
  header.writeUInt32LE(dataBytes, 40);
  return header;
}

/** Whole samples that a file of that size holds, in bytes; what the header claims does not count. */
export function dataBytesOf(fileBytes: number): number {
  return Math.max(0, Math.floor((fileBytes - HEADER_BYTES) / SAMPLE_BYTES) * SAMPLE_BYTES);
}

/** Writes all bytes at that place; a short write goes on where it stopped. Rejects when the disk is full. */
export async function writeAt(handle: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, position + done);
    if (bytesWritten === 0) throw new Error('nothing could be written');
    done += bytesWritten;
  }
}

/** Reads as many bytes as there are at that place, at most `length`. */
export async function readAt(handle: FileHandle, length: number, position: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  let done = 0;
  while (done < length) {
    const { bytesRead } = await handle.read(bytes, done, length - done, position + done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return bytes.subarray(0, done);
}

/**
 * Makes a recording whole again after its writer was killed: half a sample at the end is cut off and the header gets
 * the true sizes. Returns the bytes of samples and whether anything was wrong.
 */
export async function repairRecording(handle: FileHandle): Promise<{ readonly dataBytes: number; readonly repaired: boolean }> {
  const { size } = await handle.stat();
  const dataBytes = Math.min(dataBytesOf(size), MAX_DATA_BYTES - (MAX_DATA_BYTES % SAMPLE_BYTES));
  const header = recordingHeader(dataBytes);
  const whole = size === HEADER_BYTES + dataBytes && header.equals(await readAt(handle, HEADER_BYTES, 0));
  if (whole) return { dataBytes, repaired: false };
  await handle.truncate(HEADER_BYTES + dataBytes);
  await writeAt(handle, header, 0);
  await handle.datasync();
  return { dataBytes, repaired: true };
}
