import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { lockDataDir, openDatabase } from '../../../src/main/store/database.ts';
import { MIGRATIONS } from '../../../src/main/store/migrations.ts';
import { tempDir } from '../../fixtures/temp-dir.ts';

function open(dir: string, steps?: readonly string[]) {
  const db = openDatabase(dir, steps);
  onTestFinished(() => void db.close());
  return db;
}

describe('database', () => {
  it('is brought to the present shape, once', () => {
    const dir = tempDir();
    open(dir).close();
    expect(open(dir).pragma('user_version', { simple: true })).toBe(MIGRATIONS.length);
    expect(open(dir).pragma('foreign_key_check')).toEqual([]);
  });

  it('is copied before a later migration', () => {
    const dir = tempDir();
    open(dir).close();
    open(dir, [...MIGRATIONS, 'CREATE TABLE later (id TEXT) STRICT']);
    expect(existsSync(join(dir, `viva.db.v${MIGRATIONS.length}.bak`))).toBe(true);
  });

  it('stays as it was when a migration fails', () => {
    const dir = tempDir();
    open(dir).close();
    expect(() => open(dir, [...MIGRATIONS, 'CREATE TABLE half (id TEXT) STRICT; SELECT broken'])).toThrow();
    const db = open(dir);
    expect(db.prepare(`SELECT name FROM sqlite_schema WHERE name = 'half'`).all()).toEqual([]);
  });

  it('refuses a file of a newer version with a clear line', () => {
    const dir = tempDir();
    open(dir, [...MIGRATIONS, 'CREATE TABLE later (id TEXT) STRICT']).close();
    expect(() => open(dir)).toThrow(/newer Viva/);
  });

  it('is used by one process at a time, and free again when that one is killed', () => {
    const dir = tempDir();
    const script = `
      import { lockDataDir } from ${JSON.stringify(new URL('../../../src/main/store/database.ts', import.meta.url).href)};
      lockDataDir(process.argv[1]);
      process.kill(process.pid, 'SIGKILL');
    `;
    expect(() => execFileSync(process.execPath, ['--input-type=module', '-e', script, dir], { stdio: 'pipe' })).toThrow();
    const unlock = lockDataDir(dir);
    expect(() => lockDataDir(dir)).toThrow(/Another Viva is using/);
    unlock();
    lockDataDir(dir)();
  });
});
