/** Takes on their way to the server: in their turn, once, and as the person last wished. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createUploads } from '../../../../../src/renderer/candidate/coaching/takes/uploads.ts';
import { ApiFailure } from '../../../../../src/renderer/data/api-failure.ts';
import type { Take } from '../../../../../src/renderer/data/practice-takes.ts';
import type { TakeWire } from '../../../../../src/renderer/data/practice-upload.ts';
import { aTake, createMemoryTakes } from './take-store.ts';
import { createUploadServer } from './upload-server.ts';

const BYTES = 1_000;
const NEXT: Take = { ...aTake, id: '5b6f3c1e-0000-4000-8000-000000000002' };

describe('takes that are saved', () => {
  let server: Awaited<ReturnType<typeof createUploadServer>>;
  let store: ReturnType<typeof createMemoryTakes>;
  /** What the server was told beyond the parts. */
  let told: string[];
  let stopAnalysis: boolean;
  /** What waits before the server is asked to begin; nothing usually. */
  let gate: Promise<unknown>;
  let begins: number;
  /** What waits before a failed call is repeated. */
  let patience: Promise<void>;
  beforeEach(async () => {
    [server, store, told, stopAnalysis, gate, patience, begins] = [await createUploadServer(BYTES), createMemoryTakes(), [], false, Promise.resolve(), Promise.resolve(), 0];
    for (const take of [aTake, NEXT]) {
      await store.add(take);
      await store.append(take.id, new Blob([new Uint8Array(BYTES)]), 1_000);
    }
  });
  afterEach(() => server.close());

  const aborted = (signal: AbortSignal): Promise<never> => new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
  const locks = new Map<string, Promise<unknown>>();
  /** As the browser's locks: of two windows one waits, until it is told not to. */
  const alone = async <T>(name: string, signal: AbortSignal, work: () => Promise<T>): Promise<T> => {
    const before = locks.get(name) ?? Promise.resolve();
    const mine = Promise.race([before, aborted(signal)]).then(work);
    locks.set(name, Promise.allSettled([before, mine]));
    return mine;
  };
  const open = () => {
    const saved: string[] = [];
    const wireOf = ({ id }: Take): TakeWire => ({
      ...server.wire,
      begin(signal) {
        begins += 1;
        return Promise.race([gate, aborted(signal)]).then(() => server.wire.begin(signal));
      },
      forget: (uploadId) => Promise.resolve({ ok: true as const }).finally(() => told.push(`forget ${uploadId}`)),
      analyse: () => {
        told.push(`analyse ${id === aTake.id ? 'first' : 'second'}`);
        return stopAnalysis ? Promise.reject(new ApiFailure(429, 'Too much waits')) : Promise.resolve({ stage: 'waiting', share: 0, error: null });
      },
    });
    return { ...createUploads({ store, wireOf, alone, wait: (_, signal) => Promise.race([patience, aborted(signal)]), onSaved: ({ id }) => void saved.push(id), onChange: () => undefined }), landed: saved };
  };
  const stateOf = async (id: string) => (await store.find(id))?.state;

  it('go one after another, are analysed, and leave this computer', async () => {
    const { save, view, saved, landed } = open();
    const both = [save(aTake), save(NEXT)];
    expect([...view.get().values()]).toEqual([{ share: null, trouble: null, failure: null }, { share: null, trouble: null, failure: null }]);
    // Both wishes outlive the page, not only that of the one in hand.
    expect([await stateOf(aTake.id), await stateOf(NEXT.id)]).toEqual(['saving', 'saving']);
    expect(await Promise.all(both)).toEqual([server.mediaId, server.mediaId]);
    expect(server.calls.filter((call) => call === 'uploads' || call === 'finish')).toEqual(['uploads', 'finish', 'uploads', 'finish']);
    expect(told).toEqual(['analyse first', 'analyse second']);
    expect([landed, await store.list(), view.get().size, saved.get().get(NEXT.id)]).toEqual([[aTake.id, NEXT.id], [], 0, server.mediaId]);
  });

  it('are sent once, however often that is asked', async () => {
    const { save } = open();
    const first = save(aTake);
    expect(await save(aTake)).toBeNull();
    expect(await first).toBe(server.mediaId);
    expect(await save(aTake)).toBeNull();
    expect(server.calls.filter((call) => call === 'finish')).toHaveLength(1);
  });

  it('are saved also where their analysis cannot begin', async () => {
    stopAnalysis = true;
    const { save, saved } = open();
    expect(await save(aTake)).toBe(server.mediaId);
    expect(saved.get().size).toBe(1);
  });

  it('wait while another is sent; one that is cancelled meanwhile stays, is never sent, and can be saved at once', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    gate = promise;
    const { save, cancel, view } = open();
    const [first, second] = [save(aTake), save(NEXT)];
    await cancel(NEXT.id);
    expect([await stateOf(NEXT.id), view.get().has(NEXT.id)]).toEqual(['kept', false]);
    await store.change(NEXT.id, { state: 'discarded' });
    resolve();
    expect([await first, await second]).toEqual([server.mediaId, null]);
    // What was thrown away is not sent the next time the page is opened.
    expect(await stateOf(NEXT.id)).toBe('discarded');
    expect(await save(NEXT)).toBe(server.mediaId);
  });

  it('that are cancelled on their way stay here, and the server forgets them', async () => {
    const { save, cancel, view } = open();
    server.break('parts', 'down');
    patience = new Promise(() => undefined);
    const sent = save(aTake);
    await expect.poll(() => view.get().get(aTake.id)?.trouble?.status).toBe(0);
    await cancel(aTake.id);
    expect(await sent).toBeNull();
    expect(await store.find(aTake.id)).toMatchObject({ state: 'kept', uploadId: null, byteLength: BYTES });
    expect([told, view.get().size]).toEqual([[`forget ${server.uploadId}`], 0]);
    // An answer to what was asked before does not bring it back.
    const late = Promise.withResolvers<void>();
    gate = late.promise;
    const again = save(aTake);
    await cancel(aTake.id);
    late.resolve();
    expect(await again).toBeNull();
    expect([view.get().size, (await store.find(aTake.id))?.uploadId, await stateOf(aTake.id)]).toEqual([0, null, 'kept']);
  });

  it('are not saved again before their cancelling is written down', async () => {
    gate = Promise.withResolvers<void>().promise;
    const { save, cancel, view } = open();
    const sent = save(aTake);
    const cancelling = cancel(aTake.id);
    expect(view.get().has(aTake.id)).toBe(true);
    expect(await save(aTake)).toBeNull();
    await cancelling;
    expect([await sent, await stateOf(aTake.id), view.get().size]).toEqual([null, 'kept', 0]);
    gate = Promise.resolve();
    expect(await save(aTake)).toBe(server.mediaId);
  });

  it('tell what stops them, and go on when asked to', async () => {
    const { save, view } = open();
    server.break('parts', 'refused');
    expect(await save(aTake)).toBeNull();
    expect(view.get().get(aTake.id)?.failure?.status).toBe(403);
    expect(await stateOf(aTake.id)).toBe('saving');
    expect(await save(aTake)).toBe(server.mediaId);
    expect(view.get().size).toBe(0);
  });

  it('are sent by one of two windows; the other neither sends them again nor against the wish told in the first', async () => {
    const late = Promise.withResolvers<void>();
    gate = late.promise;
    const [here, there] = [open(), open()];
    const [one, other] = [here.save(aTake), there.save(aTake)];
    late.resolve();
    expect([await one, await other]).toEqual([server.mediaId, null]);
    expect(server.calls.filter((call) => call === 'uploads')).toHaveLength(1);

    gate = Promise.withResolvers<void>().promise;
    const [mine, theirs] = [here.save(NEXT), there.save(NEXT)];
    await here.cancel(NEXT.id);
    gate = Promise.resolve();
    void mine;
    expect(await theirs).toBeNull();
    expect(await stateOf(NEXT.id)).toBe('kept');
    expect(there.view.get().size).toBe(0);
  });

  it.each([
    ['before it has begun', 'begin'],
    ['while there is no connection', 'wait'],
  ] as const)('are not sent once the waiting window cancels them: %s', async (_, when) => {
    const hold = Promise.withResolvers<void>();
    const [here, there] = [open(), open()];
    if (when === 'begin') gate = hold.promise;
    else {
      server.break('parts', 'down');
      patience = hold.promise;
    }
    const [mine, theirs] = [here.save(aTake), there.save(aTake)];
    await expect.poll(() => begins).toBe(1);
    if (when === 'wait') await expect.poll(() => here.view.get().get(aTake.id)?.trouble?.status).toBe(0);
    await there.cancel(aTake.id);
    hold.resolve();
    expect([await mine, await theirs]).toEqual([null, null]);
    expect(server.calls).not.toContain('finish');
    expect(new Set(told)).toEqual(new Set([`forget ${server.uploadId}`]));
    expect(await store.find(aTake.id)).toMatchObject({ state: 'kept', uploadId: null });
    expect(here.view.get().size).toBe(0);
  });

  it('stop with the page, and go on with the next', async () => {
    const { save, close } = open();
    const late = Promise.withResolvers<void>();
    gate = late.promise;
    const sent = save(aTake);
    close();
    late.resolve();
    expect(await sent).toBeNull();
    expect(await stateOf(aTake.id)).toBe('saving');
    expect(await open().save(aTake)).toBe(server.mediaId);
  });
});
