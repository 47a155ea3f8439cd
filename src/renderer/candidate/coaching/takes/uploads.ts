/** Takes on their way to the server, one after another; each is analysed once it is there. */
import { pause } from '../../../data/answer-outbox.ts';
import { toApiFailure, type ApiFailure } from '../../../data/api-failure.ts';
import { createObservable, type Observable } from '../../../data/observable.ts';
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
  readonly alone?: <T>(name: string, work: () => Promise<T>) => Promise<T>;
}

const byLock = <T>(name: string, work: () => Promise<T>): Promise<T> => navigator.locks.request(name, work);

export function createUploads({ store, wireOf, onSaved, onChange, alone = byLock }: UploadsOptions): Uploads {
  const view = createObservable<ReadonlyMap<string, UploadView>>(new Map());
  const saved = createObservable<ReadonlyMap<string, string>>(new Map());
  const life = new AbortController();
  const cancels = new Map<string, AbortController>();
  let last: Promise<unknown> = Promise.resolve();

  const show = (id: string, change: Partial<UploadView>) =>
    view.update((all) => new Map(all).set(id, { share: null, trouble: null, failure: null, ...all.get(id), ...change }));
  const hide = (id: string) => view.update((all) => new Map([...all].filter(([each]) => each !== id)));

  const send = (id: string, signal: AbortSignal) =>
    alone(`viva.practice.upload.${id}`, async (): Promise<string | null> => {
      // Read anew: another window may have sent it meanwhile.
      const take = await store.find(id);
      if (take === null) return null;
      const wire = wireOf(take);
      const mediaId = await uploadTake({
        file: await store.read(id),
        uploadId: take.uploadId,
        wire,
        onUpload: (uploadId) => store.change(id, { uploadId }),
        onProgress: (share) => show(id, { share }),
        onTrouble: (trouble) => show(id, { trouble }),
        wait: pause,
        signal,
      });
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
    save(take) {
      if (cancels.has(take.id)) return Promise.resolve(null);
      const cancelled = new AbortController();
      cancels.set(take.id, cancelled);
      const signal = AbortSignal.any([life.signal, cancelled.signal]);
      show(take.id, { share: null, trouble: null, failure: null });
      const mine = last.then(async () => {
        try {
          await store.change(take.id, { state: 'saving' });
          onChange();
          const mediaId = await send(take.id, signal);
          hide(take.id);
          return mediaId;
        } catch (error) {
          if (signal.aborted) hide(take.id);
          else show(take.id, { failure: toApiFailure(error) });
          return null;
        } finally {
          cancels.delete(take.id);
          onChange();
        }
      });
      last = mine;
      return mine;
    },
    async cancel(id) {
      cancels.get(id)?.abort(new DOMException('Cancelled', 'AbortError'));
      hide(id);
      const take = await store.find(id);
      if (take === null) return;
      await store.change(id, { state: 'kept', uploadId: null });
      onChange();
      if (take.uploadId !== null) await wireOf(take).forget(take.uploadId).catch(() => undefined);
    },
    close: () => life.abort(new DOMException('The page is left', 'AbortError')),
  };
}
