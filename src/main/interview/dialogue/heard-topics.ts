/** What the replies so far do to the topics: read from the turns alone. */
import type { DialogueTurn } from '../../ports/screening.ts';
import { readConditionAnswer } from '../scoring/condition-answer.ts';
import type { Steps } from '../scoring/steady.ts';
import { countMentions, type Mentions, type Names } from './asked.ts';
import { replyKind } from './reply.ts';
import { normalised } from './wording.ts';

export interface HeardTopics {
  /** The turns without questions that were asked for again. */
  readonly turns: readonly DialogueTurn[];
  /** The last question, where the candidate wants to hear it again; null else. */
  readonly repeat: { readonly question: string; readonly target: string } | null;
  /** Skipped, or told before: not asked about again. */
  readonly closed: ReadonlySet<string>;
  /** Never done: one question about what comes near, and no more. */
  readonly denied: ReadonlySet<string>;
  /** Conditions that were asked about and answered neither way. */
  readonly unclear: ReadonlySet<string>;
}

/** Whoever asks again and again has not understood: the talk goes on. */
const REPEATS = 2;
const TURN_LENGTH = 20_000;

/** @param conditions those of the names that are conditions: a short no answers them */
export function* hearTopics(turns: readonly DialogueTurn[], names: Names, conditions: readonly string[]): Steps<HeardTopics> {
  const { kept, again } = withoutRepeats(turns);
  const closed = new Set<string>();
  const denied = new Set<string>();
  const unclear = new Set<string>();
  let about: readonly string[] = [];
  for (const [index, turn] of kept.entries()) {
    if (turn.role === 'assistant') {
      const mentions = yield* countMentions([turn], names);
      const named = namesIn(mentions, names);
      // A follow-up that names nothing goes on with the topic before it.
      if (named.length > 0) about = named;
      continue;
    }
    if (turn.role !== 'user' || kept[index - 1]?.role !== 'assistant') continue;
    const kind = replyKind(turn.text);
    for (const name of about) {
      if (conditions.includes(name)) {
        const isOpen = kind !== 'skip' && kind !== 'told' && readConditionAnswer(name, turn.text.slice(0, TURN_LENGTH)) === 'unclear';
        if (isOpen) unclear.add(name);
        else unclear.delete(name);
      } else if (kind === 'skip' || kind === 'told' || kind === 'repeat') closed.add(name);
      else if (kind === 'denial') denied.add(name);
    }
    yield;
  }
  let repeat: HeardTopics['repeat'] = null;
  if (again !== null) {
    const target = namesIn(yield* countMentions([{ text: again }], names), names)[0];
    repeat = target === undefined ? null : { question: again, target };
  }
  return { turns: kept, repeat, closed, denied, unclear };
}

function withoutRepeats(turns: readonly DialogueTurn[]): { readonly kept: readonly DialogueTurn[]; readonly again: string | null } {
  const kept: DialogueTurn[] = [];
  let repeated = '';
  let count = 0;
  let again: string | null = null;
  for (const turn of turns) {
    const question = kept.at(-1);
    again = null;
    if (turn.role === 'user' && question?.role === 'assistant' && replyKind(turn.text) === 'repeat') {
      const key = normalised(question.text);
      // Said again without its greeting it is the same question.
      count = key !== '' && repeated.endsWith(key) ? count + 1 : 1;
      repeated = key;
      if (count <= REPEATS) {
        kept.pop();
        again = question.text;
        continue;
      }
    }
    kept.push(turn);
  }
  return { kept, again };
}

const namesIn = (mentions: Mentions, names: Names): string[] => names.filter(({ name }) => mentions.count(name) > 0).map(({ name }) => name);
