import type { z } from 'zod';
import type { InterviewSummary } from '../../../contracts/desk.ts';

type Summary = z.output<typeof InterviewSummary>;
type Decision = NonNullable<Summary['decision']>;

export type Column = 'candidate' | 'vacancy' | 'kind' | 'createdAt' | 'decision' | 'overall';
export type DecisionFilter = 'all' | 'none' | Decision;

export interface Sorting {
  readonly by: Column;
  readonly descending: boolean;
}

export interface Choice {
  readonly search: string;
  readonly decision: DecisionFilter;
  readonly sorting: Sorting;
}

const decisionOrder: Record<Decision, number> = { move: 3, discuss: 2, reject: 1 };

/** The interviews that match every word of the search and the recommendation, in order; ties by date. */
export function toRows(interviews: readonly Summary[], { search, decision, sorting }: Choice): readonly Summary[] {
  const words = search.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const matches = (each: Summary) => {
    const text = `${each.candidate} ${each.vacancy}`.toLocaleLowerCase();
    return words.every((word) => text.includes(word)) && (decision === 'all' || (each.decision ?? 'none') === decision);
  };
  const sign = sorting.descending ? -1 : 1;
  return interviews
    .filter(matches)
    .sort((a, b) => sign * compare(a, b, sorting.by) || b.createdAt.localeCompare(a.createdAt));
}

function compare(a: Summary, b: Summary, by: Column): number {
  if (by === 'overall') return (a.overall ?? -1) - (b.overall ?? -1);
  if (by === 'decision') return toRank(a.decision) - toRank(b.decision);
  return a[by].localeCompare(b[by]);
}

const toRank = (decision: Decision | null): number => (decision === null ? 0 : decisionOrder[decision]);
