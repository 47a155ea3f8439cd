/** Where the candidate is in the interview, kept on this computer at each step: a reload goes on from there. */
import { proctoredPlace, type ProctoredPlace } from '../../../data/proctored-kept.ts';
import type { ProctoredRoom } from '../../../data/proctored.ts';
import { withMissed } from './missed.ts';
import type { ProctoredView, ProctoredViewStore } from './proctored-view.ts';

export interface PlaceKeeper {
  now(): Pick<ProctoredPlace, 'stage'>;
  /** Where it was; without a word of it the first question that has no answer. */
  restore(room: ProctoredRoom): Pick<ProctoredPlace, 'index' | 'reached' | 'finals'>;
  /** Where in the recording the answer in hand begins, seconds. */
  since(): number;
  beginAt(sinceS: number): void;
  /** When attention began to be counted, milliseconds of the epoch: now, the first time. */
  startMs(): number;
  close(): void;
}

const STAGES: Partial<Readonly<Record<ProctoredView['phase'], ProctoredPlace['stage']>>> = {
  asking: 'answering', answering: 'answering', settling: 'answering', checking: 'checking', review: 'review',
};

export function createPlaceKeeper(id: string, view: ProctoredViewStore): PlaceKeeper {
  let start: ProctoredPlace = { interviewId: id, index: 0, reached: 0, stage: 'answering', finals: [], sinceS: 0, startMs: null };
  const mine = (): ProctoredPlace | null => (proctoredPlace.get()?.interviewId === id ? proctoredPlace.get() : null);
  let saved = '';
  const stop = view.subscribe(() => {
    const { phase, index, reached, finals } = view.get();
    const stage = STAGES[phase];
    const next = stage === undefined ? '' : JSON.stringify([stage, index, reached, finals]);
    if (stage === undefined || next === saved) return;
    saved = next;
    proctoredPlace.set({ ...(mine() ?? start), index, reached, stage, finals: [...finals] });
  });
  return {
    now: () => mine() ?? start,
    restore(room) {
      start = { ...start, startMs: room.startedAt === null ? null : Date.parse(room.startedAt) };
      const kept = mine();
      const whole = room.questions.length;
      if (kept && kept.index < whole) return { index: kept.index, reached: Math.min(kept.reached, whole), finals: kept.stage === 'answering' ? withMissed(kept.finals, room.unsentFinals, kept.sinceS) : [] };
      const answered = new Set(room.answers.map(({ index }) => index));
      const open = room.questions.find(({ index }) => !answered.has(index));
      const index = open?.index ?? Math.max(0, whole - 1);
      if (open === undefined) proctoredPlace.set({ ...start, index, reached: whole, stage: 'review' });
      return { index, reached: open === undefined ? whole : index, finals: [] };
    },
    since: () => (mine() ?? start).sinceS,
    beginAt: (sinceS) => proctoredPlace.set({ ...(mine() ?? start), sinceS }),
    startMs() {
      const kept = mine() ?? start;
      const startMs = kept.startMs ?? Date.now();
      if (kept.startMs === null) proctoredPlace.set({ ...kept, startMs });
      return startMs;
    },
    close: stop,
  };
}
