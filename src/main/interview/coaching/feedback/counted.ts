/** Whether a sentence counts or measures something, more generously than evidence for a score would: nobody is graded here. */
import type { ReadSentence } from '../../knowledge/reading.ts';
import { numbersIn } from '../../scoring/number-words.ts';
import type { Sign } from '../../scoring/specificity.ts';

const PART = /(?<!\p{L})(?:half|a third|a quarter|twice|double\p{L}*|halved|every (?:second|third)|половин\p{L}+|трет[ьи]|четверт[ьи]|вдвое|втрое|ни разу)(?!\p{L})/iu;
const isYear = (value: number): boolean => Number.isInteger(value) && value >= 1900 && value <= 2100;

/** @param signs of the sentence */
export function isCounted(read: ReadSentence, signs: ReadonlySet<Sign>): boolean {
  return signs.has('figure') || PART.test(read.spoken) || numbersIn(read.spoken, read.words).some(({ value, from }) => value > 1 && !isYear(value) && read.negated[from] !== true);
}
