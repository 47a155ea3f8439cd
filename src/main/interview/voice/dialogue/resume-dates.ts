/** Dates of a resume as months, as far as they can be told from how people write them. */

const MONTHS = [
  'jan|январ|янв', 'feb|феврал|фев', 'mar|март|мар', 'apr|апрел|апр', 'may|мая|май', 'jun|июн', 'jul|июл', 'aug|август|авг', 'sep|сентябр|сен', 'oct|октябр|окт', 'nov|ноябр|ноя', 'dec|декабр|дек',
].map((names) => new RegExp(`(?<!\\p{L})(?:${names})`, 'iu'));
const SEASONS = [/winter|зим/iu, /spring|весн/iu, /summer|лет[оа]|летом/iu, /fall|autumn|осен/iu];
const OPEN = /present|current|now|today|ongoing|наст|сейчас|текущ|н\.?\s?в\.?|по сей/iu;

export interface ResumeDate {
  readonly year: number;
  /** 1..12; null where only the year is written. */
  readonly month: number | null;
}

/** @returns null when there is no year in it, or it is open (“Present”) */
export function toResumeDate(text: string | null): ResumeDate | null {
  if (text === null || OPEN.test(text)) return null;
  const year = /(?<!\d)(?:19[5-9]\d|20\d\d)(?!\d)/u.exec(text)?.[0] ?? shortYear(text);
  if (year === null) return null;
  const named = MONTHS.findIndex((pattern) => pattern.test(text));
  const season = SEASONS.findIndex((pattern) => pattern.test(text));
  const numeric = Number(/(?<!\d)(0?[1-9]|1[0-2])[./-](?:19|20)?\d\d(?!\d)/u.exec(text)?.[1] ?? /(?:19|20)\d\d[./-](0?[1-9]|1[0-2])(?!\d)/u.exec(text)?.[1] ?? 0);
  return { year: Number(year), month: named !== -1 ? named + 1 : season !== -1 ? season * 3 + 1 : numeric > 0 ? numeric : null };
}

function shortYear(text: string): string | null {
  const found = /['’](\d\d)(?!\d)|(?<!\d)(?:0?[1-9]|1[0-2])[./](\d\d)(?![\d./])/u.exec(text);
  const digits = found?.[1] ?? found?.[2];
  return digits === undefined ? null : `${Number(digits) > 50 ? '19' : '20'}${digits}`;
}

export const isOpenEnd = (text: string | null): boolean => text === null || OPEN.test(text);

/** Months since year 0: of a year alone its first or its last month. */
export const toMonths = ({ year, month }: ResumeDate, side: 'first' | 'last'): number => year * 12 + ((month ?? (side === 'first' ? 1 : 12)) - 1);
