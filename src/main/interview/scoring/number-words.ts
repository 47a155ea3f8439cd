/** Numbers as people say and write them, in digits and in words, Russian and English. */
import type { Token } from '../knowledge/text.ts';

const UNITS =
  'ноль zero 0|один одного одну одна одном one 1|два две двух двумя two пару пара пары couple 2|три трех тремя three 3|четыре четырех four 4|пять пяти пятью five 5|шесть шести six 6|' +
  'семь семи seven 7|восемь восьми eight 8|девять девяти nine 9|десять десяти десяток десятка ten 10|одиннадцать одиннадцати eleven 11|двенадцать двенадцати twelve dozen 12|' +
  'тринадцать тринадцати thirteen 13|четырнадцать четырнадцати fourteen 14|пятнадцать пятнадцати fifteen 15|шестнадцать шестнадцати sixteen 16|' +
  'семнадцать семнадцати seventeen 17|восемнадцать восемнадцати eighteen 18|девятнадцать девятнадцати nineteen 19';
const TENS =
  'двадцать двадцати twenty 20|тридцать тридцати thirty 30|сорок сорока forty 40|пятьдесят пятидесяти fifty 50|шестьдесят шестидесяти sixty 60|' +
  'семьдесят семидесяти seventy 70|восемьдесят восьмидесяти eighty 80|девяносто девяноста ninety 90';
const HUNDREDS =
  'сто ста 100|двести двухсот 200|триста трехсот 300|четыреста четырехсот 400|пятьсот пятисот 500|шестьсот шестисот 600|семьсот семисот 700|' +
  'восемьсот восьмисот 800|девятьсот девятисот 900';
const SCALES = 'hundred 100|тысяча тысячи тысяч тысячу тыс thousand 1000|миллион миллиона миллионов млн million 1000000|миллиард миллиарда миллиардов млрд billion 1000000000';

function table(rows: string): ReadonlyMap<string, number> {
  return new Map(
    rows.split('|').flatMap((row) => {
      const words = row.split(' ');
      const value = Number(words.at(-1));
      return words.slice(0, -1).map((word): [string, number] => [word, value]);
    }),
  );
}
const units = table(UNITS);
const tens = table(TENS);
const hundreds = table(HUNDREDS);
const scales = table(SCALES);
// «девятнадцатого», «двадцать первом»: in years alone.
const ORDINALS: readonly (readonly [RegExp, number])[] = (
  [
    ['перв', 1], ['втор', 2], ['треть?', 3], ['четверт', 4], ['пят', 5], ['шест', 6], ['седьм', 7], ['восьм', 8], ['девят', 9], ['десят', 10],
    ['одиннадцат', 11], ['двенадцат', 12], ['тринадцат', 13], ['четырнадцат', 14], ['пятнадцат', 15], ['шестнадцат', 16], ['семнадцат', 17],
    ['восемнадцат', 18], ['девятнадцат', 19], ['двадцат', 20], ['тридцат', 30],
  ] as const
).map(([stem, value]) => [new RegExp(`^${stem}(?:ого|его|ом|ем|ый|ой|ий)$`, 'u'), value]);
const ordinalOf = (word: string): number | null => ORDINALS.find(([pattern]) => pattern.test(word))?.[1] ?? null;
const BEFORE_YEAR = new Set(['in', 'since', 'from', 'to', 'until', 'till', 'of', 'by', 'around', 'early', 'late']);
const AFTER_YEAR = /^(?:год|года|году|годом|годы)$/;
const ONE_AND_A_HALF = new Set(['полтора', 'полутора', 'полторы']);
const HALF = /^\s*(?:and a half|с половиной)(?!\p{L})/iu;

export interface NumberHit {
  readonly value: number;
  /** Words from `from` up to but without `to`. */
  readonly from: number;
  readonly to: number;
  /** Characters of the sentence, likewise. */
  readonly start: number;
  readonly end: number;
}

const plain = (word: string): string => word.toLowerCase().replaceAll('ё', 'е');
const DIGITS = /^\d{1,9}$/;

/** The value of one word, in digits or letters; null for any other word. */
export function numberOf(word: string): number | null {
  const text = plain(word);
  return DIGITS.test(text) ? Number(text) : ONE_AND_A_HALF.has(text) ? 1.5 : (units.get(text) ?? tens.get(text) ?? hundreds.get(text) ?? null);
}

/** All numbers of a sentence in order; `words` are its words. A number glued to letters (p95, S3) is none. */
export function numbersIn(sentence: string, words: readonly Token[]): NumberHit[] {
  const hits: NumberHit[] = [];
  for (let index = 0; index < words.length;) {
    const read = readYear(words, index) ?? (DIGITS.test(words[index]!.text) ? readDigits(sentence, words, index) : readWords(sentence, words, index));
    if (read === null) {
      index += 1;
      continue;
    }
    const half = HALF.exec(sentence.slice(words[read.to - 1]!.end));
    const to = half === null ? read.to : read.to + (half[0].trim().split(/\s+/).length);
    hits.push({ value: half === null ? read.value : read.value + 0.5, from: index, to, start: words[index]!.start, end: words[to - 1]!.end });
    index = to;
  }
  return hits;
}

