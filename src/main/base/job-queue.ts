/** A bounded queue that is fair to those who share it; jobs that are aborted leave it. */
import { AppError } from './errors.ts';

/** `urgent` goes before `normal`, and `background` runs only when nothing else waits. */
export type JobRank = 'urgent' | 'normal' | 'background';

export interface JobTurn {
  /** Whose job it is. Among jobs of one rank the source that was served longest ago is next; without one, all are one source. */
  readonly source?: string;
  /** `normal` when absent. */
  readonly rank?: JobRank;
}

export interface JobQueue {
  /**
   * Runs the job when its turn comes.
   * @throws AppError RATE_LIMITED (recoverable) when the queue is full; the signal's reason when aborted while waiting
   */
  run<T>(job: () => Promise<T>, signal?: AbortSignal, turn?: JobTurn): Promise<T>;
}

interface Waiting {
  readonly source: string;
  readonly rank: JobRank;
  /** How often a job that came later was taken first. */
  passed: number;
  readonly start: () => void;
}

/** A normal job that was passed over so often counts as urgent: a busy source delays others, it does not silence them. */
const MAX_PASSED = 3;
/** Sources that are remembered; of the others the order of arrival decides. */
const MAX_SOURCES = 256;
const ORDER: Readonly<Record<JobRank, number>> = { urgent: 0, normal: 1, background: 2 };

/** @param concurrency jobs that run at the same time @param capacity jobs that may wait, and as many in the background */
export function createJobQueue(concurrency: number, capacity: number): JobQueue {
  /** In order of arrival. */
  const waiting = new Set<Waiting>();
  /** When each source was served last, the longest ago first. */
  const served = new Map<string, number>();
  let turns = 0;
  let running = 0;

  const orderOf = ({ rank, passed }: Waiting): number => (rank === 'normal' && passed >= MAX_PASSED ? ORDER.urgent : ORDER[rank]);
  const isBefore = (a: Waiting, b: Waiting): boolean => {
    const difference = orderOf(a) - orderOf(b);
    return difference === 0 ? (served.get(a.source) ?? -1) < (served.get(b.source) ?? -1) : difference < 0;
  };
  const noteServed = (source: string): void => {
    served.delete(source);
    served.set(source, turns++);
    const [oldest] = served.keys();
    if (served.size > MAX_SOURCES && oldest !== undefined) served.delete(oldest);
  };
  const next = (): Waiting | null => {
    let best: Waiting | null = null;
    for (const entry of waiting) if (best === null || isBefore(entry, best)) best = entry;
    return best;
  };

  const take = (signal: AbortSignal | undefined, { source = '', rank = 'normal' }: JobTurn): Promise<void> => {
    signal?.throwIfAborted();
    if (running < concurrency) {
      running++;
      noteServed(source);
      return Promise.resolve();
    }
    const isBackground = rank === 'background';
    if ([...waiting].filter((entry) => (entry.rank === 'background') === isBackground).length >= capacity) {
      throw new AppError('RATE_LIMITED', 'Too much work waits already', { recoverable: true });
    }
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        waiting.delete(entry);
        reject(signal?.reason as Error);
      };
      const entry: Waiting = {
        source, rank, passed: 0,
        start() {
          signal?.removeEventListener('abort', leave);
          resolve();
        },
      };
      waiting.add(entry);
      signal?.addEventListener('abort', leave, { once: true });
    });
  };
  /** The place of a finished job goes to whose turn it is. */
  const giveBack = (): void => {
    const chosen = next();
    if (chosen === null) {
      running--;
      return;
    }
    let isEarlier = true;
    for (const entry of waiting) {
      if (entry === chosen) isEarlier = false;
      else if (isEarlier) entry.passed++;
    }
    waiting.delete(chosen);
    noteServed(chosen.source);
    chosen.start();
  };

  return {
    async run(job, signal, turn = {}) {
      await take(signal, turn);
      try {
        return await job();
      } finally {
        giveBack();
      }
    },
  };
}
