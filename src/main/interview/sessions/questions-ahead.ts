/** While a candidate speaks, the likely next question is chosen, worded and spoken in advance. */
import { createAhead, keyOf, type Ahead, type Guess } from '../dialogue/ahead.ts';
import type { DialogueInput } from '../dialogue/next-action.ts';
import type { Interview } from '../../ports/interviews.ts';
import type { Language } from '../../ports/language.ts';
import type { NextAction } from '../../ports/screening.ts';
import type { ScreeningEngine } from '../screening/screening-engine.ts';

/** Speaks a text ahead of its time, so that it is at hand when it is asked for. */
export type PrepareSpeech = (text: string, language: Language, signal: AbortSignal) => Promise<void>;

export interface QuestionsAheadOptions {
  readonly engine: ScreeningEngine;
  /** Null: questions are worded ahead, not spoken. */
  readonly prepare: PrepareSpeech | null;
  readonly signal: AbortSignal;
}

/** Characters that an answer grows by before it is looked at again. */
const GROWTH = 40;
const INTERVIEWS = 20;

export function createQuestionsAhead({ engine, prepare, signal }: QuestionsAheadOptions) {
  const rooms = new Map<string, { readonly ahead: Ahead; looked: number }>();

  const roomOf = ({ id, language }: Interview) => {
    const known = rooms.get(id);
    if (known !== undefined) return known;
    for (const other of rooms.keys()) if (rooms.size >= INTERVIEWS) close(other);
    const created = { ahead: createAhead({ prepare: (text, stale) => prepare?.(text, language, AbortSignal.any([signal, stale])) ?? Promise.resolve() }), looked: 0 };
    rooms.set(id, created);
    return created;
  };
  const close = (id: string): void => {
    rooms.get(id)?.ahead.close();
    rooms.delete(id);
  };
  const guess = async (input: DialogueInput): Promise<Guess | null> => {
    const { topic, action } = await engine.ruled(input, { mock: false, signal });
    if (action.action === 'end') return null;
    // The rules' words follow the answer; a model's are asked for once a topic.
    return engine.asksModel
      ? { key: keyOf(topic), word: () => engine.next(input, { mock: false, signal }) }
      : { key: action.question ?? '', word: () => Promise.resolve(action) };
  };
  return {
    /** @param answered characters of the answer so far @param inputOf the dialogue as if the answer ended here */
    hear(interview: Interview, answered: number, inputOf: () => DialogueInput): void {
      const room = roomOf(interview);
      if (answered < room.looked) room.looked = 0;
      if (answered - room.looked < GROWTH) return;
      room.looked = answered;
      room.ahead.hear(() => guess(inputOf()));
    },
    /** The next action: a model's words where they were prepared for this topic, else chosen now. */
    async next(interview: Interview, input: DialogueInput): Promise<NextAction> {
      const known = rooms.get(interview.id);
      if (known !== undefined) known.looked = 0;
      const options = { mock: false, signal };
      if (!engine.asksModel || known === undefined) return engine.next(input, options);
      const { topic } = await engine.ruled(input, options);
      return known.ahead.take(keyOf(topic)) ?? engine.next(input, options);
    },
    close,
    /** Resolves when no guess of this interview is under way. */
    settled: (id: string): Promise<void> => rooms.get(id)?.ahead.settled() ?? Promise.resolve(),
  };
}
