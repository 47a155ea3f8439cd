/** The stored turns as questions with their answers. Nothing else is remembered between two replies. */
import type { VoicePhase, VoiceTurn } from '../../../ports/voice.ts';
import { sentences } from '../../knowledge/text.ts';
import { toTopicKey, type TopicKey } from './topics.ts';

export interface Exchange {
  readonly sequence: number;
  readonly phase: VoicePhase;
  readonly key: TopicKey;
  readonly text: string;
  /** What was played of it. */
  readonly heardText: string;
  /** Whether enough of its last sentence was heard for it to count as asked. */
  readonly isHeard: boolean;
  /** What the candidate said before the interviewer spoke again. */
  readonly answers: readonly VoiceTurn[];
}

/** Of the last sentence so much has to be heard. */
const HEARD = 0.7;
/** Whoever types reads along, three times as fast as it is spoken: then all of it was read. */
const READ = 0.35;

/**
 * One for each turn of the interviewer, in order. Words after a question that was cut off belong to the question before it:
 * the candidate was still answering that one. Unless they were typed by somebody who had read it.
 */
export function toExchanges(turns: readonly VoiceTurn[]): Exchange[] {
  const exchanges: (Omit<Exchange, 'isHeard' | 'heardText'> & { isHeard: boolean; heardText: string; readonly heard: number; readonly answers: VoiceTurn[] })[] = [];
  for (const turn of turns) {
    if (turn.role === 'candidate') {
      const last = exchanges.at(-1);
      if (last !== undefined && turn.source === 'typed' && last.heard >= READ) [last.isHeard, last.heardText] = [true, last.text];
      const asked = exchanges.findLast(({ isHeard }) => isHeard) ?? last;
      asked?.answers.push(turn);
      continue;
    }
    const cut = Math.round(turn.text.length * Math.min(1, Math.max(0, turn.heard)));
    const last = sentences(turn.text).at(-1);
    const isHeard = turn.heard >= 1 || last === undefined || cut >= last.start + last.text.length * HEARD;
    const key = toTopicKey(turn.topic ?? turn.phase);
    exchanges.push({ sequence: turn.sequence, phase: turn.phase, key, text: turn.text, heardText: turn.text.slice(0, cut), isHeard, heard: turn.heard, answers: [] });
  }
  return exchanges;
}

/** What the candidate has said since the interviewer last spoke. */
export function lastWords(turns: readonly VoiceTurn[]): string {
  const from = turns.findLastIndex(({ role }) => role === 'interviewer');
  return turns.slice(from + 1).map(({ text }) => text.trim()).join(' ').trim();
}
