/** What will be said next if the answer is an ordinary one: so that its speech can be made while the candidate still talks. */
import type { DialogueInput } from '../../../ports/voice.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Sign } from '../../scoring/specificity.ts';
import type { Heard } from './heard.ts';
import { nextSpoken } from './next.ts';
import { countSpoken } from './quotable.ts';
import { toSentences } from './speak.ts';
import { readState, type State } from './state.ts';
import type { VoiceTexts } from './texts.ts';
import { paceOf } from './timing.ts';

const MOST = 3;

type Ordinary = Pick<Heard, 'kind' | 'words'> & { readonly signs: readonly Sign[] };

/** Answers as they mostly are, most frequent first: own deeds without an outcome, with everything, of the team. */
const ORDINARY: readonly Ordinary[] = [
  { kind: 'answer', signs: ['own'], words: 40 },
  { kind: 'answer', signs: ['own', 'figure', 'outcome', 'how', 'reason', 'trouble'], words: 60 },
  { kind: 'answer', signs: ['own', 'figure', 'outcome'], words: 40 },
  { kind: 'answer', signs: [], words: 10 },
  { kind: 'answer', signs: ['team'], words: 40 },
  // Once it is the candidate's turn to ask.
  { kind: 'question', signs: [], words: 6 },
];
/** Whoever answers in a word or two mostly goes on so. */
const SHORT: Ordinary = { kind: 'short', signs: [], words: 3 };
const SHORT_WORDS = 6;

/**
 * Whole replies, best first, no two with one question: speech is kept by the sentence, so a question hits whatever opens the reply. The
 * first is the reply to what was said so far, as if that were all.
 */
export function likelyReplies(input: DialogueInput, knowledge: Knowledge, texts: VoiceTexts): readonly string[] {
  if (input.turns.length === 0) return [];
  // What is being said now is short only because it has begun.
  const before = input.turns.slice(0, input.turns.findLastIndex(({ role }) => role === 'interviewer') + 1);
  const isTerse = before.filter(({ role }) => role === 'candidate').slice(-2).some(({ text }) => countSpoken(text) < SHORT_WORDS);
  const now = readState(input, knowledge, texts);
  const later = { ...now, input: { ...input, elapsedMs: input.elapsedMs + paceOf(now) } };
  const replies = new Map<string, string>();
  const add = (state: State): void => {
    const { spoken } = nextSpoken(state, knowledge, texts);
    if (!replies.has(spoken.question)) replies.set(spoken.question, toSentences(spoken).join(' '));
  };
  if (now.heard.words > 0) add(now);
  for (const { kind, signs, words } of isTerse ? [SHORT, ...ORDINARY] : ORDINARY) {
    const heard: Heard = { kind, question: null, signs: new Set(signs), words, read: [], isOtherLanguage: false, isUneasy: false, isYes: false, asksBack: false };
    add({ ...later, heard });
    if (replies.size === MOST) break;
  }
  return [...replies.values()];
}
