/** Opens the database: lock, version check, copy before migrating, pragmas. */
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { AppError } from '../base/errors.ts';
import { MIGRATIONS } from './migrations.ts';

export type Database = Sqlite.Database;

/** better-sqlite3's binary crashes the process below this Node-API version (Node 22.14 has it). */
const NODE_API_NEEDED = 10;

/**
 * Holds the data directory for this process: a SQLite lock, which the system releases even after kill -9.
 * @throws AppError CONFLICT when another process has it
 * @returns a function that lets go
 */
export function lockDataDir(dataDir: string): () => void {
  assertNodeApi();
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const lock = new Sqlite(join(dataDir, 'viva.lock'), { timeout: 0 });
  try {
    lock.pragma('locking_mode = EXCLUSIVE');
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    throw new AppError('CONFLICT', `Another Viva is using ${dataDir}; close it, or choose another --data-dir`, { cause: error });
  }
  return () => {
    lock.exec('ROLLBACK');
    lock.close();
  };
}

function assertNodeApi(): void {
  if (Number(process.versions.napi) >= NODE_API_NEEDED) return;
  throw new AppError('INTERNAL', `Node ${process.versions.node} is too old for the database: 22.14 or newer is needed (npm start brings its own)`);
}

/**
 * Opens `<dataDir>/viva.db`, bringing it to the present shape in one transaction. The caller closes it.
 * @param steps for tests; all of the product's by default
 * @throws AppError INTERNAL when the file was written by a newer version
 */
export function openDatabase(dataDir: string, steps: readonly string[] = MIGRATIONS): Database {
  assertNodeApi();
  mkdirSync(dataDir, { recursive: true });
  const path = join(dataDir, 'viva.db');
  const existed = existsSync(path);
  const db = new Sqlite(path);
  try {
    // SQLite gives its log the mode of the database: nobody else on this machine reads either.
    chmodSync(path, 0o600);
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = NORMAL');
    db.pragma('foreign_keys = ON');
    // Erased means erased: freed pages are overwritten.
    db.pragma('secure_delete = ON');
    migrate(db, path, existed, steps);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

function migrate(db: Database, path: string, existed: boolean, steps: readonly string[]): void {
  const version = Number(db.pragma('user_version', { simple: true }));
  if (version > steps.length) {
    throw new AppError('INTERNAL', `The database ${path} was written by a newer Viva (version ${version}, this one knows ${steps.length})`);
  }
  if (version === steps.length) return;
  if (existed && version > 0) {
    db.pragma('wal_checkpoint(TRUNCATE)');
    copyFileSync(path, `${path}.v${version}.bak`);
  }
  db.transaction(() => {
    for (const step of steps.slice(version)) db.exec(step);
    db.pragma(`user_version = ${steps.length}`);
  }).immediate();
}

/** After an erasure: what was erased leaves the write-ahead log and the copies made before migrations as well. */
export function forgetErased(db: Database): void {
  db.pragma('wal_checkpoint(TRUNCATE)');
  const prefix = `${basename(db.name)}.v`;
  for (const name of readdirSync(dirname(db.name))) {
    if (name.startsWith(prefix) && name.endsWith('.bak')) rmSync(join(dirname(db.name), name), { force: true });
  }
}

/** Runs a transaction whose commit is on the disk when it returns (rows that close an interview). */
export function durably<T>(db: Database, work: () => T): T {
  db.pragma('synchronous = FULL');
  try {
    return db.transaction(work).immediate();
  } finally {
    db.pragma('synchronous = NORMAL');
  }
}
