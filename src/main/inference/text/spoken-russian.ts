/** Russian text as it is said: signs, numbers and abbreviations in words. */
import { type CountForms, countForm, toRussianDecimal, toRussianNumber } from './russian-numbers.ts';

// \b knows Latin letters only.
const START = '(?<![\\p{L}\\p{N}])';
const END = '(?![\\p{L}\\p{N}])';
const whole = (pattern: string): RegExp => new RegExp(`${START}${pattern}`, 'giu');

const ABBREVIATIONS: readonly (readonly [RegExp, string])[] = [
  [whole('и\\s?т\\.\\s?д\\.'), 'и так далее'], [whole('и\\s?т\\.\\s?п\\.'), 'и тому подобное'], [whole('т\\.\\s?е\\.'), 'то есть'],
  [whole('т\\.\\s?к\\.'), 'так как'], [whole('и\\s?др\\.'), 'и другие'], [whole('напр\\.'), 'например'], [whole('см\\.(?=\\s)'), 'смотри'],
  [/(?<=\d\s?)г\.(?=\s|$)/giu, 'год'], [/(?<=\d\s?)гг\./giu, 'годы'], [/(?<=\d\s?)тыс\./giu, 'тысяч'], [/(?<=\d\s?)млн\.?/giu, 'миллионов'],
  [/(?<=\d\s?)млрд\.?/giu, 'миллиардов'], [/(?<=\d\s?)руб\./giu, '₽'], [/№\s?/g, 'номер '],
];
const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/C\+\+/g, 'си плюс плюс'], [/C#/g, 'си шарп'], [/&/g, ' и '], [/\s\+\s|\+(?=\s|$)/g, ' плюс '], [/\s=\s/g, ' равно '], [/(?<=\p{L})\/(?=\p{L})/gu, ' или '],
  [/[*_`#|~^<>\\[\]{}«»„“”"]/g, ' '],
];
const UNITS: Readonly<Record<string, CountForms>> = {
  '%': ['процент', 'процента', 'процентов'],
  '₽': ['рубль', 'рубля', 'рублей'],
  $: ['доллар', 'доллара', 'долларов'],
  '€': ['евро', 'евро', 'евро'],
};

export function toSpokenRussian(text: string): string {
  let spoken = ABBREVIATIONS.reduce((result, [from, to]) => result.replace(from, to), text);
  spoken = SIGNS.reduce((result, [from, to]) => result.replace(from, to), spoken);
  return spoken
    .replace(/(\d)[\s\u00a0\u202f](?=\d{3}(?!\d))/g, '$1')
    .replace(/([$€])\s?(\d+(?:[.,]\d+)?)/g, '$2 $1')
    .replace(/(\d)\s?[-–—]\s?(?=\d)/g, '$1 — ')
    .replace(/(?<=^|[\s(])[-−](?=\d)/g, 'минус ')
    .replace(/(\d+)[.,](\d+)\s?([%₽$€])?/g, (_, head: string, part: string, unit?: string) => ` ${toRussianDecimal(head, part)} ${unit === undefined ? '' : (UNITS[unit]?.[1] ?? '')} `)
    .replace(/(\d+)\s?([%₽$€])/g, (_, digits: string, unit: string) => ` ${toRussianNumber(digits)} ${countForm(Number(digits.slice(-3)), UNITS[unit] ?? ['', '', ''])} `)
    .replace(new RegExp(`${START}(\\d{1,2}):(\\d{2})${END}`, 'gu'), (_, hour: string, minute: string) => `${toRussianNumber(hour)} ${minute === '00' ? 'ноль ноль' : toRussianNumber(minute)}`)
    .replace(/\d+/g, (digits) => ` ${toRussianNumber(digits)} `)
    .replace(/\s+([,.;:!?])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}