/** `1,5`, `0.86`, `12 000`, `1,200,000`, `3 млн`. */
function readDigits(sentence: string, words: readonly Token[], from: number): { value: number; to: number } | null {
  let text = words[from]!.text;
  let to = from + 1;
  const gapAfter = (index: number): string => sentence.slice(words[index - 1]!.end, words[index]?.start ?? words[index - 1]!.end);
  const isThousands = (index: number): boolean => /^\d{3}$/.test(words[index]?.text ?? '') && /^[ \u00a0\u202f]$/.test(gapAfter(index));
  while (text.length <= 9 && isThousands(to)) text += words[to++]!.text;
  while (/^\d{3}$/.test(words[to]?.text ?? '') && gapAfter(to) === ',' && /^\d{3}$/.test(words[to + 1]?.text ?? '') && gapAfter(to + 1) === ',') {
    text += words[to]!.text + words[to + 1]!.text;
    to += 2;
  }
  if (DIGITS.test(words[to]?.text ?? '') && /^[.,]$/.test(gapAfter(to))) text += `.${words[to++]!.text}`;
  const scale = scales.get(plain(words[to]?.text ?? ''));
  const value = Number(text);
  if (!Number.isFinite(value)) return null;
  return scale === undefined ? { value, to } : { value: value * scale, to: to + 1 };
}

/** `сто двадцать`, `nine hundred and fifty`, `two million`, `полтора`. */
function readWords(sentence: string, words: readonly Token[], from: number): { value: number; to: number } | null {
  let total = 0;
  let group = 0;
  let last = Infinity;
  let index = from;
  for (; index < words.length; index++) {
    const word = plain(words[index]!.text);
    const glued = index === from || /^[\s-]*$/.test(sentence.slice(words[index - 1]!.end, words[index]!.start));
    if (!glued) break;
    if (index > from && word === 'and' && group + total >= 100 && isNumberWord(words[index + 1])) continue;
    if (index === from && ONE_AND_A_HALF.has(word)) {
      group = 1.5;
      last = 0;
      continue;
    }
    const scale = scales.get(word);
    if (scale !== undefined && (index > from || scale > 100)) {
      // «тысяча двести», «миллион»: the scale alone is one of it.
      if (index === from) group = 1;
      if (scale === 100) group *= 100;
      else {
        total += group * scale;
        group = 0;
      }
      last = scale;
      continue;
    }
    const value = hundreds.get(word) ?? tens.get(word) ?? units.get(word);
    // “twenty five” adds up; “five six” are two numbers.
    const rank = hundreds.has(word) ? 100 : tens.has(word) ? 10 : 1;
    if (value === undefined || rank >= last || (rank === 1 && value >= 10 && last <= 10)) break;
    group += value;
    last = rank;
  }
  return index === from ? null : { value: total + group, to: index };
}

/** A year as it is spoken: “twenty nineteen”, «две тысячи девятнадцатого», «в девятнадцатом году». */
function readYear(words: readonly Token[], from: number): { value: number; to: number } | null {
  const at = (offset: number): string => plain(words[from + offset]?.text ?? '');
  const century = at(0) === 'twenty' ? 2000 : at(0) === 'nineteen' ? 1900 : null;
  if (century !== null && BEFORE_YEAR.has(plain(words[from - 1]?.text ?? ''))) {
    const ten = tens.get(at(1));
    const unit = units.get(at(ten === undefined ? 1 : 2));
    const rest = ten === undefined ? (unit !== undefined && unit >= 10 ? unit : null) : ten + (unit !== undefined && unit < 10 && unit > 0 ? unit : 0);
    if (rest !== null) return { value: century + rest, to: from + (ten === undefined || rest === ten ? 2 : 3) };
  }
  const thousands = (at(0) === 'две' || at(0) === '2') && /^тысячи?$/.test(at(1)) ? 2 : 0;
  const ten = ordinalOf(at(thousands)) === null ? (tens.get(at(thousands)) ?? null) : null;
  const place = ten === null ? thousands : thousands + 1;
  const last = ordinalOf(at(place));
  if (last === null || (ten !== null && last >= 10)) return null;
  const value = (ten ?? 0) + last;
  if (thousands > 0) return { value: 2000 + value, to: from + place + 1 };
  // «на пятом году» is no year of the calendar.
  if (value < 10 || value > 40 || !AFTER_YEAR.test(at(place + 1)) || !/^(?:с|со|в|до|по|от)$/.test(plain(words[from - 1]?.text ?? ''))) return null;
  return { value: 2000 + value, to: from + place + 1 };
}

function isNumberWord(word: Token | undefined): boolean {
  const text = plain(word?.text ?? '');
  return units.has(text) || tens.has(text) || hundreds.has(text);
}
