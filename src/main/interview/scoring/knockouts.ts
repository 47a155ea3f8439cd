/** Firm conditions that are not met: fewer years than asked for, or denied by the candidate when asked. */
import type { Extraction } from '../../ports/screening.ts';
import { tokens } from '../knowledge/text.ts';
import { readConditionAnswer } from './condition-answer.ts';
import { yearsIn } from './numbers.ts';
import { PART } from './years-by-skill.ts';

/**
 * Conditions such as “Python from 3 years” for which a shorter time was stated. What was not talked about is not unmet; where
 * several times of one thing were told that might add up to enough, it is unclear.
 */
export function unmetYears(knockouts: readonly string[], { years, skills = [] }: Pick<Extraction, 'years'> & Partial<Pick<Extraction, 'skills'>>): ConditionsTold {
  const stated = Object.entries(years);
  const spans = (name: string): number =>
    Math.max(0, ...(skills.find((skill) => skill.name === name)?.evidence ?? []).map(({ quote }) => sumOfSpans(quote)));
  const unmet: string[] = [];
  const unclear: string[] = [];
  for (const condition of knockouts) {
    const words = tokens(condition);
    const asked = yearsIn(condition, words)[0]?.years;
    if (asked === undefined) continue;
    const text = ` ${words.map((word) => word.stem).join(' ')} `;
    const about = stated.filter(([name]) => text.includes(` ${tokens(name).map((word) => word.stem).join(' ')} `));
    if (about.length === 0 || about.some(([, value]) => value >= asked)) continue;
    (about.some(([name]) => spans(name) >= asked) ? unclear : unmet).push(condition);
  }
  return { unmet, unclear };
}

/** 0 where a single time is told. */
function sumOfSpans(quote: string): number {
  const hits = yearsIn(quote, tokens(quote));
  return hits.length < 2 || PART.test(quote) ? 0 : hits.reduce((sum, hit) => sum + hit.years, 0);
}

export interface AskedCondition {
  readonly condition: string;
  readonly answer: string;
  /** Whether the words that could deny were heard well. */
  readonly isHeard: boolean;
}

export interface ConditionsTold {
  /** Plainly denied. */
  readonly unmet: readonly string[];
  /** Answered neither way, or denied in words that were heard with doubt: a person has to ask. */
  readonly unclear: readonly string[];
}

/** What the answers say of the conditions that were asked about. The last clear answer to a condition counts. */
export function conditionsTold(asked: readonly AskedCondition[]): ConditionsTold {
  const told = new Map<string, 'met' | 'unmet' | 'unclear'>();
  for (const { condition, answer, isHeard } of asked) {
    const read = readConditionAnswer(condition, answer);
    const sure = read === 'unmet' && !isHeard ? 'unclear' : read;
    if (sure !== 'unclear' || !told.has(condition)) told.set(condition, sure);
  }
  const of = (wanted: string): string[] => [...told].filter(([, read]) => read === wanted).map(([condition]) => condition);
  return { unmet: of('unmet'), unclear: of('unclear') };
}
