/** Streams that belong to no interview do not stay for ever: rows and audio are erased when their time is over. */
import type { Clock } from '../../ports/clock.ts';
import type { AudioArchive, StreamStore } from '../../ports/interviews.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;

export interface StreamRetention {
  readonly streams: Pick<StreamStore, 'unownedSince' | 'erase'>;
  readonly archive: Pick<AudioArchive, 'erase'>;
  readonly clock: Clock;
  /** Days since a stream was last used; 0 keeps all. */
  readonly days: number;
}

export interface ScheduledRetention extends StreamRetention {
  readonly onErased: (count: number) => void;
  readonly onFailure: (error: unknown) => void;
}

/**
 * Erases them; resolves to how many there were. Audio goes first: rows without audio are found the next time, audio
 * without rows never. @throws AggregateError when some could not be erased; the others are
 */
export async function eraseOldStreams({ streams, archive, clock, days }: StreamRetention): Promise<number> {
  if (days <= 0) return 0;
  const failures: unknown[] = [];
  const old = streams.unownedSince(new Date(clock.date().getTime() - days * DAY_MS));
  for (const { id, key } of old) {
    try {
      await archive.erase(key);
      streams.erase(id);
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} of ${old.length} old streams were not erased`);
  return old.length;
}

/** Now and once a day, until the returned function is called. */
export function scheduleStreamRetention(options: ScheduledRetention): () => void {
  let cancel: () => void = () => undefined;
  let isStopped = false;
  const run = (): void => {
    void eraseOldStreams(options)
      .then((count) => {
        if (count > 0) options.onErased(count);
      }, options.onFailure)
      .finally(() => {
        if (!isStopped) cancel = options.clock.after(DAY_MS, run);
      });
  };
  if (options.days > 0) run();
  return () => {
    isStopped = true;
    cancel();
  };
}
