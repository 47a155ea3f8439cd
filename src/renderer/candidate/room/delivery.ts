/** The way of answers to the server: one at a time, kept until they are there. */
import { deliverAnswer, dropAnswers, keptAnswers } from '../../data/answer-outbox.ts';
import type { ApiFailure } from '../../data/api-failure.ts';
import { typedDraft } from '../typed-draft.ts';
import { toAnswer, withTurn, type GivenAnswer } from './answers.ts';
import type { RoomViewStore } from './room-view.ts';

export interface Delivery {
  /** Its words leave the view when the server has them. Rejects as {@link deliverAnswer} does. */
  send(answer: GivenAnswer): Promise<void>;
  /** Waits for the answer on its way, then sends what is still kept. Rejects when trying again cannot help. */
  rest(): Promise<void>;
  /** Nothing that was said stays in the browser when the interview is over. */
  forget(): void;
}

export function createDelivery(id: string, view: RoomViewStore, signal: AbortSignal): Delivery {
  let underWay: Promise<unknown> = Promise.resolve();
  const onTrouble = (sendTrouble: ApiFailure | null) => view.update((current) => ({ ...current, sendTrouble }));
  dropAnswers((interviewId) => interviewId !== id);

  const deliver = async (answer: GivenAnswer) => {
    const turn = await deliverAnswer(id, toAnswer(answer), onTrouble, signal);
    typedDraft.set(null);
    const sent = new Set(answer.heard);
    view.update((current) => ({ ...current, turns: withTurn(current.turns, turn), finals: current.finals.filter((final) => !sent.has(final)) }));
  };
  return {
    send(answer) {
      const sent = deliver(answer);
      underWay = sent.catch(() => undefined);
      return sent;
    },
    async rest() {
      await underWay;
      for (const kept of keptAnswers(id)) {
        const turn = await deliverAnswer(id, kept, onTrouble, signal);
        view.update((current) => ({ ...current, turns: withTurn(current.turns, turn) }));
      }
    },
    forget() {
      dropAnswers((interviewId) => interviewId === id);
      typedDraft.set(null);
    },
  };
}
