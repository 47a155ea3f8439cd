/** Whether a sentence counts or measures something, more generously than evidence for a score would: nobody is graded here. */
import type { ReadSentence } from '../../knowledge/reading.ts';
import { numbersIn, type NumberHit } from '../../scoring/number-words.ts';
import type { Sign } from '../../scoring/specificity.ts';

const PART = /(?<!\p{L})(?:half|a third|a quarter|twice|double\p{L}*|halved|every (?:second|third)|половин\p{L}+|трет[ьи]|четверт[ьи]|вдвое|втрое|ни разу)(?!\p{L})/iu;
const EACH = /^\s+(?:(?:an?|per|each) (?:second|minute|hour|day|week|month|year)|в (?:секунду|минуту|час|день|сутки|неделю|месяц|год))(?!\p{L})/iu;
/** In one word, and not “2000 an hour”. */
const isYear = ({ value, from, to }: NumberHit, after: string): boolean => Number.isInteger(value) && value >= 1900 && value <= 2100 && to - from === 1 && !EACH.test(after);

/** “Two years ago” says when, not how much. */
const AGO = /^\s+(?:years?|months?|weeks?|days?|лет|год\p{L}*|месяц\p{L}*|недел\p{L}+|дн\p{L}+)\s+(?:ago|before|earlier|назад)(?!\p{L})/iu;

const isAmount = (number: NumberHit, after: string): boolean => number.value > 1 && !isYear(number, after) && !AGO.test(after);

/** @param signs of the sentence. @param holds whether a place of it is claimed; without it what is denied does not count */
export function isCounted(read: ReadSentence, signs: ReadonlySet<Sign>, holds?: (place: number) => boolean): boolean {
  if (PART.test(read.spoken)) return true;
  const numbers = numbersIn(read.spoken, read.words);
  if (numbers.some((number) => isAmount(number, read.spoken.slice(number.end)) && (holds === undefined ? read.negated[number.from] !== true : holds(number.start)))) return true;
  return signs.has('figure') && !numbers.some(({ end }) => AGO.test(read.spoken.slice(end)));
}
