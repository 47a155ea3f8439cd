/** The host of pages that work, with pages that only pretend. */
import { describe, expect, it } from 'vitest';
import { createLog } from '../../../src/main/base/log.ts';
import { createPageWorker } from '../../../src/main/page-worker/page-worker.ts';
import type { PageListener, PageMessage, PageOpener, PageOrder } from '../../../src/main/ports/page-worker.ts';
import { createManualClock } from '../../fakes/manual-clock.ts';

const FILM: PageOrder = { type: 'expression', picturesPerS: 10 };
const SOUND: PageOrder = { type: 'sound', maxSeconds: 60 };
const FILES = { input: { bytes: Uint8Array.of(1, 2, 3) } };

interface FakePage {
  readonly key: string;
  readonly told: PageMessage[];
  readonly listener: PageListener;
  isOpen: boolean;
}

/** @param comes whether pages that are opened come to the desk @param opens when their windows say that they are open */
function setUp({ comes = true, stops = true, opens = Promise.resolve() } = {}) {
  const clock = createManualClock();
  const pages: FakePage[] = [];
  const opened: { url: string; gone: () => void; isOpen: boolean }[] = [];
  const opener: PageOpener = {
    open(url, onGone) {
      const window = { url, gone: onGone, isOpen: true };
      opened.push(window);
      const key = url.split('#')[1] ?? '';
      if (comes && worker.desk.takeKey(key)) {
        const page: FakePage = {
          key, told: [], isOpen: true,
          listener: worker.desk.attach(key, {
            send(message) {
              page.told.push(message);
              if (message.type === 'stop' && stops) page.listener.onReport(message.id, { type: 'stopped' });
            },
            close: () => void (page.isOpen = false),
          }),
        };
        pages.push(page);
      }
      return opens.then(() => ({ close: () => Promise.resolve(void (window.isOpen = false)) }));
    },
  };
  const worker = createPageWorker({ opener, origin: () => 'http://127.0.0.1:1', clock, log: createLog({ level: 'silent' }) });
  return { worker, clock, pages, opened };
}

const settled = async (): Promise<void> => void (await new Promise((resolve) => setImmediate(resolve)));
const idOf = (page: FakePage | undefined): number => page?.told.at(-1)?.id ?? 0;

