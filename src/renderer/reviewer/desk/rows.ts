import type { z } from 'zod';
import type { InterviewSummary } from '../../../contracts/desk.ts';

type Summary = z.output<typeof InterviewSummary>;
export type Kind = Summary['kind'];
/** What an interview came to: a decision or a level. */
export type Outcome = NonNullable<Summary['decision']> | NonNullable<Summary['level']>;

export type Column = 'candidate' | 'vacancy' | 'kind' | 'createdAt' | 'decision' | 'overall';

export interface Sorting {
  readonly by: Column;
  readonly descending: boolean;
}

export interface Choice {
  readonly search: string;
  readonly kind: 'all' | Kind;
  readonly outcome: 'all' | 'none' | Outcome;
  readonly sorting: Sorting;
}

/** Weakest first; decisions and levels are ranked each among themselves. */
const RANKS: readonly Outcome[] = ['reject', 'discuss', 'move', 'junior', 'junior+', 'middle', 'middle+', 'senior'];

const outcomeOf = (each: Summary): Outcome | null => each.decision ?? each.level;

/** The interviews that match every word of the search, the kind and the outcome, in order; ties by date. */
export function toRows(interviews: readonly Summary[], { search, kind, outcome, sorting }: Choice): readonly Summary[] {
  const words = search.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const matches = (each: Summary) => {
    const text = `${each.candidate} ${each.vacancy}`.toLocaleLowerCase();
    return words.every((word) => text.includes(word)) && (kind === 'all' || each.kind === kind) && (outcome === 'all' || (outcomeOf(each) ?? 'none') === outcome);
  };
  const sign = sorting.descending ? -1 : 1;
  return interviews
    .filter(matches)
    .sort((a, b) => sign * compare(a, b, sorting.by) || b.createdAt.localeCompare(a.createdAt));
}

function compare(a: Summary, b: Summary, by: Column): number {
  if (by === 'overall') return (a.overall ?? -1) - (b.overall ?? -1);
  if (by === 'decision') return toRank(a) - toRank(b);
  return a[by].localeCompare(b[by]);
}

function toRank(each: Summary): number {
  const outcome = outcomeOf(each);
  return outcome === null ? -1 : RANKS.indexOf(outcome);
}
