/** Numbers as people say and write them. */
import { stem, type Token } from '../knowledge/text.ts';

const WORDS: Readonly<Record<string, number>> = {
  один: 1,
  одного: 1,
  одну: 1,
  два: 2,
  две: 2,
  двух: 2,
  три: 3,
  трёх: 3,
  четыре: 4,
  четырёх: 4,
  пять: 5,
  пяти: 5,
  шесть: 6,
  шести: 6,
  семь: 7,
  семи: 7,
  восемь: 8,
  восьми: 8,
  девять: 9,
  девяти: 9,
  десять: 10,
  десяти: 10,
  двенадцать: 12,
  пятнадцать: 15,
  двадцать: 20,
  полтора: 1.5,
  полутора: 1.5,
  пару: 2,
  пара: 2,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twelve: 12,
  fifteen: 15,
  twenty: 20,
  couple: 2,
};
const byStem = new Map(Object.entries(WORDS).map(([word, value]) => [word.replaceAll('ё', 'е'), value]));

/** The value of a number word or of digits; null for any other word. */
export function numberOf(word: string): number | null {
  if (/^\d{1,9}$/.test(word)) return Number(word);
  return byStem.get(word.toLowerCase().replaceAll('ё', 'е')) ?? null;
}

const YEAR = new Set(['год', 'года', 'году', 'лет', 'годов', 'годами', 'year', 'years', 'yr', 'yrs']);
const MONTH = new Set(['месяц', 'месяца', 'месяцев', 'month', 'months']);
// “мне 25 лет”, “25 years old”, “два года назад”, “компании 10 лет”: no experience.
const NOT_EXPERIENCE_AFTER = new Set(['назад', 'ago', 'old', 'отроду']);
const NOT_EXPERIENCE_BEFORE = new Set(['мне', 'ему', 'ей', 'through', 'через']);
const HALF_YEAR = new Set([stem('полгода'), 'полгода']);

export interface YearsHit {
  readonly years: number;
  /** Position of the number among the words. */
  readonly at: number;
}

/** Lengths of time in years that a sentence states as experience; 0 < years <= 60. */
export function yearsIn(sentence: string, words: readonly Token[]): YearsHit[] {
  const hits: YearsHit[] = [];
  for (const [at, word] of words.entries()) {
    if (HALF_YEAR.has(word.text.toLowerCase())) hits.push({ years: 0.5, at });
    const value = numberOf(word.text);
    if (value === null) continue;
    // “1.5 года” is two words here: the digits after the point belong to the number before.
    const fraction = /^[.,]\d$/.test(sentence.slice(word.end, word.end + 2)) ? words[at + 1] : undefined;
    if (at > 0 && /^\d+$/.test(words[at - 1]!.text) && /^[.,]$/.test(sentence.slice(words[at - 1]!.end, word.start))) continue;
    const unitAt = [1, 2].map((step) => at + step + (fraction === undefined ? 0 : 1)).find((place) => isUnit(words[place]));
    if (unitAt === undefined) continue;
    if (
      NOT_EXPERIENCE_AFTER.has(words[unitAt + 1]?.text.toLowerCase() ?? '') ||
      NOT_EXPERIENCE_BEFORE.has(words[at - 1]?.text.toLowerCase() ?? '')
    )
      continue;
    const amount = fraction === undefined ? value : Number(`${value}.${fraction.text}`);
    const years = MONTH.has(words[unitAt]!.text.toLowerCase()) ? Math.round((amount / 12) * 100) / 100 : amount;
    if (years > 0 && years <= 60) hits.push({ years, at });
  }
  return hits;
}

function isUnit(word: Token | undefined): boolean {
  return word !== undefined && (YEAR.has(word.text.toLowerCase()) || MONTH.has(word.text.toLowerCase()));
}
