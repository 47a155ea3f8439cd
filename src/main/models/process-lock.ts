/** A lock between processes: a file that its owner touches as long as it works. */
import { mkdir, open, rm, stat, utimes } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const RETRY_MS = 250;
const TOUCH_MS = 2_000;
/** An owner that has not touched its lock for so long is gone. */
const STALE_MS = 20_000;

/**
 * Waits until this caller owns the lock. The lock of a process that is gone is taken over.
 * @returns the release
 * @throws the signal's reason when aborted
 */
export async function acquireProcessLock(path: string, signal?: AbortSignal): Promise<() => Promise<void>> {
  await mkdir(dirname(path), { recursive: true });
  for (;;) {
    signal?.throwIfAborted();
    try {
      await (await open(path, 'wx')).close();
      const touch = setInterval(() => void utimes(path, new Date(), new Date()).catch(() => undefined), TOUCH_MS);
      return async () => {
        clearInterval(touch);
        await rm(path, { force: true });
      };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const touchedMs = await stat(path).then((entry) => entry.mtimeMs, () => null);
    if (touchedMs !== null && Date.now() - touchedMs > STALE_MS) await rm(path, { force: true });
    else await delay(RETRY_MS, undefined, { signal });
  }
}
