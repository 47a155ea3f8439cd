/** How many questions still fit into the time of an interview. */

export interface TimeBudget {
  readonly plannedS: number;
  readonly usedS: number;
}

/** Before anything was answered. */
const USUAL_PACE_S = 120;
const FASTEST_PACE_S = 45;

/** At the pace of this candidate; 0 when not even half a question fits. @param answered questions answered so far */
export function questionsLeft({ plannedS, usedS }: TimeBudget, answered: number): number {
  const pace = answered === 0 ? USUAL_PACE_S : Math.max(FASTEST_PACE_S, usedS / answered);
  const left = plannedS - usedS;
  return left < pace / 2 ? 0 : Math.max(1, Math.floor(left / pace));
}
