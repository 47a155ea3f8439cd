/** One page that works: opened with its first job, closed when nothing has come for a while, and anew after it died. */
import { randomBytes } from 'node:crypto';
import { AppError } from '../base/errors.ts';
import { createJobQueue } from '../base/job-queue.ts';
import type { Logger } from '../base/log.ts';
import type { Clock } from '../ports/clock.ts';
import type { PageLink, PageListener, PageOpener, PageOrder, PageTask } from '../ports/page-worker.ts';
import { createPageTask, type OwnTask, type TaskFiles } from './page-task.ts';

const IDLE_MS = 60_000;
const START_MS = 90_000;
/** What a page takes for letting a job go, at most. */
const STOP_MS = 3_000;
const MAX_WAITING = 16;

const secret = (): string => randomBytes(24).toString('base64url');

export interface PageLane {
  begin(order: PageOrder, files: TaskFiles, signal: AbortSignal | undefined): Promise<PageTask>;
  takeKey(key: string): boolean;
  /** Null when it is not this lane's page. */
  attach(key: string, link: PageLink): PageListener | null;
  /** Jobs that it has in hand or that wait for it. */
  load(): number;
  filesOf(ticket: string): TaskFiles | null;
  close(): Promise<void>;
}

export interface PageLaneOptions {
  readonly opener: PageOpener;
  /** Address of the page; null while nothing listens. */
  readonly pageUrl: () => string | null;
  readonly clock: Clock;
  readonly log: Logger;
}

/** A page that has come, or is awaited. */
interface Page {
  readonly key: string;
  readonly closed: AbortController;
  link: PageLink | null;
  window: { close(): Promise<void> } | null;
}

export function createPageLane({ opener, pageUrl, clock, log }: PageLaneOptions): PageLane {
  const queue = createJobQueue(1, MAX_WAITING);
  let page: Page | null = null;
  let task: OwnTask | null = null;
  let arrived: PromiseWithResolvers<void> | null = null;
  let keyIsFresh = false;
  let lastId = 0;
  let load = 0;
  let isClosed = false;
  let stopIdle = (): void => undefined;

  const drop = async (why: string): Promise<void> => {
    const old = page;
    page = null;
    stopIdle();
    if (old === null) return;
    const error = new AppError('ENGINE_UNAVAILABLE', why, { recoverable: true });
    arrived?.reject(error);
    old.closed.abort(error);
    task?.fail(error);
    old.link?.close();
    await old.window?.close();
  };

  const openPage = async (signal: AbortSignal | undefined): Promise<Page> => {
    if (page?.link != null) return page;
    await drop('The page was not ready');
    const address = pageUrl();
    if (address === null) throw new AppError('ENGINE_UNAVAILABLE', 'Nothing listens that a page could be opened from', { recoverable: true });
    const next: Page = { key: secret(), closed: new AbortController(), link: null, window: null };
    const coming = Promise.withResolvers<void>();
    coming.promise.catch(() => undefined);
    [page, arrived, keyIsFresh] = [next, coming, true];
    const gone = (): void => {
      if (page === next) void drop('The page that looks at recordings has died');
    };
    const abort = (): void => coming.reject(signal?.reason as Error);
    signal?.addEventListener('abort', abort, { once: true });
    const stopTimer = clock.after(START_MS, () => coming.reject(new AppError('ENGINE_UNAVAILABLE', 'The browser opened no page in time', { recoverable: true })));
    try {
      const opening = opener.open(`${address}#${next.key}`, gone).then(async (window) => {
        next.window = window;
        // Given up while it opened.
        if (page !== next) await window.close();
      });
      // A window that never says that it is open is given up like a page that does not come.
      await Promise.all([Promise.race([opening, coming.promise]), coming.promise]);
      return next;
    } catch (error) {
      if (page === next) await drop('The page could not be opened');
      throw error;
    } finally {
      stopTimer();
      signal?.removeEventListener('abort', abort);
      [arrived, keyIsFresh] = [null, false];
    }
  };

  const whileInHand = async (own: OwnTask, on: Page): Promise<void> => {
    const isDone = await own.ended;
    if (!isDone && page === on) {
      on.link?.send({ type: 'stop', id: own.id });
      const stopTimer = clock.after(STOP_MS, () => void drop('The page did not let a job go'));
      await Promise.race([own.stopped, new Promise((resolve) => on.closed.signal.addEventListener('abort', resolve, { once: true }))]);
      stopTimer();
    }
    task = null;
    stopIdle();
    if (page === on) stopIdle = clock.after(IDLE_MS, () => void drop('Nothing was to be done'));
  };

  return {
    async begin(order, files, signal) {
      signal?.throwIfAborted();
      const begun = Promise.withResolvers<PageTask>();
      load += 1;
      queue.run(async () => {
        if (isClosed) throw new AppError('ENGINE_UNAVAILABLE', 'The program is closing');
        stopIdle();
        const on = await openPage(signal);
        signal?.throwIfAborted();
        const id = ++lastId;
        const own = createPageTask({ id, ticket: secret(), files, signal, clock, more: () => on.link?.send({ type: 'more', id }), onSilence: () => void drop('The page that looks at recordings has fallen silent') });
        task = own;
        on.link?.send({ id, ticket: own.ticket, models: Object.keys(files.models ?? {}), ...order });
        begun.resolve(own.task);
        await whileInHand(own, on);
      }, signal).catch((error: unknown) => {
        log.debug({ order: order.type, err: error }, 'a page did not begin');
        begun.reject(error);
      }).finally(() => (load -= 1));
      return begun.promise;
    },
    load: () => load,
    takeKey(key) {
      const isRight = keyIsFresh && page?.key === key;
      if (isRight) keyIsFresh = false;
      return isRight;
    },
    attach(key, link) {
      const own = page;
      if (own === null || own.key !== key || own.link !== null) return null;
      own.link = link;
      arrived?.resolve();
      return {
        onReport(id, report) {
          if (task?.id === id) task.hear(report);
        },
        onPiece: (samples) => task?.hear({ type: 'piece', samples }),
        onFailure(id, error) {
          if (task?.id === id) task.fail(error);
        },
        onClose() {
          if (page === own) void drop('The page that looks at recordings has died');
        },
      };
    },
    filesOf: (ticket) => (task?.ticket === ticket ? task.files : null),
    async close() {
      isClosed = true;
      await drop('The program is closing');
    },
  };
}
