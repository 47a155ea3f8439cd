/** Words that were recognised while the connection was away: the socket does not tell them any more, the state of the room does. */
import { desk } from '../../../data/desk.ts';
import { withMissed } from './missed.ts';
import type { ProctoredViewStore } from './proctored-view.ts';

export interface CatchUp {
  /** Resolves when nothing is being fetched: with what was missed in the view. */
  done(): Promise<void>;
  close(): void;
}

/** Asks the server each time that the link is there again. @param sinceS where the answer in hand began, seconds of the recording */
export function createCatchUp(id: string, view: ProctoredViewStore, sinceS: () => number, signal: AbortSignal): CatchUp {
  let wasLost = false;
  let underWay: Promise<void> = Promise.resolve();
  const fetchMissed = async (): Promise<void> => {
    const { unsentFinals } = await desk.proctoredRoom({ params: { id }, signal });
    const { phase, finals } = view.get();
    if (phase !== 'asking' && phase !== 'answering' && phase !== 'settling') return;
    const all = withMissed(finals, unsentFinals, sinceS());
    if (all !== finals) view.update((current) => ({ ...current, finals: all }));
  };
  const stop = view.subscribe(() => {
    const { link } = view.get();
    if (link === 'lost') wasLost = true;
    if (link !== 'open' || !wasLost) return;
    wasLost = false;
    underWay = underWay.then(fetchMissed).catch(() => undefined);
  });
  return { done: () => underWay, close: stop };
}
