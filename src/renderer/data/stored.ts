import type { z } from 'zod';
import { createObservable, type Observable } from './observable.ts';

/**
 * An observable kept in the browser's storage under `key`. What no longer fits the schema reads as
 * `fallback`; a storage that refuses to write is ignored, the value then lives as long as the page.
 * In the local storage all windows have the same value.
 */
export function createStored<T>(storage: Storage, key: string, schema: z.ZodType<T>, fallback: T): Observable<T> {
  const observable = createObservable<T>(read(storage, key, schema, fallback));
  let isFromElsewhere = false;
  observable.subscribe(() => {
    if (isFromElsewhere) return;
    try {
      const value = observable.get();
      if (value === null) storage.removeItem(key);
      else storage.setItem(key, JSON.stringify(value));
    } catch {
      // Full or forbidden storage: the page goes on with what it has in memory.
    }
  });
  window.addEventListener('storage', (event) => {
    if (event.storageArea !== storage || (event.key !== key && event.key !== null)) return;
    isFromElsewhere = true;
    observable.set(read(storage, key, schema, fallback));
    isFromElsewhere = false;
  });
  return observable;
}

function read<T>(storage: Storage, key: string, schema: z.ZodType<T>, fallback: T): T {
  try {
    const text = storage.getItem(key);
    if (text === null) return fallback;
    const parsed = schema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : fallback;
  } catch {
    return fallback;
  }
}
