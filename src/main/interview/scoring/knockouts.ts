/** Conditions in years, checked against what the candidate said. */
import { tokens } from '../knowledge/text.ts';
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
