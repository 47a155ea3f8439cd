/** A typed answer between the press and the transcript: a dropped link may take it along, so it is followed until it is stored. */
import type { TalkViewStore } from './talk-view.ts';

export interface SentAnswerOptions {
  readonly view: TalkViewStore;
  /** Called only while the link is open: what goes out then is there or lost with it, and waits nowhere. */
  readonly send: (text: string) => void;
  /** Lost twice, or nobody knows: it is the person's again. */
  readonly onGivenBack: (text: string) => void;
}

export interface SentAnswer {
  /** Takes an answer; it goes out now, or with the next connection. */
  give(text: string): void;
  /** After a new connection, when the view has every stored turn: what is in none of them goes out once more, then back. */
  caughtUp(): void;
  /** After a new connection, when the stored turns could not be read: what went out before may be there or not. */
  notKnown(): void;
}

/** Sent, and after a lost connection once again. */
const mostSendings = 2;

export function createSentAnswer({ view, send, onGivenBack }: SentAnswerOptions): SentAnswer {
  let lastBefore = 0;
  let sendings = 0;

  const sendOut = (text: string) => {
    sendings += 1;
    send(text);
  };
  const settle = () => view.update((current) => ({ ...current, sentText: null }));
  /** The connection may have gone again meanwhile: then the next one brings us here. */
  const sendOrGiveBack = (most: number) => {
    const { sentText, link } = view.get();
    if (sentText === null || link !== 'open') return;
    if (sendings < most) return sendOut(sentText);
    settle();
    onGivenBack(sentText);
  };
  return {
    give(text) {
      lastBefore = view.get().turns.at(-1)?.sequence ?? 0;
      sendings = 0;
      view.update((current) => ({ ...current, sentText: text, notice: null }));
      if (view.get().link === 'open') sendOut(text);
    },
    caughtUp() {
      const { sentText, turns } = view.get();
      if (sentText === null) return;
      if (turns.some((turn) => turn.sequence > lastBefore && turn.role === 'candidate' && carries(turn.text, sentText))) settle();
      else sendOrGiveBack(mostSendings);
    },
    notKnown: () => sendOrGiveBack(1),
  };
}

/** A stored answer holds what was typed, maybe after words that were spoken just before it. */
export const carries = (answer: string, typed: string): boolean => typed !== '' && (answer === typed || answer.endsWith(` ${typed}`));
