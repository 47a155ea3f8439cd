/** How many calls run at once, and how many may wait. */
import { AppError } from '../base/errors.ts';

export interface CallSlots {
  /**
   * Resolves, in order of asking, to a function that gives the slot back (calling it twice does no harm).
   * @throws AppError RATE_LIMITED when the queue is full; the signal's reason when it aborts first
   */
  take(signal: AbortSignal): Promise<() => void>;
}

export function createCallSlots(atOnce: number, waiting: number): CallSlots {
  let running = 0;
  const queue: (() => void)[] = [];

  const slot = (): (() => void) => {
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      running -= 1;
      queue.shift()?.();
    };
  };

  return {
    take(signal) {
      if (signal.aborted) return Promise.reject(signal.reason as Error);
      if (running < atOnce) {
        running += 1;
        return Promise.resolve(slot());
      }
      if (queue.length >= waiting) return Promise.reject(new AppError('RATE_LIMITED', 'Too many calls wait for the language model'));
      return new Promise((resolve, reject) => {
        const begin = (): void => {
          signal.removeEventListener('abort', leave);
          running += 1;
          resolve(slot());
        };
        const leave = (): void => {
          queue.splice(queue.indexOf(begin), 1);
          reject(signal.reason as Error);
        };
        queue.push(begin);
        signal.addEventListener('abort', leave, { once: true });
      });
    },
  };
}
