/** Waiting between attempts, on a clock that tests can turn. */
import type { Clock } from '../ports/clock.ts';

/** Resolves after `delayMs`; rejects with the signal's reason when it aborts first. */
export function pause(clock: Clock, delayMs: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted === true) {
      reject(reasonOf(signal));
      return;
    }
    const stop = (): void => {
      cancel();
      reject(reasonOf(signal));
    };
    const cancel = clock.after(delayMs, () => {
      signal?.removeEventListener('abort', stop);
      resolve();
    });
    signal?.addEventListener('abort', stop, { once: true });
  });
}

/** Waits for `event`, which never rejects; rejects with the signal's reason when it aborts first. */
export function unlessAborted(event: Promise<void>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(reasonOf(signal));
    signal.addEventListener('abort', stop, { once: true });
    void event.then(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    });
  });
}

function reasonOf(signal: AbortSignal | undefined): Error {
  return signal?.reason instanceof Error ? signal.reason : new DOMException('Aborted', 'AbortError');
}
