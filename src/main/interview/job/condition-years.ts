/** A least number of years in a condition. */
import { tokens } from '../knowledge/text.ts';
import { yearsIn } from '../scoring/numbers.ts';

const LEAST_YEAR = /(?<!\p{L})от\s+(?:года|одного года)(?!\p{L})/iu;

/** `опыт от 3 лет`, `4+ years`, `от года`; null when the line names no time. */
export function readConditionYears(text: string): number | null {
  return yearsIn(text, tokens(text))[0]?.years ?? (LEAST_YEAR.test(text) ? 1 : null);
}
