/** Files that come in parts, each after the last, and may be gone on with after a broken connection or a restart. */
import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { mkdir, open, readdir, readFile, rm, stat, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../base/errors.ts';
import { createLanes } from '../base/lanes.ts';
import type { PartialFile, PartialFileStore } from '../ports/partial-files.ts';

/** Begun and not finished. */
const MAX_OPEN = 4;
const DAY_MS = 24 * 3_600_000;
/** Left free for what must never fail. */
const RESERVE_BYTES = 1024 ** 3;
const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;
const NOTES = '.json';

interface Notes {
  readonly id: string;
  readonly byteLength: number;
  readonly begunAt: string;
  readonly about: unknown;
}

export interface PartialFilesOptions {
  readonly folder: string;
  readonly now: () => Date;
  readonly reserveBytes?: number;
}

export function createPartialFiles({ folder, now, reserveBytes = RESERVE_BYTES }: PartialFilesOptions): PartialFileStore {
  const busy = new Set<string>();
  /** Looking and making, one after another. */
  const lanes = createLanes(16);
  const pathOf = (id: string): string => join(folder, id);

  const notesOf = async (id: string): Promise<Notes | null> => {
    if (!ID.test(id)) return null;
    const text = await readFile(`${pathOf(id)}${NOTES}`, 'utf8').catch(() => null);
    const notes = text === null ? null : (JSON.parse(text) as Notes);
    return notes !== null && now().getTime() - Date.parse(notes.begunAt) < DAY_MS ? notes : null;
  };
  const find = async (id: string): Promise<PartialFile> => {
    const notes = await notesOf(id);
    const file = notes === null ? null : await stat(pathOf(id)).catch(() => null);
    if (notes === null || file === null) throw new AppError('NOT_FOUND', 'There is no such upload');
    return { id, byteLength: notes.byteLength, receivedBytes: file.size, about: notes.about };
  };
  const erase = async (id: string): Promise<void> => {
    await rm(`${pathOf(id)}${NOTES}`, { force: true });
    await rm(pathOf(id), { force: true });
  };
  const ids = async (): Promise<Set<string>> => new Set((await readdir(folder).catch(() => [])).map((name) => name.replace(/\.json$/u, '')));
  const sweep = async (): Promise<number> => {
    let left = 0;
    for (const id of await ids()) {
      if (busy.has(id) || (await find(id).catch(() => null)) !== null) left += 1;
      else await erase(id);
    }
    return left;
  };
  /** One thing at a time with each. */
  const alone = async <T>(id: string, work: () => Promise<T>): Promise<T> => {
    if (busy.has(id)) throw new AppError('CONFLICT', 'A part of this upload is on its way already');
    busy.add(id);
    try {
      return await work();
    } finally {
      busy.delete(id);
    }
  };

  return {
    find,
    begin: (byteLength, about) =>
      lanes.run('folder', async () => {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        if ((await sweep()) >= MAX_OPEN) throw new AppError('RATE_LIMITED', `No more than ${MAX_OPEN} uploads at once: finish or cancel one`, { details: { retryAfterS: 60 } });
        const { bavail, bsize } = await statfs(folder);
        if (bavail * bsize < byteLength + reserveBytes) throw new AppError('CONFLICT', 'The disk has no room for this file');
        const notes: Notes = { id: randomUUID(), byteLength, begunAt: now().toISOString(), about };
        await writeFile(pathOf(notes.id), '', { mode: 0o600, flag: 'wx' });
        await writeFile(`${pathOf(notes.id)}${NOTES}`, JSON.stringify(notes), { mode: 0o600, flag: 'wx' });
        return { id: notes.id, byteLength, receivedBytes: 0, about };
      }),
    append: (id, offset, part) =>
      alone(id, async () => {
        const { byteLength, receivedBytes } = await find(id);
        if (offset !== receivedBytes) throw new AppError('CONFLICT', `The next part begins at ${receivedBytes}`, { details: { receivedBytes } });
        // Never made anew: it may have been dropped since.
        const file = await open(pathOf(id), constants.O_WRONLY | constants.O_APPEND).catch(() => null);
        if (file === null) throw new AppError('NOT_FOUND', 'There is no such upload');
        try {
          let size = receivedBytes;
          // What came of a part that breaks off is kept: the next begins after it.
          for await (const chunk of part) {
            size += chunk.byteLength;
            if (size > byteLength) throw new AppError('INVALID_REQUEST', `The file was said to have ${byteLength} bytes`);
            await file.writeFile(chunk);
          }
        } finally {
          await file.close();
        }
        return find(id);
      }),
    take: (id, use) =>
      alone(id, async () => {
        const whole = await find(id);
        const { byteLength, receivedBytes } = whole;
        if (receivedBytes < byteLength) throw new AppError('CONFLICT', `The next part begins at ${receivedBytes}`, { details: { receivedBytes } });
        try {
          const used = await use(pathOf(id), whole);
          await erase(id);
          return used;
        } catch (error) {
          // What was refused will be refused again.
          if (error instanceof AppError && error.status < 500) await erase(id);
          throw error;
        }
      }),
    cancel: (id) =>
      alone(id, async () => {
        await find(id);
        await erase(id);
      }),
    async drop(isOne) {
      for (const id of await ids()) {
        const notes = await notesOf(id).catch(() => null);
        if (notes !== null && isOne(notes.about)) await erase(id);
      }
    },
    sweep: () => lanes.run('folder', async () => void (await sweep())),
  };
}
