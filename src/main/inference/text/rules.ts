/** Rules of replacement, applied one after another, and what all languages share around them. */

/** A function gets the match and its groups; a group that took no part is undefined. */
export type Rule = readonly [from: RegExp, to: string | ((match: string, ...groups: string[]) => string)];

export function applyRules(text: string, rules: readonly Rule[]): string {
  return rules.reduce((result, [from, to]) => (typeof to === 'string' ? result.replace(from, to) : result.replace(from, to)), text);
}

/** A raised number after a number, a bracket, a name of one letter or a unit is a power; elsewhere it is a note. */
const POWER = /(?<=(?<!\p{L})\p{L}{1,2}|[\p{N})])[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+/gu;

/** Digits of other scripts, superscripts (powers after a `^`) and fractions as plain ones; one kind of space, minus and apostrophe. */
export function toPlainDigits(text: string): string {
  return text.replace(POWER, (power) => `^${power.normalize('NFKC').replace('−', '-')}`).replace(/[\p{No}\p{Nl}０-９]/gu, (sign) => ` ${sign.normalize('NFKC').replace('⁄', '/')} `.replace(/^ (\d+) $/, '$1')).replace(/[\u00a0\u202f\u2009]/g, ' ').replace(/[’ʼ]/g, "'").replace(/−/g, '-');
}

/** No digit, no sign that nobody says, single spaces, none before punctuation. */
export function tidy(text: string): string {
  return text
    .replace(/[\p{N}\p{S}\p{Cc}\p{Cf}\p{Co}*_#@&%/\\|[\]{}<>"«»„“”]+/gu, ' ')
    .replace(/\s+([,.;:!?)])/g, '$1')
    .replace(/\(\s+/g, '(')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Groups of digits, at least nine in all, with a plus, brackets or hyphens: nobody reads them as amounts. */
export const PHONE = /(?<![\p{L}\p{N}.,/])(?:\+\d{1,3}[\s-]?(?:\(\d{2,5}\)|\d{2,5})(?:[\s-]?\d{2,4}){2,4}|\(\d{3,5}\)\s?\d{2,4}(?:[\s-]\d{2,4}){1,3}|\d[\s-]?(?:\(\d{3}\)[\s-]?|\d{3}[\s-])\d{3}[\s-]\d{2}[\s-]?\d{2}|\d{3}-\d{3}-\d{4})(?![\p{L}\p{N}])/gu;

/** The digits of a telephone number one by one, a pause between its groups. @param plus what the leading sign is called */
export function toSpokenPhone(phone: string, plus: string, digit: (value: number) => string): string {
  const groups = phone.match(/\d+/g) ?? [];
  return ` ${phone.startsWith('+') ? `${plus} ` : ''}${groups.map((group) => [...group].map((one) => digit(Number(one))).join(' ')).join(', ')} `;
}
