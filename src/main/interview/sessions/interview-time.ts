/** How much of an interview's time is used, read from its stored turns. */
import type { InterviewTurn } from '../../ports/interviews.ts';
import type { TimeBudget } from '../dialogue/budget.ts';

/** An interview of about half an hour. */
export const PLANNED_MINUTES = 30;

// A longer silence is a pause: the page was closed, the person came back next day.
const LONGEST_STEP_S = 360;

/** Time between turns counts, pauses of more than six minutes as six. */
export function timeBudget(turns: readonly Pick<InterviewTurn, 'createdAt'>[], plannedMinutes: number, now: Date): TimeBudget {
  const moments = [...turns.map(({ createdAt }) => Date.parse(createdAt)), now.getTime()];
  const usedS = moments.slice(1).reduce((sum, moment, index) => sum + Math.max(0, Math.min(LONGEST_STEP_S, (moment - moments[index]!) / 1_000)), 0);
  return { plannedS: plannedMinutes * 60, usedS };
}
