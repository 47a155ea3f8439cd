/**
 * Remembers which files were verified, so that a start need not hash them again: one small file per model and
 * folder with size, time of change and hash. A file whose size or time differs is not the verified one.
 */
import { readFileSync, statSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { ModelEntry } from './manifest.ts';

const Stamp = z.record(z.string(), z.object({ bytes: z.number(), mtimeMs: z.number(), sha256: z.string() }));
type Stamp = z.output<typeof Stamp>;

export interface Stamps {
  /** Whether every file of the model is there, unchanged since it was verified and of the manifest's hash. */
  isVerified(folder: string, model: ModelEntry): boolean;
  /** The hash that a file was verified with, when it is unchanged since. */
  hashOf(folder: string, model: ModelEntry, path: string): string | null;
  /** Notes verified files beside those already noted. Where the folder cannot be written it is noted for this run. */
  add(folder: string, model: ModelEntry, hashes: ReadonlyMap<string, string>): Promise<void>;
  forget(folder: string, model: ModelEntry): Promise<void>;
}

export const STAMP_FOLDER = '.verified';

export function createStamps(): Stamps {
  const known = new Map<string, Stamp>();
  const stampPath = (folder: string, id: string): string => join(folder, STAMP_FOLDER, `${id}.json`);

  const read = (folder: string, id: string): Stamp => {
    const path = stampPath(folder, id);
    try {
      return Stamp.parse(JSON.parse(readFileSync(path, 'utf8')));
    } catch {
      return known.get(path) ?? {};
    }
  };

  const hashOf: Stamps['hashOf'] = (folder, model, path) => {
    const note = read(folder, model.id)[path];
    const now = statSync(join(folder, model.folder, path), { throwIfNoEntry: false });
    return note !== undefined && now?.size === note.bytes && now.mtimeMs === note.mtimeMs ? note.sha256 : null;
  };

  return {
    hashOf,
    isVerified: (folder, model) =>
      model.files.every((file) => {
        const sha256 = hashOf(folder, model, file.path);
        return sha256 !== null && (file.sha256 === null || file.sha256 === sha256);
      }),
    async add(folder, model, hashes) {
      const stamp = { ...read(folder, model.id) };
      for (const [path, sha256] of hashes) {
        const now = statSync(join(folder, model.folder, path));
        stamp[path] = { bytes: now.size, mtimeMs: now.mtimeMs, sha256 };
      }
      const path = stampPath(folder, model.id);
      known.set(path, stamp);
      try {
        await mkdir(join(folder, STAMP_FOLDER), { recursive: true });
        await writeFile(`${path}.${process.pid}.tmp`, JSON.stringify(stamp, null, 1));
        await rename(`${path}.${process.pid}.tmp`, path);
      } catch {
        // A folder that is only read: the files are hashed again at the next start.
      }
    },
    async forget(folder, model) {
      known.delete(stampPath(folder, model.id));
      await rm(stampPath(folder, model.id), { force: true }).catch(() => undefined);
    },
  };
}