describe('pages that work', () => {
  it('are opened with the first job, take one after another, and are closed when nothing comes', async () => {
    const { worker, clock, pages, opened } = setUp();
    expect(opened).toEqual([]);
    const first = await worker.begin(FILM, FILES);
    const second = worker.begin(FILM, FILES);
    pages[0]?.listener.onReport(idOf(pages[0]), { type: 'end', problem: null });
    expect(await first.next()).toEqual({ type: 'end', problem: null });
    expect(pages[0]?.told).toHaveLength(1);
    first.end();
    (await second).end();
    await settled();
    expect([opened.length, pages[0]?.told.map(({ type }) => type)]).toEqual([1, ['expression', 'expression', 'stop']]);
    expect(opened[0]?.isOpen).toBe(true);
    clock.advance(60_000);
    await settled();
    expect([opened[0]?.isOpen, pages[0]?.isOpen]).toEqual([false, false]);
  });

  it('open a job’s files by its ticket while it runs, and their socket once', async () => {
    const { worker, pages } = setUp();
    const task = await worker.begin(FILM, { ...FILES, models: { face: '/models/face' } });
    const order = pages[0]?.told[0];
    const ticket = order !== undefined && 'ticket' in order ? order.ticket : '';
    expect(worker.desk.filesOf(ticket)).toEqual({ ...FILES, models: { face: '/models/face' } });
    expect(worker.desk.filesOf('another')).toBeNull();
    expect(worker.desk.takeKey(pages[0]?.key ?? '')).toBe(false);
    task.end();
    await settled();
    expect(worker.desk.filesOf(ticket)).toBeNull();
  });

  it('fail their job when they die, and come anew for the next', async () => {
    const { worker, opened, pages } = setUp();
    const task = await worker.begin(FILM, FILES);
    const next = task.next();
    opened[0]?.gone();
    await expect(next).rejects.toMatchObject({ code: 'ENGINE_UNAVAILABLE' });
    task.end();
    const again = await worker.begin(FILM, FILES);
    pages[1]?.listener.onFailure(idOf(pages[1]), new Error('cannot'));
    await expect(again.next()).rejects.toThrow('cannot');
    again.end();
    expect(opened).toHaveLength(2);
  });

  it('are given up when they do not come, fall silent, or do not let go', async () => {
    const absent = setUp({ comes: false });
    const begun = absent.worker.begin(FILM, FILES);
    await settled();
    absent.clock.advance(90_000);
    await expect(begun).rejects.toMatchObject({ code: 'ENGINE_UNAVAILABLE' });
    await settled();
    expect(absent.opened[0]?.isOpen).toBe(false);

    const silent = setUp();
    const task = await silent.worker.begin(FILM, FILES);
    const next = task.next();
    silent.clock.advance(90_000);
    await expect(next).rejects.toMatchObject({ code: 'ENGINE_UNAVAILABLE' });
    task.end();

    const clinging = setUp({ stops: false });
    (await clinging.worker.begin(FILM, FILES)).end();
    await settled();
    expect(clinging.opened[0]?.isOpen).toBe(true);
    clinging.clock.advance(3_000);
    await settled();
    expect(clinging.opened[0]?.isOpen).toBe(false);
  });

  it('are given up when their window never says that it is open, and closed should it do so later', async () => {
    const late = Promise.withResolvers<void>();
    const { worker, clock, opened } = setUp({ comes: false, opens: late.promise });
    const begun = worker.begin(FILM, FILES);
    await settled();
    clock.advance(90_000);
    await expect(begun).rejects.toMatchObject({ code: 'ENGINE_UNAVAILABLE' });
    late.resolve();
    await settled();
    expect(opened[0]?.isOpen).toBe(false);
  });

  it('are a few for sounds: nobody waits for an hour of somebody else’s, nor for a film', async () => {
    const { worker, pages } = setUp();
    const film = await worker.begin(FILM, FILES);
    const hours = [await worker.begin(SOUND, FILES), await worker.begin(SOUND, FILES)];
    const live = await worker.begin(SOUND, FILES);
    expect(pages).toHaveLength(4);
    live.end();
    await settled();
    // A page that is free is used again.
    (await worker.begin(SOUND, FILES)).end();
    expect(pages).toHaveLength(4);
    for (const task of [film, ...hours]) task.end();
  });

  it('hear no more of what is aborted, and what waits leaves at once', async () => {
    const { worker, pages } = setUp();
    const stop = new AbortController();
    const task = await worker.begin(FILM, FILES, stop.signal);
    const waiting = new AbortController();
    const second = worker.begin(FILM, FILES, waiting.signal);
    waiting.abort(new Error('never mind'));
    await expect(second).rejects.toThrow('never mind');
    const next = task.next();
    stop.abort(new Error('enough'));
    await expect(next).rejects.toThrow('enough');
    await settled();
    expect(pages[0]?.told.at(-1)?.type).toBe('stop');
  });

  it('take no more than can wait, and nothing after the end', async () => {
    const { worker, opened } = setUp();
    const task = await worker.begin(FILM, FILES);
    const waiting = Array.from({ length: 16 }, () => worker.begin(FILM, FILES));
    const ends = Promise.allSettled(waiting);
    await expect(worker.begin(FILM, FILES)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    await worker.close();
    await expect(task.next()).rejects.toMatchObject({ code: 'ENGINE_UNAVAILABLE' });
    task.end();
    expect((await ends).every(({ status }) => status === 'rejected')).toBe(true);
    expect(opened).toHaveLength(1);
  });

  it('do not exist where nothing opens them', async () => {
    const worker = createPageWorker({ opener: null, origin: () => null, clock: createManualClock(), log: createLog({ level: 'silent' }) });
    expect(worker.isAvailable()).toBe(false);
    await expect(worker.begin(FILM, FILES)).rejects.toMatchObject({ code: 'ENGINE_UNAVAILABLE' });
  });
});
