/** Russian dates, years, times and versions in words. */
import { toRussianNumber } from './russian-numbers.ts';
import { type OrdinalForm, toRussianOrdinal } from './russian-ordinals.ts';
import type { Rule } from './rules.ts';

const MONTHS = ['января', 'февраля', 'марта', 'апреля', 'мая', 'июня', 'июля', 'августа', 'сентября', 'октября', 'ноября', 'декабря'];
const MONTH = `(${MONTHS.join('|')})`;
const START = '(?<![\\p{L}\\p{N}.,])';
const END = '(?![\\p{L}\\p{N}])';

const date = (day: string, month: string, year: string | undefined, hasYearWord = false): string => {
  const tail = year === undefined ? '' : ` ${toRussianOrdinal(year, 'го')}${hasYearWord ? '' : ' года'}`;
  return `${toRussianOrdinal(String(Number(day)), 'е')} ${month}${tail}`;
};
/** The form that the word "year" beside it asks for. */
const YEAR_FORMS: Readonly<Record<string, OrdinalForm>> = { год: 'й', 'г.': 'й', года: 'го', году: 'ом', годом: 'м', годы: 'ые', годов: 'х', годам: 'ые', годах: 'х' };
const WRITTEN: Readonly<Record<string, OrdinalForm>> = { й: 'й', ый: 'й', ой: 'й', ий: 'й', я: 'я', ая: 'я', е: 'е', ое: 'е', го: 'го', ого: 'го', му: 'му', ому: 'му', м: 'ом', ом: 'ом', ым: 'м', ю: 'ю', ую: 'ю', ые: 'ые', х: 'х', ых: 'х' };

export const RUSSIAN_DATES: readonly Rule[] = [
  [/(?<!\d)((?:1[1-9]|20)\d{2})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?:T(?=\d))?(?!\d)/g, (_, year, month, day) => `${date(day, MONTHS[Number(month) - 1] ?? '', year)} `],
  [/(?<![\d.])(0?[1-9]|[12]\d|3[01])\.(0[1-9]|1[0-2])\.((?:1[1-9]|20)\d{2})(?:\s?г(?:ода|\.))?(?![\d.]\d|\p{L})/gu, (_, day, month, year) => date(day, MONTHS[Number(month) - 1] ?? '', year)],
  [new RegExp(`${START}(\\d{1,2})\\s${MONTH}(?:\\s((?:1[1-9]|20)\\d{2})(\\s(?:года|г\\.))?)?(?!\\p{L})`, 'giu'),
    (_, day, month, year) => date(day, month, year)],
  [new RegExp(`${START}в\\s((?:1[1-9]|20)\\d{2})\\s?г\\.`, 'giu'), (_, year) => `в ${toRussianOrdinal(year, 'ом')} году`],
  [/(?<=(?:^|[^\p{L}])(?:с|до|от|после)\s)((?:1[1-9]|20)\d{2})(?=\s(?:по|до)\s(?:1[1-9]|20)\d{2}(?!\d))/giu, (_, year) => toRussianOrdinal(year, 'го')],
  [/(?<![\d.,])((?:1[1-9]|20)\d{2})(?:-(?:й|го|м|ом|му|е|х))?\s?(году|годом|годов|годам|годах|года|годы|год|г\.)(?!\p{L})/giu, (_, year, word) => `${toRussianOrdinal(year, YEAR_FORMS[word.toLowerCase()] ?? 'й')} ${word === 'г.' ? 'год' : word}`],
  [new RegExp(`${START}(\\d{1,6})-(ый|ой|ий|ая|ое|ого|ому|ом|ым|ую|ые|ых|й|я|е|го|му|м|ю|х)${END}`, 'gu'), (_, digits, ending) => toRussianOrdinal(digits, WRITTEN[ending] ?? 'й')],
  [new RegExp(`${START}24/7${END}`, 'gu'), 'двадцать четыре на семь'],
  [new RegExp(`${START}([01]?\\d|2[0-4]):([0-5]\\d)(?::[0-5]\\d)?${END}`, 'gu'), (_, hour, minute) => `${toRussianNumber(String(Number(hour)))} ${minute === '00' ? 'ноль ноль' : toRussianNumber(minute)}`],
  [new RegExp(`${START}v(?:er)?\\.?\\s?(\\d+(?:\\.\\d+)*)${END}`, 'giu'), (_, version) => `версия ${points(version)}`],
  [/(?<=верси\p{L}{1,2}\s)\d+(?:\.\d+)+/giu, (version) => points(version)],
  [/(?<!\d)\d+(?:\.\d+){2,}(?!\d)/g, (version) => points(version)],
];

const points = (version: string): string => version.split('.').map((part) => toRussianNumber(part)).join(' точка ');
