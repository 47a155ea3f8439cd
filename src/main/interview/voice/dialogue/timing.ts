/** How the time of the interview is shared out. */
import type { State } from './state.ts';

const USUAL_PACE_MS = 60_000;
const FASTEST_PACE_MS = 20_000;
const SLOWEST_PACE_MS = 150_000;
const CLOSING_MS = 20_000;
const LEAST_QUESTIONS_MS = 45_000;
const MOST_QUESTIONS_MS = 180_000;
const QUESTIONS_SHARE = 0.1;
/** Whoever has so little time goes straight to the work. */
const SHORT_MS = 7 * 60_000;

export interface Timing {
  /** Nothing more can be asked. */
  readonly isOver: boolean;
  /** The rest belongs to the candidate's questions. */
  readonly isLate: boolean;
  /** Another question on the same topic costs a topic that matters more. */
  readonly isTight: boolean;
  readonly isShort: boolean;
  readonly leftMs: number;
}

/** @param paceMs what one question with its answer takes */
export function paceOf({ exchanges, input }: Pick<State, 'exchanges' | 'input'>): number {
  const answered = exchanges.filter(({ answers }) => answers.length > 0).length;
  return answered < 2 ? USUAL_PACE_MS : Math.min(SLOWEST_PACE_MS, Math.max(FASTEST_PACE_MS, input.elapsedMs / answered));
}

export function timingOf(state: Pick<State, 'exchanges' | 'input'>): Timing {
  const { plannedMs, elapsedMs } = state.input;
  const leftMs = Math.max(0, plannedMs - elapsedMs);
  const pace = paceOf(state);
  const questionsMs = Math.min(MOST_QUESTIONS_MS, Math.max(LEAST_QUESTIONS_MS, plannedMs * QUESTIONS_SHARE));
  return {
    leftMs,
    isOver: leftMs <= CLOSING_MS,
    isLate: leftMs <= CLOSING_MS + questionsMs + pace / 2,
    isTight: leftMs <= CLOSING_MS + questionsMs + pace * 2,
    isShort: plannedMs < SHORT_MS,
  };
}
