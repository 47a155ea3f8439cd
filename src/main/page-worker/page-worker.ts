/** Pages that work, one for each type of job: a sound of seconds does not wait for a film of minutes. */
import { AppError } from '../base/errors.ts';
import type { Logger } from '../base/log.ts';
import type { Clock } from '../ports/clock.ts';
import type { PageDesk, PageOpener, PageOrder, PageWorker } from '../ports/page-worker.ts';
import { createPageLane, type PageLane } from './page-lane.ts';

export interface PageWorkerOptions {
  /** Null where there is neither a desktop nor a browser. */
  readonly opener: PageOpener | null;
  /** Where our own server is reached, without a slash at its end; null while nothing listens. */
  readonly origin: () => string | null;
  readonly clock: Clock;
  readonly log: Logger;
}

/** `close` closes the pages; what they have in hand fails. */
export function createPageWorker({ opener, origin, clock, log }: PageWorkerOptions): PageWorker & { readonly desk: PageDesk; close(): Promise<void> } {
  const lanes = new Map<PageOrder['type'], PageLane>();
  const pageUrl = (): string | null => {
    const base = origin();
    return base === null ? null : `${base}/app/work.html`;
  };
  const laneOf = (type: PageOrder['type']): PageLane => {
    if (opener === null) throw new AppError('ENGINE_UNAVAILABLE', 'There is no browser on this machine that could look at recordings (VIVA_BROWSER names one)');
    const lane = lanes.get(type) ?? createPageLane({ opener, pageUrl, clock, log });
    lanes.set(type, lane);
    return lane;
  };
  return {
    isAvailable: () => opener !== null,
    async begin(order, files, signal) {
      return laneOf(order.type).begin(order, files, signal);
    },
    desk: {
      takeKey: (key) => [...lanes.values()].some((lane) => lane.takeKey(key)),
      attach(key, link) {
        for (const lane of lanes.values()) {
          const listener = lane.attach(key, link);
          if (listener !== null) return listener;
        }
        throw new AppError('UNAUTHORIZED', 'No page is awaited with this key');
      },
      filesOf(ticket) {
        for (const lane of lanes.values()) {
          const files = lane.filesOf(ticket);
          if (files !== null) return { input: files.input, models: files.models ?? {} };
        }
        return null;
      },
    },
    close: async () => void (await Promise.all([...lanes.values()].map((lane) => lane.close()))),
  };
}
