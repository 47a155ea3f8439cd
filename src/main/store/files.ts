/** Files from outside, in one folder, named by our own ids. */
import { createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError } from '../base/errors.ts';
import type { FileStore } from '../ports/transcriptions.ts';

const PART = '.part';
const RESERVE_BYTES = 1024 ** 3;
/** Free space is looked at after so many bytes. */
const LOOK_EVERY_BYTES = 64 * 1024 ** 2;

export interface FileStoreOptions {
  readonly folder: string;
  /** Left free for what must never fail, recordings of interviews above all; 1 GiB by default. */
  readonly reserveBytes?: number;
}

export function createFileStore({ folder, reserveBytes = RESERVE_BYTES }: FileStoreOptions): FileStore {
  async function* withReserve(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    let sinceLook = LOOK_EVERY_BYTES;
    for await (const chunk of stream) {
      sinceLook += chunk.byteLength;
      if (sinceLook >= LOOK_EVERY_BYTES) {
        const { bavail, bsize } = await statfs(folder);
        if (bavail * bsize < reserveBytes) throw new AppError('INTERNAL', 'The disk is nearly full: the file was not kept');
        sinceLook = 0;
      }
      yield chunk;
    }
  }
  const path = (id: string): string => {
    if (!/^[\w-]{1,100}$/.test(id)) throw new AppError('INTERNAL', `${id} is no name of a file`);
    return join(folder, id);
  };
  return {
    path,
    async write(id, stream) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const part = `${path(id)}${PART}`;
      const file = createWriteStream(part, { mode: 0o600, flush: true });
      try {
        await pipeline(Readable.from(withReserve(stream), { objectMode: false }), file);
        await rename(part, path(id));
        await syncFolder(folder);
        return file.bytesWritten;
      } catch (error) {
        await rm(part, { force: true });
        if ((error as NodeJS.ErrnoException).code === 'ENOSPC') throw new AppError('INTERNAL', 'The disk is full: the file was not kept', { cause: error });
        throw error;
      }
    },
    async adopt(id, from) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const file = await open(from, 'r+');
      await file.sync().finally(() => file.close());
      await rename(from, path(id));
      await syncFolder(folder);
    },
    erase: (id) => rm(path(id), { force: true }),
    async sweep(ids) {
      const known = new Set(ids);
      const names = await readdir(folder).catch(() => []);
      await Promise.all(names.filter((name) => !known.has(name)).map((name) => rm(join(folder, name), { force: true })));
    },
  };
}

/** A rename is durable when its folder is on disk; Windows has no such call and needs none. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder).catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}
