/** Russian text as it is said: signs, numbers and abbreviations in words. */
import { withSpokenAddresses } from './addresses.ts';
import { applyRules, PHONE, tidy, toPlainDigits, toSpokenPhone } from './rules.ts';
import { RUSSIAN_DATES } from './russian-dates.ts';
import { withLatinSpoken } from './russian-latin.ts';
import { toRussianDigits } from './russian-numbers.ts';
import { RUSSIAN_QUANTITIES, withRussianNumbers } from './russian-quantities.ts';
import { RUSSIAN_ROMANS } from './russian-romans.ts';
import { RUSSIAN_SIGNS, RUSSIAN_WORDS, withSpokenAcronyms } from './russian-words.ts';

const ADDRESS = { dot: 'точка', slash: 'слэш', at: 'собака', dash: 'дефис', underscore: 'подчёркивание', question: 'вопрос', equals: 'равно', and: 'и', hash: 'решётка' };

/** Never a digit or a sign that a voice would stumble over, whatever comes. */
export function toSpokenRussian(text: string): string {
  const plain = withSpokenAddresses(toPlainDigits(text), ADDRESS).replace(PHONE, (phone) => toSpokenPhone(phone, 'плюс', (digit) => toRussianDigits(String(digit))));
  const counted = withRussianNumbers(applyRules(plain, [...RUSSIAN_ROMANS, ...RUSSIAN_WORDS, ...RUSSIAN_DATES, ...RUSSIAN_QUANTITIES]));
  return tidy(withLatinSpoken(withSpokenAcronyms(applyRules(counted, RUSSIAN_SIGNS))));
}
