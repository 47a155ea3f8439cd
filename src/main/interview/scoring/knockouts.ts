/** Firm conditions that are not met: fewer years than asked for, or denied by the candidate when asked. */
import { tokens } from '../knowledge/text.ts';
import { readConditionAnswer } from './condition-answer.ts';
import { yearsIn } from './numbers.ts';

/** Conditions such as “Python from 3 years” for which a shorter time was stated. What was not talked about is not unmet. */
export function unmetYears(knockouts: readonly string[], years: Readonly<Record<string, number>>): string[] {
  const stated = Object.entries(years);
  return knockouts.filter((condition) => {
    const words = tokens(condition);
    const asked = yearsIn(condition, words)[0]?.years;
    if (asked === undefined) return false;
    const text = ` ${words.map((word) => word.stem).join(' ')} `;
    const about = stated.filter(([name]) => text.includes(` ${tokens(name).map((word) => word.stem).join(' ')} `));
    return about.length > 0 && about.every(([, value]) => value < asked);
  });
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
