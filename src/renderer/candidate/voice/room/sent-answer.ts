/**
 * A typed answer between the press and the transcript: a dropped link may take it along, so it goes out anew with each connection until
 * it is stored. It has a name of its own, by which the server takes it once.
 */
import type { TalkViewStore } from './talk-view.ts';

export interface SentAnswerOptions {
  readonly view: TalkViewStore;
  /** Called only while the link is open: what goes out then is there or lost with it, and waits nowhere. */
  readonly send: (text: string, key: string) => void;
  /** The server does not take it: it is the person's again. */
  readonly onGivenBack: (text: string) => void;
}

export interface SentAnswer {
  /** Takes an answer; it goes out now, or with the next connection. */
  give(text: string): void;
  /** What is not known to be stored: it goes out again with each new connection. */
  unsettled(): { readonly text: string; readonly key: string } | null;
  /** After a new connection, when the view has every stored turn. */
  caughtUp(): void;
  /** The server could not do with what it was sent last. */
  refused(): void;
}

export function createSentAnswer({ view, send, onGivenBack }: SentAnswerOptions): SentAnswer {
  let lastBefore = 0;
  let key = '';

  const settle = () => view.update((current) => ({ ...current, sentText: null }));
  return {
    give(text) {
      lastBefore = view.get().turns.at(-1)?.sequence ?? 0;
      key = crypto.randomUUID();
      view.update((current) => ({ ...current, sentText: text, notice: null }));
      if (view.get().link === 'open') send(text, key);
    },
    unsettled() {
      const { sentText } = view.get();
      return sentText === null ? null : { text: sentText, key };
    },
    caughtUp() {
      const { sentText, turns } = view.get();
      if (sentText === null) return;
      if (turns.some((turn) => turn.sequence > lastBefore && turn.role === 'candidate' && carries(turn.text, sentText))) settle();
    },
    refused() {
      const { sentText } = view.get();
      if (sentText === null) return;
      settle();
      onGivenBack(sentText);
    },
  };
}

/** A stored answer holds what was typed, maybe after words that were spoken just before it. */
export const carries = (answer: string, typed: string): boolean => typed !== '' && (answer === typed || answer.endsWith(` ${typed}`));
