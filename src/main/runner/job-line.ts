/** Submissions that wait for their turn, in order and not too many. */
import { AppError } from '../base/errors.ts';

export interface JobLine {
  readonly waiting: number;
  /** @throws AppError RATE_LIMITED when too many wait; the signal's reason when aborted while waiting */
  run<T>(job: () => Promise<T>, signal?: AbortSignal): Promise<T>;
}

export function createJobLine(concurrency: number, capacity: number): JobLine {
  const waiting = new Set<() => void>();
  let running = 0;
  const turn = (signal: AbortSignal | undefined): Promise<void> => {
    signal?.throwIfAborted();
    if (running < concurrency) {
      running++;
      return Promise.resolve();
    }
    if (waiting.size >= capacity) throw new AppError('RATE_LIMITED', 'Too many submissions wait already', { recoverable: true });
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        waiting.delete(start);
        reject(signal?.reason as Error);
      };
      const start = (): void => {
        signal?.removeEventListener('abort', leave);
        resolve();
      };
      waiting.add(start);
      signal?.addEventListener('abort', leave, { once: true });
    });
  };
  return {
    get waiting() {
      return waiting.size;
    },
    async run(job, signal) {
      await turn(signal);
      try {
        return await job();
      } finally {
        const [next] = waiting;
        if (next === undefined) running--;
        else {
          waiting.delete(next);
          next();
        }
      }
    },
  };
}
