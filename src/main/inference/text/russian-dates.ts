/** Russian dates, years, times and versions in words. */
import { toRussianNumber } from './russian-numbers.ts';
import { type OrdinalForm, toRussianOrdinal } from './russian-ordinals.ts';
import type { Rule } from './rules.ts';

const MONTHS = ['января', 'февраля', 'марта', 'апреля', 'мая', 'июня', 'июля', 'августа', 'сентября', 'октября', 'ноября', 'декабря'];
const NAMES = ['январь', 'февраль', 'март', 'апрель', 'май', 'июнь', 'июль', 'август', 'сентябрь', 'октябрь', 'ноябрь', 'декабрь'];
const MONTH = `(${MONTHS.join('|')})`;
const START = '(?<![\\p{L}\\p{N}.,])';
const END = '(?![\\p{L}\\p{N}])';

/** The word before a date decides its case: к пятому, с пятого, по пятое, встреча пятого, and пятое where none is or one that joins. */
const BEFORE = '(?:(?<=^|[^\\p{L}])(\\p{L}+)\\s)?';
const dayForm = (word: string | undefined): OrdinalForm =>
  word === undefined || /^(?:и|или|а|но|по|на|за|под|это|сегодня|завтра|вчера|было|будет|стало|через|про|дата|срок|праздник|плюс)$/iu.test(word) ? 'е' : /^(?:к|ко|благодаря)$/iu.test(word) ? 'му' : /^(?:перед|между|над)$/iu.test(word) ? 'м' : /^(?:о|об|при)$/iu.test(word) ? 'ом' : 'го';
const date = (before: string | undefined, day: string, month: string, year: string | undefined): string => {
  const tail = year === undefined ? '' : ` ${toRussianOrdinal(year, 'го')} года`;
  return `${before === undefined ? '' : `${before} `}${ordinalDay(day, dayForm(before))} ${month}${tail}`;
};
const ordinalDay = (day: string, form: OrdinalForm): string => toRussianOrdinal(String(Number(day)), form);
const monthOf = (month: string): string => MONTHS[Number(month) - 1] ?? '';
const isMonth = (month: string): boolean => monthOf(month) !== '';
const isDay = (day: string): boolean => Number(day) >= 1 && Number(day) <= 31;
/** 12/05/2024 is the day first, as is custom; unless only the other order makes a date. */
const slashed = (match: string, before: string | undefined, first: string, second: string, year: string): string =>
  isDay(first) && isMonth(second) ? date(before, first, monthOf(second), year) : isMonth(first) && isDay(second) ? date(before, second, monthOf(first), year) : match;
const YEAR = '((?:1[1-9]|20)\\d{2})';
/** A Latin name with a number that has a point is a version; measures (AUC 0.86) begin with a zero or are spelled in capitals. */
const VERSIONED = /(?<=(?<![\p{L}\p{N}])(?:[A-Za-z][A-Za-z.]*[a-z]|HTTP|TLS|SSL|PHP|JDK|USB|SQL|CUDA|[A-Za-z]*SQL|C\+\+|[A-Za-z]+OS|NET|дот нет|си шарп)[\s/])([1-9]\d*\.\d+)(?![\d.,]*\d)(?!\s?[%₽$€])/gu;
/** The form that the word "year" beside it asks for. */
const YEAR_FORMS: Readonly<Record<string, OrdinalForm>> = { год: 'й', 'г.': 'й', года: 'го', году: 'ом', годом: 'м', годы: 'ые', годов: 'х', годам: 'ые', годах: 'х' };
const WRITTEN: Readonly<Record<string, OrdinalForm>> = { й: 'й', ый: 'й', ой: 'й', ий: 'й', я: 'я', ая: 'я', е: 'е', ое: 'е', го: 'го', ого: 'го', му: 'му', ому: 'му', м: 'ом', ом: 'ом', ым: 'м', ю: 'ю', ую: 'ю', ые: 'ые', х: 'х', ых: 'х' };

/** 03.2019, by the word before it: с марта, по ноябрь, март. */
const monthYear = (before: string | undefined, month: string, year: string): string => {
  const name = before !== undefined && /^(?:с|со|до|от|после)$/iu.test(before) ? monthOf(month) : (NAMES[Number(month) - 1] ?? '');
  return `${before === undefined ? '' : `${before} `}${name} ${toRussianOrdinal(year, 'го')} года`;
};

