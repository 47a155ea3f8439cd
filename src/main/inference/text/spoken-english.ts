/** English text as it is said: signs, numbers and abbreviations in words. */
import { withSpokenAddresses } from './addresses.ts';
import { ENGLISH_DATES } from './english-dates.ts';
import { toEnglishNumber } from './english-numbers.ts';
import { ENGLISH_QUANTITIES } from './english-quantities.ts';
import { ENGLISH_SIGNS, ENGLISH_WORDS } from './english-words.ts';
import { applyRules, PHONE, tidy, toPlainDigits, toSpokenPhone } from './rules.ts';

const ADDRESS = { dot: 'dot', slash: 'slash', at: 'at', dash: 'dash', underscore: 'underscore', question: 'question mark', equals: 'equals', and: 'and', hash: 'hash' };

/** Never a digit or a sign that a voice would stumble over, whatever comes. */
export function toSpokenEnglish(text: string): string {
  const plain = withSpokenAddresses(toPlainDigits(text), ADDRESS).replace(PHONE, (phone) => toSpokenPhone(phone, 'plus', (digit) => toEnglishNumber(String(digit))));
  return tidy(applyRules(plain, [...ENGLISH_WORDS, ...ENGLISH_DATES, ...ENGLISH_QUANTITIES, ...ENGLISH_SIGNS]));
}
