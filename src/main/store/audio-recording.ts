/** A recording as it is read: a few pieces in memory, however long it is. */
import { open } from 'node:fs/promises';
import type { Recording } from '../ports/interviews.ts';
import { HEADER_BYTES, readAt, recordingHeader } from './audio-wav-file.ts';

const PIECE_BYTES = 256 * 1024;

/** The samples from..to of the file (bytes after its header) under a header of their own. */
export function createRecording(path: string, from: number, to: number): Recording {
  const header = recordingHeader(to - from);
  const byteLength = HEADER_BYTES + to - from;
  return {
    byteLength,
    async *bytes(first, end) {
      const last = Math.min(end, byteLength);
      let at = Math.max(0, first);
      if (at < HEADER_BYTES && at < last) {
        yield header.subarray(at, Math.min(last, HEADER_BYTES));
        at = HEADER_BYTES;
      }
      if (at >= last) return;
      const handle = await open(path, 'r');
      try {
        while (at < last) {
          // The span's own header stands in the place of the file's.
          const piece = await readAt(handle, Math.min(PIECE_BYTES, last - at), at + from);
          // Erased meanwhile.
          if (piece.length === 0) return;
          at += piece.length;
          yield piece;
        }
      } finally {
        await handle.close();
      }
    },
  };
}
