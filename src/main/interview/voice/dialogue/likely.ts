/** What will be said next if the answer is an ordinary one: so that its speech can be made while the candidate still talks. */
import type { DialogueInput } from '../../../ports/voice.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Sign } from '../../scoring/specificity.ts';
import type { Heard } from './heard.ts';
import { nextSpoken } from './next.ts';
import { toSentences } from './speak.ts';
import { readState } from './state.ts';
import type { VoiceTexts } from './texts.ts';
import { paceOf } from './timing.ts';

const MOST = 3;

/** Answers as they mostly are, most frequent first: own deeds without an outcome, with everything, of the team. */
const ORDINARY: readonly { readonly signs: readonly Sign[]; readonly words: number }[] = [
  { signs: ['own'], words: 40 },
  { signs: ['own', 'figure', 'outcome', 'how', 'reason', 'trouble'], words: 60 },
  { signs: ['own', 'figure', 'outcome'], words: 40 },
  { signs: [], words: 30 },
  { signs: ['team'], words: 40 },
];

/** Whole replies, best first; speech is kept by the sentence, so a question that is said with another opening still hits. */
export function likelyReplies(input: DialogueInput, knowledge: Knowledge, texts: VoiceTexts): readonly string[] {
  if (input.turns.length === 0) return [];
  const replies = new Set<string>();
  for (const { signs, words } of ORDINARY) {
    const assumed: Heard = { kind: 'answer', question: null, signs: new Set(signs), words, read: [], isOtherLanguage: false };
    const now = readState(input, knowledge, texts, assumed);
    const state = { ...now, input: { ...input, elapsedMs: input.elapsedMs + paceOf(now) } };
    const { spoken } = nextSpoken(state, knowledge, texts);
    replies.add(toSentences(spoken).join(' '));
    if (replies.size >= MOST) break;
  }
  return [...replies];
}
