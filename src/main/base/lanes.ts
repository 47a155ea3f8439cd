/** One thing after another for each key: runs and the end of one interview never overlap. */
import { AppError } from './errors.ts';

/** @param limit how many may wait or run for one key */
export function createLanes(limit: number) {
  const lanes = new Map<string, { tail: Promise<unknown>; count: number }>();
  return {
    /** @throws AppError RATE_LIMITED when too many wait already; else whatever the work throws */
    async run<T>(key: string, work: () => Promise<T>): Promise<T> {
      const lane = lanes.get(key) ?? { tail: Promise.resolve(), count: 0 };
      if (lane.count >= limit) throw new AppError('RATE_LIMITED', 'Too many calls on this interview wait already', { details: { retryAfterS: 2 } });
      lanes.set(key, lane);
      lane.count += 1;
      const result = lane.tail.then(work);
      lane.tail = result.catch(() => undefined);
      try {
        return await result;
      } finally {
        lane.count -= 1;
        if (lane.count === 0) lanes.delete(key);
      }
    },
  };
}
