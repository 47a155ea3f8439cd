/** Pages that work, for each type of job its own: a sound of seconds does not wait for a film of minutes, nor for a sound of an hour. */
import { AppError } from '../base/errors.ts';
import type { Logger } from '../base/log.ts';
import type { Clock } from '../ports/clock.ts';
import type { PageDesk, PageOpener, PageOrder, PageWorker } from '../ports/page-worker.ts';
import { createPageLane, type PageLane } from './page-lane.ts';

/** Pages of one type at most. A sound is held as long as whoever listens takes for it, and people wait for the next; films are many times as heavy. */
const MOST_PAGES: Readonly<Record<PageOrder['type'], number>> = { sound: 3, expression: 1 };

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
  const byType: Readonly<Record<PageOrder['type'], PageLane[]>> = { sound: [], expression: [] };
  let isClosed = false;
  const lanes = (): PageLane[] => Object.values(byType).flat();
  const pageUrl = (): string | null => {
    const base = origin();
    return base === null ? null : `${base}/app/work.html`;
  };
  const laneOf = (type: PageOrder['type']): PageLane => {
    if (opener === null) throw noBrowser();
    if (isClosed) throw new AppError('ENGINE_UNAVAILABLE', 'The program is closing');
    const own = byType[type];
    const free = own.toSorted((a, b) => a.load() - b.load())[0];
    if (free !== undefined && (free.load() === 0 || own.length >= MOST_PAGES[type])) return free;
    const lane = createPageLane({ opener, pageUrl, clock, log });
    own.push(lane);
    return lane;
  };
  return {
    isAvailable: () => opener !== null,
    async begin(order, files, signal) {
      return laneOf(order.type).begin(order, files, signal);
    },
    desk: {
      takeKey: (key) => lanes().some((lane) => lane.takeKey(key)),
      attach(key, link) {
        for (const lane of lanes()) {
          const listener = lane.attach(key, link);
          if (listener !== null) return listener;
        }
        throw new AppError('UNAUTHORIZED', 'No page is awaited with this key');
      },
      filesOf(ticket) {
        for (const lane of lanes()) {
          const files = lane.filesOf(ticket);
          if (files !== null) return { input: files.input, models: files.models ?? {} };
        }
        return null;
      },
    },
    async close() {
      isClosed = true;
      await Promise.all(lanes().map((lane) => lane.close()));
    },
  };
}

export const noBrowser = (): AppError =>
  new AppError('ENGINE_UNAVAILABLE', 'There is no browser on this machine that could look at recordings (VIVA_BROWSER names one)', { details: { browser: null } });
