/** Dates as people write them on resumes, found in a line and kept as written. */
import { alternatives, fold, type ResumeWords } from './vocabulary.ts';

export interface DateSpan {
  /** As written; null where it is open. */
  readonly start: string | null;
  readonly end: string | null;
  readonly isRange: boolean;
  /** Place in the text; `to` is exclusive. */
  readonly from: number;
  readonly to: number;
}

export interface DateReader {
  /** All dates and ranges of a line, in order; years alone count only between 1950 and 2049. */
  find(text: string): DateSpan[];
  /** The text with its dates and lengths of stay blanked out. */
  without(text: string): string;
  /** Whether there is nothing but dates and lengths of stay. */
  isOnlyDates(text: string): boolean;
  /** Nothing but words of dates, perhaps not all of them: “Jan 2020 –”, «с мая 2019 по июнь». */
  isPart(text: string): boolean;
}

const DASH = '[-–—−‒―~→]';
const LINE_LIMIT = 1_000;

/** Compiles the words once. */
export function createDateReader({ dates }: Pick<ResumeWords, 'dates'>): DateReader {
  const { months, seasons, present, before, between, yearAfter, graduated, durations } = dates;
  const edge = '(?![\\p{L}\\p{N}])';
  const start = "(?<![\\p{L}\\p{N}/.,’'-])";
  const year = '(?:19[5-9]\\d|20[0-4]\\d)(?!\\d)';
  const yearTail = `(?:\\s*(?:${alternatives(yearAfter)})${edge}\\.?)?`;
  const month = `(?:${alternatives(months)})${edge}\\.?`;
  const numeric = `(?:(?:0?[1-9]|[12]\\d|3[01])[./-])?(?:0?[1-9]|1[0-2])\\s?[./-]\\s?${year}|${year}[./-](?:0[1-9]|1[0-2])(?:[./-](?:0[1-9]|[12]\\d|3[01]))?(?!\\d)`;
  const named = `(?:\\d{1,2}(?:st|nd|rd|th)?\\s+)?(?:${month}),?\\s*(?:\\d{1,2},\\s*)?(?:${year}|['‘]\\s?\\d{2}(?!\\d))`;
  const season = `(?:${alternatives(seasons)}),?\\s+(?:of\\s+)?${year}`;
  const point = `(?:${named}|${numeric}|${season}|${year})${yearTail}`;
  const now = `(?:${alternatives(present)})${edge}\\.?`;
  const to = `(?:\\s*${DASH}+\\s*(?:(?:по|до)\\s+)?|\\s+(?:${alternatives(between)})\\s+)`;
  const opening = `(?:(?:${alternatives(before)})\\s+)?`;
  // In order of trust: two ends; a month whose year comes with the other end; years cut short; an open end; one date.
  const range = new RegExp(
    `${start}(?:${opening}(?<a>${point})${to}(?<b>${point}|${now})` +
      `|${opening}(?<ma>${month})${to}(?<mb>(?:${named}))` +
      `|(?<ya>${year})\\s*[-–—/]\\s*(?<yb>\\d{2})(?![\\d.])` +
      `|(?:${alternatives(before)})\\s+(?<since>${point})` +
      `|(?<open>${point})\\s*${DASH}\\s*$` +
      `|(?:(?:${alternatives(graduated)}):?\\s+)?(?<one>${point}))`,
    'giu',
  );
  const stayWord = alternatives(durations);
  const stay = new RegExp(
    `[(]?(?<![\\p{L}\\p{N}])\\d{1,2}\\+?\\s*(?:${stayWord})${edge}\\.?(?:,?\\s*(?:and|и)?\\s*\\d{1,2}\\s*(?:${stayWord})${edge}\\.?)?[)]?`,
    'giu',
  );
  const part = new RegExp(
    `^(?:(?:${[...months, ...seasons, ...present, ...between, ...before, ...yearAfter]
      .sort((a, b) => b.length - a.length)
      .map((word) => alternatives([word]))
      .join('|')})${edge}\\.?|${year}|\\d{1,2}(?!\\d)|[\\s.,/'’()]|${DASH})+$`,
    'iu',
  );
  const blank = (text: string, from: number, end: number): string => text.slice(0, from) + ' '.repeat(end - from) + text.slice(end);

  function find(text: string): DateSpan[] {
    // Folding keeps every letter's place: one letter becomes one letter.
    const plain = text.slice(0, LINE_LIMIT).replaceAll('ё', 'е').replaceAll('’', "'");
    return [...plain.matchAll(range)].map((match) => {
      const { a, b, ma, mb, ya, yb, since, open, one } = match.groups ?? {};
      const written = (part: string): string =>
        text
          .slice(match.index + match[0].lastIndexOf(part), match.index + match[0].lastIndexOf(part) + part.length)
          .trim()
          .replace(/,$/u, '');
      const first = a ?? ma ?? ya;
      const ends = { from: match.index, to: match.index + match[0].length };
      if (first !== undefined) {
        const at = match.index + match[0].indexOf(first);
        return { start: text.slice(at, at + first.length).trim(), end: written(b ?? mb ?? yb ?? ''), isRange: true, ...ends };
      }
      if (since !== undefined) return { start: written(since), end: null, isRange: true, ...ends };
      if (open !== undefined) return { start: written(open), end: null, isRange: true, ...ends };
      return { start: written(one ?? ''), end: written(one ?? ''), isRange: false, ...ends };
    });
  }

  function without(text: string): string {
    let rest = text;
    for (const { from, to: end } of find(text)) rest = blank(rest, from, end);
    return rest.replace(stay, (found) => ' '.repeat(found.length));
  }

  return {
    find,
    without,
    isOnlyDates: (text) =>
      (/\d/u.test(text) && !/[\p{L}\p{N}]{2}/u.test(without(text))) || new RegExp(`^(?:${now})$`, 'iu').test(fold(text)),
    isPart: (text) => text.length < 60 && part.test(fold(text)),
  };
}
