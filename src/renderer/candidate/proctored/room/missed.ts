import type { ProctoredRoom } from '../../../data/proctored.ts';
import type { ProctoredView } from './proctored-view.ts';

type Finals = ProctoredView['finals'];

/** A place in the recording is known to a frame or so. */
const CLOSE_S = 0.1;

/** What was heard and what the server has besides, in the order of the recording. @param sinceS what lies before is over */
export function withMissed(heard: Finals, known: ProctoredRoom['unsentFinals'], sinceS: number): Finals {
  const missed = known.filter(({ t0, t1 }) => t0 >= sinceS - CLOSE_S && !heard.some((each) => each.t0 === t0 && each.t1 === t1));
  return missed.length === 0 ? heard : [...heard, ...missed].sort((a, b) => a.t0 - b.t0);
}
