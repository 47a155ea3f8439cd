import { useCallback, useEffect, useReducer, useRef } from 'react';
import { transcriptionRoutes, TranscriptionSummary } from '../../../contracts/desk-transcriptions.ts';
import { toApiFailure, type ApiFailure } from '../../data/api-failure.ts';
import { queries, queryClient } from '../../data/queries.ts';
import { uploadFile } from '../../data/upload-file.ts';

export interface UploadState {
  readonly key: number;
  readonly name: string;
  /** 0..1; null while it waits for its turn. */
  readonly share: number | null;
  readonly failure: ApiFailure | null;
  readonly cancel: () => void;
}

type Change = { readonly add: UploadState } | { readonly key: number; readonly set: Partial<UploadState> } | { readonly remove: number };

function reduce(uploads: readonly UploadState[], change: Change): readonly UploadState[] {
  if ('add' in change) return [...uploads, change.add];
  if ('remove' in change) return uploads.filter(({ key }) => key !== change.remove);
  return uploads.map((upload) => (upload.key === change.key ? { ...upload, ...change.set } : upload));
}

/** Files on their way to the server, one after another. Leaving the page cancels what has not arrived. */
export function useUploads(language: 'en' | 'ru' | null) {
  const [uploads, change] = useReducer(reduce, []);
  const last = useRef(Promise.resolve());
  const count = useRef(0);
  const leaving = useRef(new AbortController());
  useEffect(() => {
    const controller = new AbortController();
    leaving.current = controller;
    return () => controller.abort();
  }, []);

  const send = useCallback(
    async (key: number, file: File, signal: AbortSignal) => {
      if (signal.aborted) return;
      change({ key, set: { share: 0 } });
      try {
        const query = language === null ? '' : `?language=${language}`;
        const { path, upload } = transcriptionRoutes.addTranscription;
        const reply = await uploadFile(`${path}${query}`, upload.field, file, { signal, onProgress: (share) => change({ key, set: { share } }) });
        const added = TranscriptionSummary.parse(reply);
        queryClient.setQueryData(queries.transcriptions.queryKey, (list) => [added, ...(list ?? []).filter(({ id }) => id !== added.id)]);
        change({ remove: key });
      } catch (error) {
        if (signal.aborted) change({ remove: key });
        else change({ key, set: { failure: toApiFailure(error), share: null } });
      }
    },
    [language],
  );
  const add = (files: readonly File[]): void => {
    for (const file of files) {
      const key = ++count.current;
      const abort = new AbortController();
      const signal = AbortSignal.any([abort.signal, leaving.current.signal]);
      const cancel = (): void => {
        abort.abort();
        change({ remove: key });
      };
      change({ add: { key, name: file.name, share: null, failure: null, cancel } });
      last.current = last.current.then(() => send(key, file, signal));
    }
  };
  return { uploads, add };
}
