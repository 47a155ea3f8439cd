/** Rendered sentences, in memory and on disk, by a hash of all that decides how they sound; the least used leave first. */
import { createHash, randomUUID } from 'node:crypto';
import { chmod, mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RenderedSpeech } from './protocol.ts';
import { decodeSpeechFile, encodeSpeechFile } from './speech-file.ts';

const ENDING = '.speech';

export interface SpeechCache {
  /** What is in memory, at once. */
  peek(key: string): RenderedSpeech | undefined;
  /** Memory first, then disk; a damaged file counts as none and is removed. */
  get(key: string): Promise<RenderedSpeech | undefined>;
  set(key: string, speech: RenderedSpeech): void;
  /** Resolves when all that was set is on disk. */
  close(): Promise<void>;
}

export interface SpeechCacheOptions {
  readonly memoryBytes: number;
  /** Null, or 0 bytes, keeps nothing on disk. */
  readonly folder?: string | null;
  readonly diskBytes?: number;
}

/** A key of fixed length, fit for a file name. */
export const speechKey = (...parts: readonly string[]): string => createHash('sha256').update(JSON.stringify(parts)).digest('hex');

export function createSpeechCache({ memoryBytes, folder = null, diskBytes = 0 }: SpeechCacheOptions): SpeechCache {
  const memory = createMemory(memoryBytes);
  const disk = folder === null || diskBytes <= 0 ? null : createDisk(folder, diskBytes);
  return {
    peek: memory.get,
    async get(key) {
      const known = memory.get(key) ?? (await disk?.get(key));
      if (known !== undefined) memory.set(key, known);
      return known;
    },
    set(key, speech) {
      memory.set(key, speech);
      disk?.set(key, speech);
    },
    close: async () => disk?.close(),
  };
}

interface Memory {
  get(key: string): RenderedSpeech | undefined;
  set(key: string, speech: RenderedSpeech): void;
}

function createMemory(maxBytes: number): Memory {
  const entries = new Map<string, RenderedSpeech>();
  let bytes = 0;
  const remove = (key: string): void => {
    bytes -= entries.get(key)?.samples.byteLength ?? 0;
    entries.delete(key);
  };
  return {
    get(key) {
      const found = entries.get(key);
      if (found !== undefined) {
        entries.delete(key);
        entries.set(key, found);
      }
      return found;
    },
    set(key, speech) {
      remove(key);
      if (speech.samples.byteLength > maxBytes) return;
      entries.set(key, speech);
      bytes += speech.samples.byteLength;
      for (const oldest of entries.keys()) {
        if (bytes <= maxBytes) break;
        remove(oldest);
      }
    },
  };
}

/** Files are few and read whole; the order of use is the files' own time, so that it outlives the program. */
function createDisk(folder: string, maxBytes: number): { get(key: string): Promise<RenderedSpeech | undefined>; set(key: string, speech: RenderedSpeech): void; close(): Promise<void> } {
  const sizes = new Map<string, number>();
  let total = 0;
  let last: Promise<void> = Promise.resolve();
  const path = (key: string): string => join(folder, key + ENDING);

  const open = async (): Promise<void> => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    // An older one was open to every user of the machine, and so were its files.
    await chmod(folder, 0o700);
    const found: { key: string; bytes: number; usedMs: number }[] = [];
    for (const name of await readdir(folder)) {
      if (!name.endsWith(ENDING)) {
        // What was being written when the program ended.
        if (name.endsWith('.tmp')) await rm(join(folder, name), { force: true });
        continue;
      }
      const { size, mtimeMs, mode } = await stat(join(folder, name));
      if ((mode & 0o077) !== 0) await chmod(join(folder, name), 0o600);
      found.push({ key: name.slice(0, -ENDING.length), bytes: size, usedMs: mtimeMs });
    }
    for (const { key, bytes } of found.sort((a, b) => a.usedMs - b.usedMs)) keep(key, bytes);
    await evict();
  };
  const keep = (key: string, bytes: number): void => {
    total += bytes - (sizes.get(key) ?? 0);
    sizes.delete(key);
    sizes.set(key, bytes);
  };
  const drop = async (key: string): Promise<void> => {
    total -= sizes.get(key) ?? 0;
    sizes.delete(key);
    await rm(path(key), { force: true });
  };
  const evict = async (): Promise<void> => {
    for (const oldest of sizes.keys()) {
      if (total <= maxBytes) break;
      await drop(oldest);
    }
  };
  /** A disk that is full or read-only costs only the cache: speech goes on. */
  const later = (work: () => Promise<void>): void => void (last = last.then(work).catch(() => undefined));
  later(open);
  const opened = last;

  return {
    async get(key) {
      await opened;
      if (!sizes.has(key)) return undefined;
      const speech = decodeSpeechFile(await readFile(path(key)).catch(() => Buffer.alloc(0)));
      if (speech === null) {
        later(() => drop(key));
        return undefined;
      }
      keep(key, sizes.get(key) ?? 0);
      const now = new Date();
      later(() => utimes(path(key), now, now));
      return speech;
    },
    set(key, speech) {
      later(async () => {
        const bytes = encodeSpeechFile(speech);
        if (bytes.byteLength > maxBytes) return;
        const temporary = join(folder, `${randomUUID()}.tmp`);
        await writeFile(temporary, bytes, { mode: 0o600 });
        await rename(temporary, path(key));
        keep(key, bytes.byteLength);
        await evict();
      });
    },
    close: () => last,
  };
}
