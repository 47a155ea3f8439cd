import type { KeptBody } from '../../data/answer-outbox.ts';
import type { RoomTurn } from '../../data/desk.ts';
import type { RoomView } from './room-view.ts';

export interface GivenAnswer {
  readonly text: string;
  readonly heard: RoomView['finals'];
  readonly source: KeptBody['source'];
}

/** The answer as it is stored: the words that count, what was heard, and where in the recording it lies. */
export function toAnswer({ text, heard, source }: GivenAnswer): KeptBody {
  const heardWords = heard.map((final) => final.text.trim()).join(' ').trim();
  return {
    clientId: crypto.randomUUID(),
    text,
    recognisedText: heardWords === '' ? null : heardWords,
    source,
    t0: heard[0]?.t0 ?? null,
    t1: heard.at(-1)?.t1 ?? null,
  };
}

/** The turn in its place: changed where it was, else at the end. */
export function withTurn(turns: readonly RoomTurn[], turn: RoomTurn): readonly RoomTurn[] {
  return turns.some((each) => each.id === turn.id) ? turns.map((each) => (each.id === turn.id ? turn : each)) : [...turns, turn];
}
