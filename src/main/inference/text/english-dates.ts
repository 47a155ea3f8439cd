/** English dates, times and versions in words. */
import { toEnglishNumber, toEnglishOrdinal, toEnglishYear } from './english-numbers.ts';
import type { Rule } from './rules.ts';

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const MONTH = '(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\.?';
const YEAR = '((?:1[1-9]|20)\\d{2})';

const monthName = (name: string): string => MONTHS.find((month) => month.toLowerCase().startsWith(name.slice(0, 3).toLowerCase())) ?? name;
const isDay = (day: string): boolean => Number(day) >= 1 && Number(day) <= 31;
const date = (month: string, day: string, year?: string): string =>
  `${monthName(month)} ${toEnglishOrdinal(String(Number(day)))}${year === undefined ? '' : `, ${toEnglishYear(year)}`}`;
const minutes = (minute: string): string => (minute === '00' ? '' : minute.startsWith('0') ? ` oh ${toEnglishNumber(minute.slice(1))}` : ` ${toEnglishNumber(minute)}`);

export const ENGLISH_DATES: readonly Rule[] = [
  [new RegExp(`\\b${YEAR}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])(?:T(?=\\d))?\\b`, 'g'), (_, year, month, day) => `${date(MONTHS[Number(month) - 1] ?? '', day, year)} `],
  [new RegExp(`\\b${MONTH}\\s(\\d{1,2})(?:st|nd|rd|th)?,?\\s${YEAR}\\b`, 'g'), (match, month, day, year) => (isDay(day) ? date(month, day, year) : match)],
  [new RegExp(`\\b${MONTH}\\s(\\d{1,2})(?:st|nd|rd|th)?\\b(?![:.,]?\\d)`, 'g'), (match, month, day) => (isDay(day) ? date(month, day) : match)],
  [new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?\\s${MONTH}(?:,?\\s${YEAR})?\\b`, 'g'), (match, day, month, year) => (isDay(day) ? `the ${toEnglishOrdinal(String(Number(day)))} of ${monthName(month)}${year === undefined ? '' : `, ${toEnglishYear(year)}`}` : match)],
  [/\b24\/7\b/g, 'twenty-four seven'],
  [/\b(\d{1,2}):([0-5]\d)(?::[0-5]\d)?\s?([ap])\.?m\b\.?/gi, (_, hour, minute, half) => `${toEnglishNumber(String(Number(hour)))}${minutes(minute)} ${half === 'a' || half === 'A' ? 'ay' : 'P'} M`],
  [/\b(1[0-2]|[1-9])\s?([ap])\.?m\b\.?/gi, (_, hour, half) => `${toEnglishNumber(hour)} ${half === 'a' || half === 'A' ? 'ay' : 'P'} M`],
  [/\b([01]?\d|2[0-4]):([0-5]\d)(?::[0-5]\d)?\b/g, (_, hour, minute) => `${toEnglishNumber(String(Number(hour)))}${minute === '00' ? " o'clock" : minutes(minute)}`],
  [/\b(\d{2})(\d)0s\b/g, (_, century, decade) => `${toEnglishNumber(century)} ${decades(decade)}`],
  [/\bv(?:er)?\.?\s?(\d+(?:\.\d+)*)\b/gi, (_, version) => `version ${version.split('.').map(toEnglishNumber).join(' point ')}`],
  [/\b\d+(?:\.\d+){2,}\b/g, (version) => version.split('.').map(toEnglishNumber).join(' point ')],
];

const decades = (decade: string): string => (decade === '0' ? 'hundreds' : decade === '1' ? 'tens' : `${toEnglishNumber(`${decade}0`).slice(0, -1)}ies`);
