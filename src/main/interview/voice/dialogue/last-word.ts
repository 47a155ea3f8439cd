/** What happens after the closing words: a question or a remark is not left standing, a goodbye needs none in return. */
import type { HeardKind } from './heard.ts';
import type { State } from './state.ts';

const ASKS_FOR_ONE: ReadonlySet<HeardKind> = new Set(['question', 'clarify', 'answer', 'repeat', 'rephrase', 'misheard', 'resume-denied', 'job-denied']);

/** Whether the words after the closing get a reply: once only, so that the talk ends. */
export const hasLastWord = ({ exchanges, heard }: State): boolean =>
  exchanges.filter(({ phase }) => phase === 'closing').length === 1 && ASKS_FOR_ONE.has(heard.kind);
