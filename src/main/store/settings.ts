/** Named values in the database. */
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
