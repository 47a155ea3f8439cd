/** English amounts in words: money, units, ranges, shares, ordinals, decimals. */
import { toEnglishNumber, toEnglishOrdinal, toEnglishYear } from './english-numbers.ts';
import type { Rule } from './rules.ts';

type Forms = readonly [one: string, many: string];
const CURRENCIES: Readonly<Record<string, Forms>> = { $: ['dollar', 'dollars'], '€': ['euro', 'euros'], '£': ['pound', 'pounds'], '₽': ['rouble', 'roubles'], '¥': ['yen', 'yen'], USD: ['dollar', 'dollars'], EUR: ['euro', 'euros'], GBP: ['pound', 'pounds'], RUB: ['rouble', 'roubles'] };
const SCALES: Readonly<Record<string, string>> = { k: 'thousand', K: 'thousand', M: 'million', m: 'million', mln: 'million', B: 'billion', bn: 'billion', thousand: 'thousand', million: 'million', billion: 'billion' };
const UNITS: Readonly<Record<string, Forms>> = {
  'km/h': ['kilometer per hour', 'kilometers per hour'], 'm/s': ['meter per second', 'meters per second'], 'MB/s': ['megabyte per second', 'megabytes per second'], 'GB/s': ['gigabyte per second', 'gigabytes per second'],
  '°C': ['degree Celsius', 'degrees Celsius'], '°F': ['degree Fahrenheit', 'degrees Fahrenheit'], ns: ['nanosecond', 'nanoseconds'], 'µs': ['microsecond', 'microseconds'], 'μs': ['microsecond', 'microseconds'],
  ms: ['millisecond', 'milliseconds'], sec: ['second', 'seconds'], s: ['second', 'seconds'], min: ['minute', 'minutes'], hrs: ['hour', 'hours'], hr: ['hour', 'hours'], h: ['hour', 'hours'], yrs: ['year', 'years'], yr: ['year', 'years'],
  KB: ['kilobyte', 'kilobytes'], kB: ['kilobyte', 'kilobytes'], MB: ['megabyte', 'megabytes'], GB: ['gigabyte', 'gigabytes'], TB: ['terabyte', 'terabytes'], PB: ['petabyte', 'petabytes'], Kbps: ['kilobit per second', 'kilobits per second'],
  Mbps: ['megabit per second', 'megabits per second'], Gbps: ['gigabit per second', 'gigabits per second'], Hz: ['hertz', 'hertz'], kHz: ['kilohertz', 'kilohertz'], MHz: ['megahertz', 'megahertz'], GHz: ['gigahertz', 'gigahertz'],
  km: ['kilometer', 'kilometers'], cm: ['centimeter', 'centimeters'], mm: ['millimeter', 'millimeters'], m: ['meter', 'meters'], kg: ['kilogram', 'kilograms'], g: ['gram', 'grams'], mg: ['milligram', 'milligrams'], px: ['pixel', 'pixels'],
  RPS: ['request per second', 'requests per second'], rps: ['request per second', 'requests per second'], QPS: ['query per second', 'queries per second'], FPS: ['frame per second', 'frames per second'], fps: ['frame per second', 'frames per second'], '%': ['percent', 'percent'],
};
const NUMBER = '(\\d+(?:\\.\\d+)?)';
const alternatives = (table: Readonly<Record<string, unknown>>): string => Object.keys(table).sort((a, b) => b.length - a.length).map((key) => key.replace(/[$/]/g, '\\$&')).join('|');

const form = (amount: string, scale: string | undefined, [one, many]: Forms): string => (amount === '1' && scale === undefined ? one : many);
const scaled = (scale: string | undefined): string => (scale === undefined ? '' : ` ${SCALES[scale.trim()] ?? ''}`);

export const ENGLISH_QUANTITIES: readonly Rule[] = [
  [/(\d),(?=\d{3}(?!\d))/g, '$1'],
  [/(?<=\d)\s?[x×]\s?(?=\d)/g, ' by '],
  [/(?<=\p{L})-(?=\d)/gu, ' '],
  // 3-5, 3–5, $3-5k
  [/(?<=\d[%km]?)\s?[-–—]\s?(?=[$€£]?\d)/gi, ' to '],
  [/(?<=^|[\s(=<>])-(?=[$€£]?\d)/g, 'minus '],
  [/(?<=^|[\s(])[~≈]\s?(?=[$€£]?\d)/g, 'about '],
  [new RegExp(`([$€£₽¥])\\s?${NUMBER}(\\s?(?:thousand|million|billion)\\b|\\s?(?:mln|bn|[kKMmB])\\b)?`, 'g'), (_, sign, amount, scale) => ` ${money(amount, scale, CURRENCIES[sign])} `],
  [new RegExp(`\\b${NUMBER}(\\s?[kKMB]|\\s(?:thousand|million|billion))?\\s?([$€£₽¥]|(?:USD|EUR|GBP|RUB)\\b)`, 'g'), (_, amount, scale, sign) => ` ${money(amount, scale, CURRENCIES[sign])} `],
  [new RegExp(`\\b${NUMBER}\\s?(${alternatives(UNITS)})(?![\\p{L}\\p{N}/])`, 'gu'), (_, amount, unit) => `${amount} ${form(amount, undefined, UNITS[unit] ?? ['', ''])}`],
  [/\b(\d+(?:\.\d+)?)\s?([kKMB])\b(?!\/)/g, (_, amount, scale) => `${amount}${scaled(scale)}`],
  [/\b(\d+(?:\.\d+)?)x\b/g, '$1 times'],
  [/\b(\d+)(?:st|nd|rd|th)\b/g, (_, digits) => ` ${toEnglishOrdinal(digits)} `],
  [/\b1\/2\b/g, 'one half'], [/\b(\d+)\/(\d+)\b/g, '$1 out of $2'],
  [/(?<![\d.])(\d+)\.(\d+)(?![\d.])/g, (_, whole, part) => ` ${toEnglishNumber(whole)} point ${[...part].map(toEnglishNumber).join(' ')} `],
  [/(?<![\d.])(?:1[1-9]|20)\d{2}(?!\d)(?!\s(?:users|people|requests|times|rows|items|units|percent|\w+s per))/g, (year) => ` ${toEnglishYear(year)} `],
  [/\d+/g, (digits) => ` ${toEnglishNumber(digits)} `],
];

/** $1.50 is one dollar fifty; $1.5 million is one point five million dollars. */
function money(amount: string, scale: string | undefined, forms: Forms = ['', '']): string {
  const [whole = '', part] = amount.split('.');
  if (scale !== undefined || part?.length !== 2) return `${amount}${scaled(scale)} ${form(amount, scale, forms)}`;
  return `${whole} ${form(whole, undefined, forms)}${part === '00' ? '' : ` ${String(Number(part))}`}`;
}
