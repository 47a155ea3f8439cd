/** What was learnt about devices, kept between runs in one small file: what failed once is not tried at every start. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

const Times = z.object({ cpuMs: z.number().positive(), providerMs: z.number().positive() });
const DeviceNote = z.object({
  /** `trying` that outlives its process means that the process did not. */
  state: z.enum(['trying', 'good', 'failed', 'crashed']),
  problem: z.string().max(500).nullable(),
  /** By model id. */
  times: z.record(z.string(), Times),
});
/** What is known of one device. */
export type DeviceNote = z.output<typeof DeviceNote>;
const Notes = z.record(z.string(), DeviceNote);

export interface DeviceMemory {
  /** @param key the device, and the version of what drives it */
  get(key: string): DeviceNote | undefined;
  set(key: string, note: DeviceNote): void;
  remove(key: string): void;
  /** All is tried anew. */
  clear(): void;
}

/** @param path null keeps it for this run only; a file that cannot be read or written counts as empty */
export function openDeviceMemory(path: string | null): DeviceMemory {
  let notes = new Map<string, DeviceNote>(path === null ? [] : read(path));
  const write = (): void => {
    if (path === null) return;
    try {
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
      writeFileSync(`${path}.tmp`, JSON.stringify(Object.fromEntries(notes), null, 1), { mode: 0o600 });
      renameSync(`${path}.tmp`, path);
    } catch {
      // It is tried again at the next start: slower, not wrong.
    }
  };
  return {
    get: (key) => notes.get(key),
    set(key, note) {
      notes.set(key, note);
      write();
    },
    remove(key) {
      notes.delete(key);
      write();
    },
    clear() {
      notes = new Map();
      write();
    },
  };
}

function read(path: string): [string, DeviceNote][] {
  try {
    return Object.entries(Notes.parse(JSON.parse(readFileSync(path, 'utf8'))));
  } catch {
    return [];
  }
}
