/** Whether words that a language model wrote may be put to a candidate. */
import type { Language } from '../../ports/language.ts';
import { asksPrivate } from './private-matters.ts';
import { normalised } from './wording.ts';

export interface FitQuestionOptions {
  /** The language of the interview. */
  readonly language: Language;
  /** What was asked so far: the interviewer's turns, and whatever else is going to be asked. */
  readonly asked: readonly string[];
}

const QUESTION_MARK = /[?？؟⁇⁈⁉‽]/gu;
const WORD = /[\p{L}\p{M}]+/gu;
const OTHER_LETTER = /(?![\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}])\p{L}/u;
const CYRILLIC = /\p{Script=Cyrillic}/u;
const LATIN = /\p{Script=Latin}/u;
/** Names of products stay in Latin letters in a Russian question, a Russian name may stand in an English one. */
const OWN_SHARE = { ru: 0.5, en: 0.8 } as const;
const FEWEST_OWN_WORDS = 2;

/**
 * True for one question in the interview's language, not asked before, that touches nothing private: age, marriage, children,
 * pregnancy, religion, health, origin, politics, orientation. One question means exactly one question mark. A refusal costs
 * nothing: the rules have words of their own. Pure.
 */
export function isFitQuestion(text: string, { language, asked }: FitQuestionOptions): boolean {
  const plain = text.normalize('NFKC').replace(/\p{Cf}/gu, '');
  if ((text.match(QUESTION_MARK) ?? []).length !== 1) return false;
  if (!isIn(plain, language) || asksPrivate(plain)) return false;
  const words = ` ${normalised(plain)} `;
  return !asked.some((earlier) => ` ${normalised(earlier)} `.includes(words));
}

/** By letters alone: most words are of the language's own script, and none mixes two, as words that hide something do. */
function isIn(text: string, language: Language): boolean {
  if (OTHER_LETTER.test(text)) return false;
  const words = text.match(WORD) ?? [];
  if (words.some((word) => CYRILLIC.test(word) && LATIN.test(word))) return false;
  const own = words.filter((word) => (language === 'ru' ? CYRILLIC : LATIN).test(word)).length;
  return own >= FEWEST_OWN_WORDS && own >= words.length * OWN_SHARE[language];
}
