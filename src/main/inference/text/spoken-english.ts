/** English text as it is said: signs, numbers and abbreviations in words. */
import { toEnglishNumber, toEnglishOrdinal, toEnglishYear } from './english-numbers.ts';

const ABBREVIATIONS: readonly (readonly [RegExp, string])[] = [
  [/\be\.g\.,?/gi, 'for example'], [/\bi\.e\.,?/gi, 'that is'], [/\betc\./gi, 'et cetera'], [/\bvs\.?(?=\s)/gi, 'versus'], [/\bapprox\./gi, 'approximately'],
  [/\bMr\./g, 'Mister'], [/\bMrs\./g, 'Missis'], [/\bDr\./g, 'Doctor'], [/\bNo\.(?=\s?\d)/g, 'number'],
];
const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/\bC\+\+/g, 'C plus plus'], [/\bC#/g, 'C sharp'], [/\b\.NET\b/g, 'dot net'], [/&/g, ' and '], [/(?<=\w)@(?=\w)/g, ' at '], [/\s\+\s|\+(?=\s|$)/g, ' plus '], [/\s=\s/g, ' equals '],
  [/(?<=\p{L})\/(?=\p{L})/gu, ' or '], [/[*_`#|~^<>\\[\]{}]/g, ' '],
];

export function toSpokenEnglish(text: string): string {
  let spoken = ABBREVIATIONS.reduce((result, [from, to]) => result.replace(from, to), text);
  spoken = SIGNS.reduce((result, [from, to]) => result.replace(from, to), spoken);
  return spoken
    .replace(/(\d),(?=\d{3}\b)/g, '$1')
    .replace(/([$€£])\s?(\d+(?:\.\d+)?)(\s(?:thousand|million|billion))?/g, (_, sign: string, amount: string, scale = '') => `${amount}${scale} ${CURRENCIES[sign] ?? ''}`)
    .replace(/\b(\d{1,2}):(\d{2})\b/g, (_, hour: string, minute: string) => `${hour} ${minute === '00' ? "o'clock" : minute.startsWith('0') ? `oh ${minute[1]}` : minute}`)
    .replace(/(\d)\s?[-–]\s?(?=\d)/g, '$1 to ')
    .replace(/(?<=^|[\s(])[-−](?=\d)/g, 'minus ')
    .replace(/(\d)\s?%/g, '$1 percent')
    .replace(/\b(\d+)(?:st|nd|rd|th)\b/g, (_, digits: string) => toEnglishOrdinal(digits))
    .replace(/\b(\d+)\.(\d+)\b/g, (_, whole: string, part: string) => `${toEnglishNumber(whole)} point ${[...part].map(toEnglishNumber).join(' ')}`)
    .replace(/\b(?:1[1-9]|20)\d{2}\b/g, toEnglishYear)
    .replace(/\d+/g, (digits) => ` ${toEnglishNumber(digits)} `)
    .replace(/\s+([,.;:!?])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}

const CURRENCIES: Readonly<Record<string, string>> = { $: 'dollars', '€': 'euros', '£': 'pounds' };
