/** The language of a conversation, message by message. */
import type { Language } from '../../../ports/language.ts';
import { withoutInstructions } from '../../model/instructions.ts';
import type { ChatInput } from './talk.ts';

/** Words enough to be a sentence and no name out of code. */
const ENGLISH_WORDS = 3;
/** One of these is English enough by itself; `ok`, `dict` or `stack` are said in Russian as well. */
const ENGLISH = /^(?:hello|hi|hey|thanks?|thank|please|good|goodbye|bye|sorry|what|how|why|where|when|which|who|is|are|can|could|may|done|hints?|stuck|sure|you|me|my|i|the|this|it)$/i;
const FORMULA = /[OОoо]\s?\([^()]{0,40}\)|`[^`]{0,400}`/gu;
/** Letters alone; names with dots, brackets, lines below or humps are code. */
const WORD = /^[("'«“]?\p{L}+(?:[’'-]\p{L}+)?[)"'»”]?[.,!?:;…]{0,3}$/u;
const HUMP = /\p{Ll}\p{Lu}/u;

/** By the words of the message, else of the candidate's earlier ones, else the session's. Formulas, code and orders to a program are no words. */
export function languageOf({ message, history, session }: Pick<ChatInput, 'message' | 'history' | 'session'>): Language {
  const texts = [message, ...history.filter(({ role }) => role === 'user').map(({ text }) => text).reverse()];
  for (const text of texts) {
    const language = wordsTell(text);
    if (language !== null) return language;
  }
  return session.language;
}

function wordsTell(text: string): Language | null {
  const plain = withoutInstructions(text).segments.join(' ').replace(FORMULA, ' ');
  const words = plain.split(/\s+/).filter((word) => WORD.test(word) && !HUMP.test(word));
  const cyrillic = words.filter((word) => /\p{Script=Cyrillic}/u.test(word));
  const latin = words.filter((word) => /\p{Script=Latin}{2}|^i$/iu.test(word));
  if (cyrillic.length > 0 && cyrillic.length * 2 >= latin.length) return 'ru';
  return latin.length >= ENGLISH_WORDS || latin.some((word) => ENGLISH.test(word.replace(/[^\p{L}]/gu, ''))) ? 'en' : null;
}
