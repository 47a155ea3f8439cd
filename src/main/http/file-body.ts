/** A file that is sent as it is read, whole or in part. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { LongBody } from './byte-range.ts';

/** Null where there is no such file. Nothing stays open by itself. */
export async function openFileBody(path: string): Promise<LongBody | null> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
    throw error;
  });
  if (found === null || !found.isFile()) return null;
  return { byteLength: found.size, bytes: (from, to) => (to > from ? createReadStream(path, { start: from, end: to - 1 }) : Readable.from([])) };
}