export const RUSSIAN_DATES: readonly Rule[] = [
  // "5/2 с 10:00": no seconds.
  [/(?<=\d)\sс(?=\s\d)/gu, ', с'],
  [new RegExp(`${BEFORE}(?<![\\d.,])(0[1-9]|1[0-2])\\.${YEAR}(?![.,]?\\d)`, 'gu'), (_, before, month, year) => monthYear(before, month, year)],
  [new RegExp(`${BEFORE}(?<!\\d)${YEAR}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])(?:T(?=\\d))?(?!\\d)`, 'gu'), (_, before, year, month, day) => `${date(before, day, monthOf(month), year)} `],
  [new RegExp(`${BEFORE}(?<![\\d.])(0?[1-9]|[12]\\d|3[01])\\.(0[1-9]|1[0-2])\\.${YEAR}(?:\\s?г(?:ода|\\.))?(?![\\d.]\\d|\\p{L})`, 'gu'), (_, before, day, month, year) => date(before, day, monthOf(month), year)],
  [new RegExp(`${BEFORE}(?<![\\d./])(\\d{1,2})/(\\d{1,2})/${YEAR}(?![\\d/])`, 'gu'), (match, before, first, second, year) => slashed(match, before, first, second, year)],
  // с 1 по 5 мая, 1–5 мая
  [new RegExp(`(?<!\\p{L})([сС]о?|[оО]т)\\s(\\d{1,2})\\s(по|до)\\s(\\d{1,2})(?=\\s${MONTH})`, 'gu'), (_, from, first, to, last) => `${from} ${ordinalDay(first, 'го')} ${to} ${ordinalDay(last, to === 'по' ? 'е' : 'го')}`],
  [new RegExp(`(?<![\\d.,])(\\d{1,2})\\s?[-–—]\\s?(\\d{1,2})(?=\\s${MONTH})`, 'gu'), (_, first, last) => `с ${ordinalDay(first, 'го')} по ${ordinalDay(last, 'е')}`],
  [new RegExp(`${BEFORE}(?<![\\p{N}.,])(\\d{1,2})\\s${MONTH}(?:\\s${YEAR}(\\s(?:года|г\\.))?)?(?!\\p{L})`, 'giu'), (_, before, day, month, year) => date(before, day, month, year)],
  // 2019–2021 гг.
  [new RegExp(`((?<!\\p{L})[вВ]\\s)?(?<![\\d.,])${YEAR}\\s?[-–—]\\s?${YEAR}\\s?(гг\\.|г\\.\\s?г\\.|годы|годах|годов|года|год|г\\.)(?!\\p{L})`, 'gu'), (_, within, from, to, word) => {
    const form = word === 'годах' || (within !== undefined && word.startsWith('г') && word.endsWith('.')) ? 'ом' : word === 'годов' ? 'го' : 'й';
    return `${within ?? ''}${toRussianOrdinal(from, form)} — ${toRussianOrdinal(to, form)} ${form === 'ом' ? 'годах' : form === 'го' ? 'годов' : 'годы'}`;
  }],
  [new RegExp(`(?<![\\d.,–—-])(20\\d{2}|19\\d{2})\\s?[–—]\\s?(20\\d{2}|19\\d{2})(?![\\d.,–—-]*\\d)(?!\\s\\p{Ll})`, 'gu'), (_, from, to) => `${toRussianOrdinal(from)} — ${toRussianOrdinal(to)}`],
  [/(?<=\d\s?)г\.\s?г\.|(?<=\d\s?)гг\./giu, 'годы'],
  [new RegExp(`(?<!\\p{L})(с|до|от|после|около|к)\\s${YEAR}\\s?г\\.`, 'giu'), (_, before, year) => (before.toLowerCase() === 'к' ? `${before} ${toRussianOrdinal(year, 'му')} году` : `${before} ${toRussianOrdinal(year, 'го')} года`)],
  [new RegExp(`(?<!\\p{L})(в)\\s${YEAR}(?=\\s*(?:[,;!?)]|\\.(?!\\d)|$))`, 'giu'), (_, before, year) => `${before} ${toRussianOrdinal(year, 'ом')} году`],
  [/(\d+)-е(?=\sгод)/gu, (_, digits) => toRussianOrdinal(digits, 'ые')], [/'?(?<!\d)(\d0)s(?!\p{L})/gu, (_, digits) => toRussianOrdinal(digits, 'ые')],
  [/(\d+)-х(?=\s(?:лет|дней|месяцев|недель|часов|минут|раз|человек|этапов|уровней))|(\d+)-ти(?!\p{L})/gu, (_, x, ti) => toRussianNumber(x ?? ti ?? '', 'masculine', 'genitive')],
  // 10-летний, 20-процентный
  [/(?<![\d.,])(\d{1,3})-(?=\p{Ll}{4})/gu, (_, digits) => compound(digits)],
  [VERSIONED, (version) => points(version)],
  [/(?<=(?:[Рр]елиз\p{L}*|[Пп]ункт\p{L}{0,2})\s)\d+\.\d+/gu, (version) => points(version)],
  // с 9:00 до 18:00, 10:00–19:00
  [/(?<!\d)([01]?\d|2[0-4]):([0-5]\d)\s?[-–—]\s?(?=\d{1,2}:\d\d)/g, 'с $1:$2 до '],
  [/(?<=(?:^|[^\p{L}])(?:с|до|от|после|около)\s)([01]?\d|2[0-4]):([0-5]\d)(?![\d:])/giu, (_, hour, minute) => `${toRussianNumber(String(Number(hour)), 'masculine', 'genitive')}${minute === '00' ? '' : ` ${toRussianNumber(minute)}`}`],
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

/** десятилетний, двухнедельный, сорокаминутный, стодневный, девяностолетний. */
function compound(digits: string): string {
  const stem = toRussianNumber(digits, 'masculine', 'genitive').replace(/одного$/, 'одно').replace(/девяноста$/, 'девяносто').replace(/^ста/, 'сто');
  return stem.replaceAll(' ', '');
}
const points = (version: string): string => version.split('.').map((part) => toRussianNumber(part)).join(' точка ');
