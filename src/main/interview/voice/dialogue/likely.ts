/** What will be said next if the answer is an ordinary one: so that its speech can be made while the candidate still talks. */
import type { DialogueInput } from '../../../ports/voice.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Sign } from '../../scoring/specificity.ts';
import type { Heard } from './heard.ts';
import { nextSpoken } from './next.ts';
import { countSpoken } from './quotable.ts';
import { toSentences } from './speak.ts';
import { readState } from './state.ts';
import type { VoiceTexts } from './texts.ts';
import { paceOf } from './timing.ts';

const MOST = 3;

interface Ordinary {
  readonly signs: readonly Sign[];
  readonly words: number;
}

/** Answers as they mostly are, most frequent first: own deeds without an outcome, with everything, of the team. */
const ORDINARY: readonly Ordinary[] = [
  { signs: ['own'], words: 40 },
  { signs: ['own', 'figure', 'outcome', 'how', 'reason', 'trouble'], words: 60 },
  { signs: ['own', 'figure', 'outcome'], words: 40 },
  { signs: [], words: 30 },
  { signs: ['team'], words: 40 },
];
/** Whoever answers in a word or two mostly goes on so. */
const SHORT: Ordinary = { signs: [], words: 3 };
const SHORT_WORDS = 6;

/** Whole replies, best first; speech is kept by the sentence, so a question that is said with another opening still hits. */
export function likelyReplies(input: DialogueInput, knowledge: Knowledge, texts: VoiceTexts): readonly string[] {
  if (input.turns.length === 0) return [];
  const replies = new Set<string>();
  const isTerse = input.turns.filter(({ role }) => role === 'candidate').slice(-2).some(({ text }) => countSpoken(text) < SHORT_WORDS);
  for (const { signs, words } of isTerse ? [SHORT, ...ORDINARY] : ORDINARY) {
    const assumed: Heard = { kind: words < SHORT_WORDS ? 'short' : 'answer', question: null, signs: new Set(signs), words, read: [], isOtherLanguage: false, isUneasy: false };
    const now = readState(input, knowledge, texts, assumed);
    const state = { ...now, input: { ...input, elapsedMs: input.elapsedMs + paceOf(now) } };
    const { spoken } = nextSpoken(state, knowledge, texts);
    replies.add(toSentences(spoken).join(' '));
    if (replies.size >= MOST) break;
  }
  return [...replies];
}
