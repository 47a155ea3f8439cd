/** Named values in the database. */
import { randomBytes } from 'node:crypto';
import type { SettingsStore } from '../ports/settings.ts';
import type { Database } from './database.ts';

export function createSettingsStore(db: Database): SettingsStore {
  const get = db.prepare<[string], { value: string }>('SELECT value FROM settings WHERE name = ?');
  const set = db.prepare<[string, string]>('INSERT INTO settings VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value');
  const remove = db.prepare<[string]>('DELETE FROM settings WHERE name = ?');
  return {
    get(name): unknown {
      const row = get.get(name);
      return row === undefined ? undefined : JSON.parse(row.value);
    },
    set: (name, value) => void set.run(name, JSON.stringify(value)),
    remove: (name) => void remove.run(name),
  };
}

const SECRET_BYTES = 32;

/** Random bytes that are made once and kept under this name: what they sign outlives a restart. */
export function secretOf(settings: SettingsStore, name: string): Uint8Array {
  const kept = settings.get(name);
  const known = typeof kept === 'string' ? Buffer.from(kept, 'base64url') : Buffer.alloc(0);
  if (known.byteLength >= SECRET_BYTES) return known;
  const made = randomBytes(SECRET_BYTES);
  settings.set(name, made.toString('base64url'));
  return made;
}
