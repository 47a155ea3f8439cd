/** Russian abbreviations, signs and acronyms in words. */
import type { Rule } from './rules.ts';

// \b knows Latin letters only.
const START = '(?<![\\p{L}\\p{N}])';
const END = '(?![\\p{L}\\p{N}])';
const short = (pattern: string, to: string): Rule => [new RegExp(`${START}${pattern}`, 'giu'), to];
/** A name with its capital follows. */
const beforeName = (pattern: string, to: string): Rule => [new RegExp(`${START}${pattern}\\.(?=\\s?\\p{Lu})`, 'gu'), to];

/** What stands at the end keeps the stop of its sentence. */
const atEnd = (pattern: string, to: string): Rule[] => [[new RegExp(`${START}${pattern}(?=\\s*$)`, 'giu'), `${to}.`], short(pattern, to)];

const PERIODS: Readonly<Record<string, string>> = { ч: 'час', мес: 'месяц', нед: 'неделю', сек: 'секунду', мин: 'минуту', чел: 'расчёте на человека' };

export const RUSSIAN_WORDS: readonly Rule[] = [
  ...atEnd('и\\s?т\\.\\s?д\\.', 'и так далее'), ...atEnd('и\\s?т\\.\\s?п\\.', 'и тому подобное'), ...atEnd('и\\s?др\\.', 'и другие'), ...atEnd('и\\s?пр\\.', 'и прочее'),
  short('т\\.\\s?е\\.', 'то есть'), short('т\\.\\s?к\\.', 'так как'), short('т\\.\\s?н\\.', 'так называемый'), short('т\\.\\s?ч\\.', 'том числе'), short('напр\\.', 'например'), short('см\\.(?=\\s)', 'смотри'),
  short('ср\\.(?=\\s)', 'сравни'), short('стр\\.(?=\\s?\\d)', 'страница'), short('рис\\.(?=\\s?\\d)', 'рисунок'), short('тел\\.', 'телефон'), short('доп\\.', 'дополнительный'), short('макс\\.', 'максимум'), short('мин\\.(?=\\s\\p{L})', 'минут'),
  beforeName('(?<!\\d\\s?)г', 'город'), beforeName('ул', 'улица'), short('д\\.(?=\\s?\\d)', 'дом'), short('кв\\.(?=\\s?\\d)', 'квартира'), short('№\\s?', 'номер '), short('#\\s?(?=\\d)', 'номер '), short('ст\\.\\s?(?=\\d)', 'статья '), short('пп?\\.\\s?(?=\\d)', 'пункт '), short('СПб', 'Санкт-Петербург'), short('мск', 'по московскому времени'), short('1[СC](?![\\p{L}\\p{N}])', 'один эс'),
  short('k8s', 'кубернетис'), short('x86[_-]64', 'икс восемьдесят шесть шестьдесят четыре'), short('x86', 'икс восемьдесят шесть'), short('(?:в\\s)?пн\\s?[-–—]\\s?пт', 'с понедельника по пятницу'), short('и/или', 'и или'),
  short('([1-5])xx', '$1 икс икс'),
  [/(?<=[\d₽$€+]|\d\s?ч|чел|тыс\.|мес\.|руб\.|запросов)\/(час|ч|день|сутки|месяц|мес\.?|год|неделю|нед\.?|чел\.?|сек\.?|мин\.?)(?!\p{L})/gu, (_, unit) => ` в ${PERIODS[unit.replace('.', '')] ?? unit}`],
  [/(?<=\d\s?)тыс\.?(?!\p{L})/giu, '000'], [/(?<=(?:\d|млн\.?|млрд\.?)\s?)(?:руб\.?|р\.|RUB)(?!\p{L})/giu, '₽'], [/(?<=\d\s?)(?:USD|долл\.?)(?!\p{L})/gu, '$'], [/(?<=\d\s?)EUR(?!\p{L})/gu, '€'], [/US\$/g, '$'], [/(?<=\d\s?)млн\.?(?!\p{L})/giu, 'миллионов'], [/(?<=\d\s?)млрд\.?(?!\p{L})/giu, 'миллиардов'],
  [/C\+\+/g, 'си плюс плюс'], [/C#/g, 'си шарп'], [/(?<!\p{L})\.NET/gu, 'дот нет'],
];

const LETTERS: Readonly<Record<string, string>> = {
  А: 'а', Б: 'бэ', В: 'вэ', Г: 'гэ', Д: 'дэ', Е: 'е', Ё: 'ё', Ж: 'жэ', З: 'зэ', И: 'и', К: 'ка', Л: 'эль', М: 'эм', Н: 'эн', О: 'о', П: 'пэ', Р: 'эр', С: 'эс', Т: 'тэ', У: 'у', Ф: 'эф', Х: 'ха', Ц: 'цэ', Ч: 'че', Ш: 'ша', Щ: 'ща', Э: 'э', Ю: 'ю', Я: 'я',
};
/** Two to five capitals: spelled where they have no vowel, only vowels, or two consonants beside each other; else read. */
const isSpelled = (word: string): boolean => !/[АЕЁИОУЭЮЯ]/u.test(word) || /^[АЕЁИОУЭЮЯ]+$/u.test(word) || (word.length <= 4 && /[БВГДЖЗКЛМНПРСТФХЦЧШЩ]{2}/u.test(word) && !/^(?:ГОСТ|МХАТ|ТАСС|ФИПС)$/u.test(word));
const SAID: Readonly<Record<string, string>> = { ИТ: 'ай ти', ОС: 'о эс', США: 'сэ шэ а', ФИО: 'фэ и о', ПО: 'пэ о', ИИ: 'и и', ИП: 'и пэ', РФ: 'эр эф', ЛЛМ: 'эль эль эм' };

/** Acronyms, where the text is not all in capitals. */
export function withSpokenAcronyms(text: string): string {
  if (!/\p{Ll}/u.test(text) && /\p{Lu}{2,}\s\p{Lu}{2,}/u.test(text)) return text;
  return text.replace(new RegExp(`${START}[А-ЯЁ]{2,5}${END}`, 'gu'), (word) => SAID[word] ?? (isSpelled(word) ? [...word].map((letter) => LETTERS[letter] ?? letter).join(' ') : word));
}

/** After numbers have become words. */
export const RUSSIAN_SIGNS: readonly Rule[] = [
  [/&/g, ' и '], [/(?<=\p{L})@(?=\p{L})|@(?=\s)/gu, ' собака '], [/\s*(?:>=|≥)\s*/g, ' не меньше '], [/\s*(?:<=|≤)\s*/g, ' не больше '], [/\s*(?:!=|≠)\s*/g, ' не равно '], [/\s*(?:->|=>|→|⇒)\s*/g, ' в '], [/\s*={1,3}\s*/g, ' равно '],
  [/\s+>\s+/g, ' больше '], [/\s+<\s+/g, ' меньше '], [/[~≈]\s?(?=\p{L})/gu, ' примерно '], [/±/g, ' плюс минус '], [/×/g, ' на '], [/÷/g, ' делить на '], [/\+/g, ' плюс '], [/°/g, ' градусов '], [/%/g, ' процентов '], [/§/g, ' параграф '],
  [/\$/g, ' долларов '], [/€/g, ' евро '], [/₽/g, ' рублей '], [/(?<=\p{Ll})\/(?=\p{Ll})/gu, ' или '], [/\//g, ' '],
];
