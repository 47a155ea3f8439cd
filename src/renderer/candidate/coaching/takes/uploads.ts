/** Takes on their way to the server, one after another; each is analysed once it is there. */
import { toApiFailure, type ApiFailure } from '../../../data/api-failure.ts';
import { createObservable, type Observable } from '../../../data/observable.ts';
import { pause } from '../../../data/pause.ts';
import type { Take, TakeStore } from '../../../data/practice-takes.ts';
import type { TakeWire } from '../../../data/practice-upload.ts';
import { uploadTake } from './upload-take.ts';

export interface UploadView {
  /** 0..1; null while it waits for its turn. */
  readonly share: number | null;
  /** It is tried again by itself. */
  readonly trouble: ApiFailure | null;
  /** It stopped; trying again is the person's to say. */
  readonly failure: ApiFailure | null;
}

export interface Uploads {
  /** By the take's id. */
  readonly view: Observable<ReadonlyMap<string, UploadView>>;
  /** The recording's id with the server, by that of the take; of those that were saved since the page was opened. */
  readonly saved: Observable<ReadonlyMap<string, string>>;
  /** Resolves to the recording's id with the server, null when it was cancelled or failed. Never rejects. */
  save(take: Take): Promise<string | null>;
  /** Stops it and forgets what the server has of it; the take itself stays. */
  cancel(id: string): Promise<void>;
  /** What is under way goes on when the takes are looked at the next time. */
  close(): void;
}

export interface UploadsOptions {
  readonly store: TakeStore;
  readonly wireOf: (take: Take) => TakeWire;
  /** The take is with the server, and gone from this computer. */
  readonly onSaved: (take: Take, mediaId: string) => void;
  /** The stored takes are others now. */
  readonly onChange: () => void;
  /** For tests; the browser's own otherwise: two windows do not send the same take at once. */
  readonly alone?: <T>(name: string, signal: AbortSignal, work: () => Promise<T>) => Promise<T>;
  /** For tests; before what failed is tried again. */
  readonly wait?: typeof pause;
}

const byLock = <T>(name: string, signal: AbortSignal, work: () => Promise<T>): Promise<T> => navigator.locks.request(name, { signal }, work);

const cancelled = () => new DOMException('Cancelled', 'AbortError');

export function createUploads({ store, wireOf, onSaved, onChange, alone = byLock, wait = pause }: UploadsOptions): Uploads {
  const view = createObservable<ReadonlyMap<string, UploadView>>(new Map());
  const saved = createObservable<ReadonlyMap<string, string>>(new Map());
  const life = new AbortController();
  const cancels = new Map<string, AbortController>();
  let last: Promise<unknown> = Promise.resolve(null);

  const show = (id: string, change: Partial<UploadView>) =>
    view.update((all) => new Map(all).set(id, { share: null, trouble: null, failure: null, ...all.get(id), ...change }));
  const hide = (id: string) => view.update((all) => new Map([...all].filter(([each]) => each !== id)));

  const send = (id: string, signal: AbortSignal) =>
    alone(`viva.practice.upload.${id}`, signal, async (): Promise<string | null> => {
      // Read anew: another window may have sent it meanwhile, or its person thought better of it there.
      const take = await store.find(id);
      if (take?.state !== 'saving') return null;
      const wire = wireOf(take);
      /** What was cancelled is not shown again by a reply that was on its way. */
      const tell = (change: Partial<UploadView>) => {
        if (!signal.aborted) show(id, change);
      };
      const elsewhere = new AbortController();
      let { uploadId } = take;
      /** Stops where another window's person thought better of it meanwhile. */
      const look = async (): Promise<void> => {
        signal.throwIfAborted();
        if ((await store.find(id))?.state === 'saving') return;
        elsewhere.abort(cancelled());
        await store.change(id, { uploadId: null });
        if (uploadId !== null) await wire.forget(uploadId).catch(() => undefined);
        elsewhere.signal.throwIfAborted();
      };
      const mediaId = await uploadTake({
        file: await store.read(id),
        uploadId,
        wire: {
          ...wire,
          part: (...part) => look().then(() => wire.part(...part)),
          finish: (...whole) => look().then(() => wire.finish(...whole)),
        },
        async onUpload(begun) {
          if (signal.aborted) return wire.forget(begun);
          uploadId = begun;
          await store.change(id, { uploadId });
          await look();
        },
        onProgress: (share) => tell({ share }),
        onTrouble: (trouble) => tell({ trouble }),
        wait: (durationMs, patience) => wait(durationMs, patience).then(look),
        signal: AbortSignal.any([signal, elsewhere.signal]),
      }).catch(async (error: unknown) => {
        // The server was told to forget it: that is no failure.
        if (elsewhere.signal.aborted || (await store.find(id))?.state !== 'saving') return null;
        throw error;
      });
      if (mediaId === null) return null;
      await store.remove(id);
      // A recording whose analysis could not be begun has a button for it on its own page.
      await wire.analyse(mediaId, signal).catch(() => undefined);
      saved.update((all) => new Map(all).set(id, mediaId));
      onSaved(take, mediaId);
      return mediaId;
    });

  return {
    view,
    saved,
    save({ id }) {
      if (cancels.has(id)) return Promise.resolve(null);
      const mine = new AbortController();
      cancels.set(id, mine);
      const signal = AbortSignal.any([life.signal, mine.signal]);
      show(id, { share: null, trouble: null, failure: null });
      // Noted at once: what still waits for its turn is wanted too when the page is opened the next time.
      const noted = store.change(id, { state: 'saving' }).finally(onChange);
      const sent = Promise.allSettled([last, noted]).then(async () => {
        try {
          await noted;
          signal.throwIfAborted();
          const mediaId = await send(id, signal);
          if (!signal.aborted) hide(id);
          return mediaId;
        } catch (error) {
          if (!signal.aborted) show(id, { failure: toApiFailure(error) });
          return null;
        } finally {
          if (cancels.get(id) === mine) cancels.delete(id);
          onChange();
        }
      });
      last = sent;
      return sent;
    },
    async cancel(id) {
      cancels.get(id)?.abort(cancelled());
      // Until the wish is written down it is not saved again: a new one would be written over.
      const mine = new AbortController();
      cancels.set(id, mine);
      let take: Take | null = null;
      try {
        take = await store.find(id);
        await store.change(id, { state: 'kept', uploadId: null });
      } finally {
        if (cancels.get(id) === mine) cancels.delete(id);
        hide(id);
        onChange();
      }
      if (take === null) return;
      if (take.uploadId !== null) await wireOf(take).forget(take.uploadId).catch(() => undefined);
    },
    close: () => life.abort(new DOMException('The page is left', 'AbortError')),
  };
}
