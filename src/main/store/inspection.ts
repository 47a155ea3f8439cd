/** Looks at a data folder without changing it, whether or not a running program holds it. */
import { existsSync, statSync } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { messageOf } from '../base/errors.ts';
import { dataBytesOf, HEADER_BYTES, readAt, recordingHeader } from './audio-wav-file.ts';
import { MIGRATIONS } from './migrations.ts';

export interface DatabaseState {
  /** `absent`: the first start makes it. */
  readonly state: 'absent' | 'healthy' | 'damaged' | 'newer';
  /** Null when there is nothing to say. */
  readonly problem: string | null;
  readonly bytes: number;
}

/** Complaints of SQLite's check that are shown. */
const MAX_COMPLAINTS = 3;

/** Whether another process holds the folder. */
export function isDataDirHeld(dataDir: string): boolean {
  const path = join(dataDir, 'viva.lock');
  if (!existsSync(path)) return false;
  const lock = new Sqlite(path, { readonly: true, timeout: 0 });
  try {
    lock.prepare('SELECT count(*) FROM sqlite_master').get();
    return false;
  } catch (error) {
    return error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY');
  } finally {
    lock.close();
  }
}

/** Reads the whole database once and checks it. */
export function inspectDatabase(dataDir: string): DatabaseState {
  const path = join(dataDir, 'viva.db');
  if (!existsSync(path)) return { state: 'absent', problem: null, bytes: 0 };
  const { size: bytes } = statSync(path);
  try {
    const db = new Sqlite(path, { readonly: true });
    try {
      const version = Number(db.pragma('user_version', { simple: true }));
      if (version > MIGRATIONS.length) return { state: 'newer', problem: `written by a newer Viva (version ${version}, this one knows ${MIGRATIONS.length})`, bytes };
      const complaints = (db.pragma(`integrity_check(${MAX_COMPLAINTS})`) as { integrity_check: string }[]).map((row) => row.integrity_check);
      return complaints.join() === 'ok' ? { state: 'healthy', problem: null, bytes } : { state: 'damaged', problem: complaints.join('; '), bytes };
    } finally {
      db.close();
    }
  } catch (error) {
    return { state: 'damaged', problem: messageOf(error), bytes };
  }
}

/** Recordings, and how many of them a killed process left with a wrong header; the next start repairs those. */
export async function inspectRecordings(folder: string): Promise<{ readonly count: number; readonly unfinished: number }> {
  const names = await readdir(folder).catch(() => [] as string[]);
  const recordings = names.filter((name) => name.endsWith('.wav'));
  let unfinished = 0;
  for (const name of recordings) if (!(await isWhole(join(folder, name)).catch(() => false))) unfinished++;
  return { count: recordings.length, unfinished };
}

async function isWhole(path: string): Promise<boolean> {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    const dataBytes = dataBytesOf(size);
    return size === HEADER_BYTES + dataBytes && recordingHeader(dataBytes).equals(await readAt(handle, HEADER_BYTES, 0));
  } finally {
    await handle.close();
  }
}
