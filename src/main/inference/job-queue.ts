/** A bounded queue in order of arrival; jobs that are aborted leave it. */
import { AppError } from '../base/errors.ts';

export interface JobQueue {
  /**
   * Runs the job when its turn comes.
   * @throws AppError RATE_LIMITED (recoverable) when the queue is full; the signal's reason when aborted while waiting
   */
  run<T>(job: () => Promise<T>, signal?: AbortSignal): Promise<T>;
}

/** @param concurrency jobs that run at the same time @param capacity jobs that may wait */
export function createJobQueue(concurrency: number, capacity: number): JobQueue {
  const waiting = new Set<() => void>();
  let running = 0;

  const take = (signal?: AbortSignal): Promise<void> => {
    signal?.throwIfAborted();
    if (running < concurrency) {
      running++;
      return Promise.resolve();
    }
    if (waiting.size >= capacity) throw new AppError('RATE_LIMITED', 'Too much work waits already', { recoverable: true });
    return new Promise((resolve, reject) => {
      const start = (): void => {
        signal?.removeEventListener('abort', leave);
        resolve();
      };
      const leave = (): void => {
        waiting.delete(start);
        reject(signal?.reason as Error);
      };
      waiting.add(start);
      signal?.addEventListener('abort', leave, { once: true });
    });
  };
  /** The place of a finished job goes to the one that has waited longest. */
  const giveBack = (): void => {
    const [next] = waiting;
    if (next === undefined) {
      running--;
      return;
    }
    waiting.delete(next);
    next();
  };

  return {
    async run(job, signal) {
      await take(signal);
      try {
        return await job();
      } finally {
        giveBack();
      }
    },
  };
}
