/** The next thing to say by the rules: the policy's move with its words. */
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { decide } from './decide.ts';
import type { Move } from './move.ts';
import { speak, type Spoken } from './speak.ts';
import type { State } from './state.ts';
import type { VoiceTexts } from './texts.ts';

/** What to say by the rules. Where a question has no wording left that was not used, the topic is let go. */
export function nextSpoken(state: State, knowledge: Knowledge, texts: VoiceTexts): { readonly move: Move; readonly spoken: Spoken } {
  const tried = new Map(state.asked);
  // Whoever cuts the first words off with a question stays with them all the same.
  const standing = state.last === null ? { ...state, last: state.exchanges.at(-1) ?? null } : state;
  // Each round takes one topic or aspect out, so this ends; the closing always has words.
  for (let round = 0; round < 40; round++) {
    const move = decide({ ...state, asked: tried }, knowledge);
    const spoken = speak(move, move.kind === 'again' ? standing : state, texts);
    if (spoken !== null) return { move, spoken };
    if (move.kind === 'topic') tried.set(move.topic.id, new Set());
    else if (move.kind === 'follow-up') tried.set(move.topic, new Set([...(tried.get(move.topic) ?? []), move.aspect]));
    else break;
  }
  const move: Move = { kind: 'closing', why: 'done', answer: null, isAnswering: false };
  return { move, spoken: speak(move, state, texts)! };
}
