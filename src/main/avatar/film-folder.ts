/**
 * The folder that keeps films. Names are hashes of what is said and how; they hold questions out of our own sets, spoken by a drawn
 * character, and nothing of any candidate: erasing an interview need not touch them.
 */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const ENDING = '.mp4';
/** A film being written is never this old; one that is was left behind when the program ended. */
const STALE_MS = 60 * 60 * 1_000;

export interface FilmFolder {
  /** The film's file, marked as used now; null where there is none. */
  find(key: string): Promise<string | null>;
  /** Writes it whole or not at all, then removes what was used longest ago until the folder fits. */
  put(key: string, mp4: Uint8Array): Promise<void>;
}

/** A name of fixed length out of all that decides how a film looks and sounds. */
export const filmKey = (...parts: readonly string[]): string => createHash('sha256').update(JSON.stringify(parts)).digest('hex');

export function createFilmFolder(folder: string, maxBytes: number): FilmFolder {
  const path = (key: string): string => join(folder, key + ENDING);

  const tidy = async (): Promise<void> => {
    const films: { file: string; bytes: number; usedMs: number }[] = [];
    for (const name of await readdir(folder)) {
      const file = join(folder, name);
      const found = await stat(file).catch(() => null);
      if (found === null) continue;
      if (name.endsWith(ENDING)) films.push({ file, bytes: found.size, usedMs: found.mtimeMs });
      else if (name.endsWith('.tmp') && Date.now() - found.mtimeMs > STALE_MS) await rm(file, { force: true });
    }
    let total = films.reduce((sum, { bytes }) => sum + bytes, 0);
    // The newest stays, however large it is: it was asked for.
    for (const { file, bytes } of films.sort((a, b) => a.usedMs - b.usedMs).slice(0, -1)) {
      if (total <= maxBytes) break;
      await rm(file, { force: true });
      total -= bytes;
    }
  };

  return {
    async find(key) {
      const now = new Date();
      return utimes(path(key), now, now).then(() => path(key), () => null);
    },
    async put(key, mp4) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const temporary = join(folder, `${randomUUID()}.tmp`);
      try {
        await writeFile(temporary, mp4, { mode: 0o600 });
        await rename(temporary, path(key));
      } catch (error) {
        await rm(temporary, { force: true });
        throw error;
      }
      await tidy();
    },
  };
}
