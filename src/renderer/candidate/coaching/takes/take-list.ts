/** The takes of this browser, and their way to the server, which goes on from page to page. */
import { queryOptions } from '@tanstack/react-query';
import { createTakeStore, type Take } from '../../../data/practice-takes.ts';
import { createUploadWire } from '../../../data/practice-upload.ts';
import { queryClient } from '../../../data/queries.ts';
import { lookAfterTakes } from './look-after.ts';
import { isTakeHeld } from './take-locks.ts';
import { createUploads } from './uploads.ts';

export const takeStore = createTakeStore();

const queryKey = ['takes'] as const;

/** To be called when takes have changed. */
export const refreshTakes = (): void => void queryClient.invalidateQueries({ queryKey });

export const uploads = createUploads({
  store: takeStore,
  wireOf: createUploadWire,
  onSaved: () => void queryClient.invalidateQueries({ queryKey: ['practices'] }),
  onChange: refreshTakes,
});

/** Recordings that the server does not have yet, those just discarded among them; not those being recorded now. What was being saved goes on. */
export const takes = queryOptions({
  queryKey,
  queryFn: async ({ client }): Promise<readonly Take[]> => {
    if (client.getQueryData(queryKey) === undefined)
      for (const take of await lookAfterTakes(takeStore, isTakeHeld)) if (take.state === 'saving') void uploads.save(take);
    return (await takeStore.list()).filter(({ state }) => state !== 'recording');
  },
  staleTime: 0,
});

export async function setDiscarded(take: Take, isDiscarded: boolean): Promise<void> {
  await takeStore.change(take.id, { state: isDiscarded ? 'discarded' : 'kept' });
  refreshTakes();
}

/** What was discarded goes now: the page that could bring it back is left. */
export async function dropDiscarded(): Promise<void> {
  await lookAfterTakes(takeStore, isTakeHeld);
  refreshTakes();
}
