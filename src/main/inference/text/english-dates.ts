/** English dates, times and versions in words. */
import { toEnglishNumber, toEnglishOrdinal, toEnglishYear } from './english-numbers.ts';
import type { Rule } from './rules.ts';

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const MONTH = '(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\.?';
const YEAR = '((?:1[1-9]|20)\\d{2})';

const monthName = (name: string): string => MONTHS.find((month) => month.toLowerCase().startsWith(name.slice(0, 3).toLowerCase())) ?? name;
const isMonth = (month: string): boolean => Number(month) >= 1 && Number(month) <= 12;
const isDay = (day: string): boolean => Number(day) >= 1 && Number(day) <= 31;
const date = (month: string, day: string, year?: string): string =>
  `${monthName(month)} ${toEnglishOrdinal(String(Number(day)))}${year === undefined ? '' : `, ${toEnglishYear(year)}`}`;
const minutes = (minute: string): string => (minute === '00' ? '' : minute.startsWith('0') ? ` oh ${toEnglishNumber(minute.slice(1))}` : ` ${toEnglishNumber(minute)}`);

/** After these a number with a point is a version: three point twelve. `J S` and `SQL` end names that are spelled by now. */
const VERSIONED = /\b(Python|Java|J S|node|Go|Golang|Ruby|Rails|PHP|Kotlin|Scala|Rust|Swift|Django|Flask|Spring|Boot|React|Angular|Vue|Kafka|Redis|SQL|Postgres|Mongo(?:DB)?|Kubernetes|Docker|Ubuntu|Debian|iOS|macOS|Android|Windows|TypeScript|net|PyTorch|TensorFlow|Spark|Airflow|Terraform|CUDA|Linux|Git|version|release)\s(\d+\.\d+)(?!\d|\.\d)/gi;

export const ENGLISH_DATES: readonly Rule[] = [
  [/(?<=\d|[ap]m)\s?[-–—]\s?(?=(?:present|now|today|current)\b)/gi, ' to '],
  [new RegExp(`\\b${YEAR}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])(?:T(?=\\d)|\\b)`, 'g'), (_, year, month, day) => `${date(MONTHS[Number(month) - 1] ?? '', day, year)} `],
  [new RegExp(`\\b${MONTH}\\s(\\d{1,2})\\s?[-–—]\\s?(\\d{1,2})(?!\\d|:)`, 'g'), (match, month, from, to) => (isDay(from) && isDay(to) ? `${date(month, from)} to ${toEnglishOrdinal(String(Number(to)))}` : match)],
  [new RegExp(`\\b${MONTH}\\s(\\d{1,2})(?:st|nd|rd|th)?,?\\s${YEAR}\\b`, 'g'), (match, month, day, year) => (isDay(day) ? date(month, day, year) : match)],
  [new RegExp(`\\b${MONTH}\\s(\\d{1,2})(?:st|nd|rd|th)?\\b(?![:.,]?\\d)`, 'g'), (match, month, day) => (isDay(day) ? date(month, day) : match)],
  [new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?\\s${MONTH}(?:,?\\s${YEAR})?\\b`, 'g'), (match, day, month, year) => (isDay(day) ? `the ${toEnglishOrdinal(String(Number(day)))} of ${monthName(month)}${year === undefined ? '' : `, ${toEnglishYear(year)}`}` : match)],
  // 12/05/2024 is American, unless only the other order makes a date; 07.04.1990 is European.
  [new RegExp(`(?<![\\d/.])(\\d{1,2})/(\\d{1,2})/${YEAR}(?![\\d/])`, 'g'), (match, first, second, year) => (isMonth(first) && isDay(second) ? date(MONTHS[Number(first) - 1] ?? '', second, year) : isMonth(second) && isDay(first) ? date(MONTHS[Number(second) - 1] ?? '', first, year) : match)],
  [new RegExp(`(?<![\\d.])(\\d{1,2})\\.(\\d{1,2})\\.${YEAR}(?![\\d.]\\d)`, 'g'), (match, day, month, year) => (isMonth(month) && isDay(day) ? date(MONTHS[Number(month) - 1] ?? '', day, year) : match)],
  [new RegExp(`(?<![\\d/.])(0[1-9]|1[0-2])/${YEAR}(?![\\d/])`, 'g'), (_, month, year) => `${MONTHS[Number(month) - 1] ?? ''} ${toEnglishYear(year)}`],
  [new RegExp(`\\b${MONTH}(?=\\s${YEAR}\\b)`, 'g'), (_, month) => monthName(month)],
  [new RegExp(`\\b${YEAR}/${YEAR}\\b`, 'g'), '$1, $2'],
  [/(?<=:[0-5]\d(?:\s?[ap]m)?|\d\s?[ap]m)\s?[-–—]\s?(?=\d{1,2}(?::\d\d|\s?[ap]m))/gi, ' to '],
  [/\b24\/7\b/g, 'twenty-four seven'],
  [/\b(\d{1,2}):([0-5]\d)(?::[0-5]\d)?\s?([ap])\.?m\b\.?/gi, (_, hour, minute, half) => `${toEnglishNumber(String(Number(hour)))}${minutes(minute)} ${half === 'a' || half === 'A' ? 'eh' : 'P'} M`],
  [/\b(1[0-2]|[1-9])\s?([ap])\.?m\b\.?/gi, (_, hour, half) => `${toEnglishNumber(hour)} ${half === 'a' || half === 'A' ? 'eh' : 'P'} M`],
  [/\b([01]?\d|2[0-4]):([0-5]\d)(?::[0-5]\d)?(?:Z\b|\b)/g, (_, hour, minute) => `${toEnglishNumber(String(Number(hour)))}${minute === '00' ? " o'clock" : minutes(minute)}`],
  [/\b2000s\b/g, 'two thousands'],
  [/\b(\d{2})(\d)0s\b/g, (_, century, decade) => `${toEnglishNumber(century)} ${decades(decade)}`],
  // '90s, the 80s, in their 30s; a bare 30s is half a minute.
  [/'([2-9])0s\b|(?<=\b(?:the|mid|early|late|his|her|their)[\s-])([2-9])0s\b/gi, (_, marked, told) => decades(marked ?? told ?? '')],
  [VERSIONED, (_, name, version) => `${name} ${version.split('.').map(toEnglishNumber).join(' point ')}`],
  [/(?<=\d\.\d+\.\d+\.\d+):(?=\d)/g, ' port '],
  [/\bv(?:er)?\.?\s?(\d+(?:\.\d+)*)\b/gi, (_, version) => `version ${version.split('.').map(toEnglishNumber).join(' point ')}`],
  [/\b\d+(?:\.\d+){2,}\b/g, (version) => version.split('.').map(toEnglishNumber).join(' point ')],
];

const decades = (decade: string): string => (decade === '0' ? 'hundreds' : decade === '1' ? 'tens' : `${toEnglishNumber(`${decade}0`).slice(0, -1)}ies`);
