/** What happens after the closing words: a question or a remark is not left standing, a goodbye needs none in return. */
import type { Heard, HeardKind } from './heard.ts';
import type { State } from './state.ts';

const ASKS_FOR_ONE: ReadonlySet<HeardKind> = new Set(['question', 'clarify', 'answer', 'repeat', 'rephrase', 'misheard', 'resume-denied', 'job-denied']);

/** “Thank you, I enjoyed our talk.” */
const THANKS = /(?<!\p{L})(?:thank(?:s| you)|enjoyed|pleasure|спасибо|благодар\p{L}+|приятно)(?!\p{L})/iu;
const ADDS = /\d|(?<!\p{L})(?:more|also|forgot|add|mention|but|wait|ещ[её]|забыл\p{L}*|добав\p{L}+|кстати|но|подожд\p{L}+)(?!\p{L})/iu;
const MOST_WORDS = 14;

/** Whether the words after the closing get a reply: once only, so that the talk ends. */
export const hasLastWord = ({ exchanges, heard }: State): boolean =>
  exchanges.filter(({ phase }) => phase === 'closing').length === 1 && ASKS_FOR_ONE.has(heard.kind) && !isThanks(heard);

function isThanks({ kind, asksBack, words, read }: Heard): boolean {
  const text = read.map((sentence) => sentence.text).join(' ');
  return kind === 'answer' && !asksBack && words <= MOST_WORDS && THANKS.test(text) && !ADDS.test(text);
}
