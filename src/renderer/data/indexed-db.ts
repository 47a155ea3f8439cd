/** The browser's database with promises. */

/** @param create called once, for a database that is not there yet */
export async function openDatabase(name: string, version: number, create: (database: IDBDatabase) => void): Promise<IDBDatabase> {
  const request = indexedDB.open(name, version);
  request.onupgradeneeded = () => create(request.result);
  const database = await asResult(request);
  // A newer page may want to change it.
  database.onversionchange = () => database.close();
  return database;
}

export function asResult<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('The browser’s database failed'));
  });
}

/** Resolves once all of it is written. */
export function asDone(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('The browser’s database took it back'));
  });
}
