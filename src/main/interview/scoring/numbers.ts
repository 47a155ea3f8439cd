/** Lengths of experience: “5 лет”, “three and a half years”, «полгода», “since 2019”, «с 2019 по 2021». */
import type { Token } from '../knowledge/text.ts';
import { numbersIn, type NumberHit } from './number-words.ts';

export interface YearsHit {
  /** 0 < years <= 60, two decimals. */
  readonly years: number;
  /** The words that say it: from `at` up to but without `to`. */
  readonly at: number;
  readonly to: number;
}

export { numberOf } from './number-words.ts';

const YEAR = new Set(['год', 'года', 'году', 'лет', 'годов', 'годами', 'годам', 'year', 'years', 'yr', 'yrs']);
const DECADE = new Set(['decade', 'decades', 'десятилетие', 'десятилетия']);
const BEFORE_NUMBER = new Set(['лет', 'года', 'годика']);
const MONTH = new Set(['месяц', 'месяца', 'месяцев', 'month', 'months']);
/** Words that may stand between the number and its unit: “over ten long years”, «десять с лишним лет». */
const BETWEEN = new Set(['с', 'лишним', 'полных', 'или', 'full', 'long', 'odd', 'plus', 'or', 'more', 'so', 'last', 'solid', 'примерно', 'неполных', 'of', 'где', 'то']);
// “25 years old”, «два года назад», «через два года», “in two years”: no experience.
const NOT_AFTER = new Set(['назад', 'ago', 'old', 'отроду', 'later', 'спустя', 'warranty']);
const NOT_BEFORE = new Set(['мне', 'ему', 'ей', 'через', 'спустя', 'within', 'in', 'за', 'каждые', 'every', 'раз']);
const SINCE = new Set(['since', 'с', 'со']);
const UNTIL = new Set(['to', 'till', 'until', 'по', 'до', 'through']);
const HALF_YEAR = /(?<![\p{L}\p{N}])(?:полгода|half a year|год с половиной|a year and a half|полтора года|(?:over |nearly |almost )?a decade|десятилетие)(?!\p{L})/giu;
const A_YEAR = /(?<![\p{L}\p{N}])(?<!(?:за|в|через|каждый|один|этот|прошлый|на|in|per|last|this|every|next|within) )(?:a year (?:of|with|in)|год (?:с|на|работа\p{L}*|писал\p{L}*))(?!\p{L})/giu;
const LONGEST = 60;

const lower = (word: Token | undefined): string => word?.text.toLowerCase() ?? '';
const round2 = (value: number): number => Math.round(value * 100) / 100;

/** @param now the day of speaking, where spans of calendar years (“since 2019”) are wanted: open ones end there */
export function yearsIn(sentence: string, words: readonly Token[], now: Date | null = null): YearsHit[] {
  const hits: YearsHit[] = [];
  const numbers = numbersIn(sentence, words);
  const push = (years: number, at: number, to: number): void => {
    if (years > 0 && years <= LONGEST && !hits.some((hit) => at < hit.to && hit.at < to)) hits.push({ years: round2(years), at, to });
  };
  for (const { index, text } of [...matches(sentence, HALF_YEAR), ...matches(sentence, A_YEAR)]) {
    const at = words.findIndex(({ start }) => start >= index);
    const to = words.findIndex(({ start }) => start >= index + text.length);
    const years = /decade|десятилетие/i.test(text) ? 10 : /полгода|half a year/i.test(text) ? 0.5 : /half|полтора|половин/i.test(text) ? 1.5 : 1;
    if (at !== -1 && !NOT_AFTER.has(lower(words[to])) && !NOT_BEFORE.has(lower(words[at - 1]))) push(years, at, to === -1 ? words.length : to);
  }
  for (const [place, number] of numbers.entries()) {
    if (isCalendarYear(number)) {
      if (now === null) continue;
      if (SINCE.has(lower(words[number.from - 1])) || (lower(words[number.from - 1]) === 'from' && isSpan(words, numbers, place))) {
        const end = isSpan(words, numbers, place) ? numbers[place + 1]! : null;
        push((end === null ? now.getUTCFullYear() : end.value) - number.value, number.from, (end ?? number).to);
      }
      continue;
    }
    let unitAt = number.to;
    while (unitAt < number.to + 2 && BETWEEN.has(lower(words[unitAt]))) unitAt += 1;
    const unit = lower(words[unitAt]);
    const isOf = isPart(sentence, words, hits, number);
    // «лет семь», «года три»: about so many.
    const isAbout = BEFORE_NUMBER.has(lower(words[number.from - 1])) && !YEAR.has(unit) && !MONTH.has(unit) && !numbers.some(({ to }) => to === number.from - 1);
    if (isAbout && !NOT_AFTER.has(lower(words[number.to])) && !NOT_BEFORE.has(lower(words[number.from - 2]))) push(number.value, number.from - 1, number.to);
    if (isAbout) continue;
    if (DECADE.has(unit) && !NOT_AFTER.has(lower(words[unitAt + 1])) && !NOT_BEFORE.has(lower(words[number.from - 1]))) push(number.value * 10, number.from, unitAt + 1);
    if (!YEAR.has(unit) && !MONTH.has(unit) && !isOf) continue;
    if (NOT_AFTER.has(lower(words[unitAt + 1])) || NOT_BEFORE.has(lower(words[number.from - 1]))) continue;
    push(MONTH.has(unit) ? number.value / 12 : number.value, number.from, YEAR.has(unit) || MONTH.has(unit) ? unitAt + 1 : number.to);
  }
  return hits.sort((a, b) => a.at - b.at);
}

/** “…, of them seven in Java”, «из десяти лет семь на Java»: years, though the word is not said again. */
function isPart(sentence: string, words: readonly Token[], hits: readonly YearsHit[], number: NumberHit): boolean {
  if (/(?:из них|of (?:them|which|those))\s*$/iu.test(sentence.slice(0, number.start))) return hits.length > 0;
  return hits.some(({ at }) => /^(?:из|of)$/.test(lower(words[at - 1]))) && /^(?:на|в|с|in|with|on)$/.test(lower(words[number.to]));
}

function isCalendarYear({ value, to, from }: NumberHit): boolean {
  return Number.isInteger(value) && value >= 1970 && value <= 2100 && (to - from === 1 || value > 2000);
}

/** Whether the number is the first year of “from 2019 to 2021”. */
function isSpan(words: readonly Token[], numbers: readonly NumberHit[], place: number): boolean {
  const first = numbers[place]!;
  const second = numbers[place + 1];
  if (second === undefined || !isCalendarYear(second) || second.from - first.to > 2) return false;
  return words.slice(first.to, second.from).some((word) => UNTIL.has(lower(word)));
}

function* matches(sentence: string, pattern: RegExp): Generator<{ readonly index: number; readonly text: string }> {
  for (const match of sentence.matchAll(pattern)) yield { index: match.index, text: match[0] };
}
