/** English amounts in words: money, units, ranges, shares, ordinals, decimals. */
import { toEnglishNumber, toEnglishOrdinal, toEnglishYear } from './english-numbers.ts';
import type { Rule } from './rules.ts';

type Forms = readonly [one: string, many: string];
const CURRENCIES: Readonly<Record<string, Forms>> = { $: ['dollar', 'dollars'], '€': ['euro', 'euros'], '£': ['pound', 'pounds'], '₽': ['rouble', 'roubles'], '₹': ['rupee', 'rupees'], '¥': ['yen', 'yen'], USD: ['dollar', 'dollars'], EUR: ['euro', 'euros'], GBP: ['pound', 'pounds'], RUB: ['rouble', 'roubles'] };
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

const FRACTIONS: Readonly<Record<string, string>> = { '1/2': 'one half', '1/3': 'one third', '2/3': 'two thirds', '1/4': 'one quarter', '3/4': 'three quarters' };
/** An amount in words at once, so that it is not taken for a year later. */
const said = (amount: string): string => {
  const [whole = '', part] = amount.split('.');
  return toEnglishNumber(whole) + (part === undefined ? '' : ` point ${[...part].map(toEnglishNumber).join(' ')}`);
};

export const ENGLISH_QUANTITIES: readonly Rule[] = [
  // A number with a comma is an amount and no year; with a sign or a unit beside it the rules below say it.
  [new RegExp(`(?<![\\d$€£₽¥₹.,/–—-])(\\d),(\\d{3})(?![\\d,/kKMB%+]|\\.\\d|\\s?[-–—x×$€£₽¥]|\\s?(?:USD|EUR|GBP|RUB|${alternatives(UNITS)})(?![\\p{L}\\p{N}]))`, 'gu'), (_, head, tail) => ` ${toEnglishNumber(head + tail)} `],
  [/(\d),(?=\d{3}(?!\d))/g, '$1'],
  [new RegExp(`${NUMBER}\\s?(km|cm|mm|m)\\^([23])(?!\\d)`, 'g'), (_, amount, unit, power) => `${said(amount)} ${power === '2' ? 'square' : 'cubic'} ${form(amount, undefined, UNITS[unit] ?? ['', ''])}`],
  [/\^\((-?\d+|[a-z])\)/gi, '^$1'], [/\s?\^\s?2(?!\d)/g, ' squared'], [/\s?\^\s?3(?!\d)/g, ' cubed'],
  [/\s?\^\s?(-?\d+|[a-z])(?![\p{L}\p{N}])/giu, (_, power) => ` to the power of ${power.replace('-', 'minus ')}`],
  [/(?<=^|[\s(])<(?=[\d$€£])/g, 'less than '], [/(?<=^|[\s(])>(?=[\d$€£])/g, 'more than '],
  [/\b(USD|EUR|GBP|RUB)\s?(\d+(?:\.\d+)?)(?![\d.])/g, '$2 $1'],
  [new RegExp(`([$€£₽¥₹])\\s?${NUMBER}\\s?([kKMB])?\\s?[-–—]\\s?[$€£₽¥₹]?${NUMBER}\\s?([kKMB])?(?![\\p{L}\\d])`, 'gu'), (_, sign, from, fromScale, to, toScale) => ` ${said(from)}${fromScale === toScale || fromScale === undefined ? '' : scaled(fromScale)} to ${money(to, toScale ?? fromScale, CURRENCIES[sign])} `],
  [/(?<=\d)\s?\*\s?(?=\d)/g, ' times '], [/(?<=\d)\s\/\s(?=\d)/g, ' divided by '],
  [/(?<=\d)\s?[x×]\s?(?=\d)/g, ' by '],
  [/(?<=\p{L})-(?=\d)|(?<=\d)-(?=\p{L})/gu, ' '],
  // 3-5, 3–5, $3-5k
  [/(?<=\d[%km]?)\s?[-–—]\s?(?=[$€£]?\d)/gi, ' to '],
  [/(?<=^|[\s(=<>])-(?=[$€£]?\d)/g, 'minus '],
  [/(?<=^|[\s(])[~≈]\s?(?=[$€£]?\d)/g, 'about '],
  [new RegExp(`([$€£₽¥₹])\\s?${NUMBER}(\\s?(?:thousand|million|billion)\\b|\\s?(?:mln|bn|[kKMmB])\\b)?`, 'g'), (_, sign, amount, scale) => ` ${money(amount, scale, CURRENCIES[sign])} `],
  [new RegExp(`\\b${NUMBER}(\\s?[kKMB]|\\s(?:thousand|million|billion))?\\s?([$€£₽¥]|(?:USD|EUR|GBP|RUB)\\b)`, 'g'), (_, amount, scale, sign) => ` ${money(amount, scale, CURRENCIES[sign])} `],
  [new RegExp(`\\b${NUMBER}\\s?(${alternatives(UNITS)})(?![\\p{L}\\p{N}/])`, 'gu'), (_, amount, unit) => `${said(amount)} ${form(amount, undefined, UNITS[unit] ?? ['', ''])}`],
  [/\b(\d+(?:\.\d+)?)\s?([kKMB])\b(?!\/)/g, (_, amount, scale) => `${said(amount)}${scaled(scale)}`],
  [/\b(\d+(?:\.\d+)?)x\b/g, (_, amount) => `${said(amount)} times`],
  [/\b(\d+)(?:st|nd|rd|th)\b/g, (_, digits) => ` ${toEnglishOrdinal(digits)} `],
  [/(?<![\d/.])([123])\/([234])(?![\d/])/g, (match) => FRACTIONS[match] ?? match], [/\b50\/50\b/g, 'fifty-fifty'], [/(?<=\d):(?=\d)/g, ' to '], [/\b(\d+)\/(\d+)\b/g, '$1 out of $2'],
  [/(?<![\d.])(\d+)\.(\d+)(?![\d.])/g, (_, whole, part) => ` ${toEnglishNumber(whole)} point ${[...part].map(toEnglishNumber).join(' ')} `],
  [/(?<![\d.])(?:1[1-9]|20)\d{2}(?!\d)(?!\s(?:users|people|requests|times|rows|items|units|percent|\w+s per))/g, (year) => ` ${toEnglishYear(year)} `],
  [/\d+/g, (digits) => ` ${toEnglishNumber(digits)} `],
];

/** $1.50 is one dollar fifty; $1.5 million is one point five million dollars. */
function money(amount: string, scale: string | undefined, forms: Forms = ['', '']): string {
  const [whole = '', part] = amount.split('.');
  if (scale !== undefined || part?.length !== 2) return `${said(amount)}${scaled(scale)} ${form(amount, scale, forms)}`;
  const cents = Number(part);
  if (whole === '0' && cents > 0 && /^(?:dollar|euro)$/.test(forms[0])) return `${toEnglishNumber(String(cents))} ${cents === 1 ? 'cent' : 'cents'}`;
  return `${said(whole)} ${form(whole, undefined, forms)}${cents === 0 ? '' : cents < 10 ? ` and ${said(String(cents))} ${cents === 1 ? 'cent' : 'cents'}` : ` ${said(String(cents))}`}`;
}
