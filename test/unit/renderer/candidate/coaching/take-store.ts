/** A store of takes in memory: Node has no database of a browser. */
import type { Take, TakeStore } from '../../../../../src/renderer/data/practice-takes.ts';

/** @param limitBytes as much as its disk takes */
export function createMemoryTakes(limitBytes = Infinity): TakeStore & { readonly pieces: Map<string, Blob[]> } {
  const takes = new Map<string, Take>();
  const pieces = new Map<string, Blob[]>();
  const change = (id: string, part: Partial<Take>) => {
    const take = takes.get(id);
    if (take === undefined) return null;
    takes.set(id, { ...take, ...part });
    return takes.get(id) ?? null;
  };
  return {
    pieces,
    add: (take) => Promise.resolve(void takes.set(take.id, take)),
    append(id, piece, durationMs) {
      const take = takes.get(id);
      if (take === undefined || take.byteLength + piece.size > limitBytes) return Promise.reject(new Error('The disk is full'));
      pieces.set(id, [...(pieces.get(id) ?? []), piece]);
      change(id, { durationMs, pieces: take.pieces + 1, byteLength: take.byteLength + piece.size });
      return Promise.resolve();
    },
    change: (id, part) => Promise.resolve(change(id, part)),
    find: (id) => Promise.resolve(takes.get(id) ?? null),
    list: () => Promise.resolve([...takes.values()]),
    read: (id) => Promise.resolve(new Blob(pieces.get(id) ?? [])),
    remove: (id) => Promise.resolve(void (takes.delete(id), pieces.delete(id))),
  };
}

export const aTake: Take = {
  id: '5b6f3c1e-0000-4000-8000-000000000001', practiceId: '5b6f3c1e-0000-4000-8000-0000000000aa', questionId: null, question: 'Why here?', mediaType: 'audio', contentType: 'audio/webm;codecs=opus',
  startedAt: '2026-11-21T10:00:00.000Z', durationMs: 0, byteLength: 0, pieces: 0, state: 'kept', isRecovered: false, uploadId: null,
};
