/** What a client has not had as a `final` yet: typed text, and the finals that come while the stream ends. */
import { mergeFinals, type FinalText } from '../../interview/transcript/transcript-chunk.ts';

/** A final's text has 400,000 characters at most on the wire; what is dropped here is stored all the same. */
const MAX_TYPED_CHARACTERS = 200_000;

export interface PendingText {
  type(text: string, atS: number): void;
  /** A recognised final; an empty one marks the time only. */
  hear(final: FinalText): void;
  /** All of it as one final in the order of time; null when there is nothing, not even an empty final. Forgets it. */
  take(): FinalText | null;
}

export function createPendingText(): PendingText {
  let typed: FinalText[] = [];
  let heard: FinalText[] = [];
  return {
    type(text, atS) {
      typed.push({ text, t0: atS, t1: atS, confidence: null, words: null, latencyS: null });
      let characters = typed.reduce((sum, one) => sum + one.text.length, 0);
      while (characters > MAX_TYPED_CHARACTERS) characters -= typed.shift()?.text.length ?? characters;
    },
    hear: (final) => void heard.push(final),
    take() {
      const all = [...heard, ...typed].sort((a, b) => a.t0 - b.t0);
      const spoken = all.filter(({ text }) => text !== '');
      const hasTyped = typed.length > 0;
      typed = [];
      heard = [];
      const merged = mergeFinals(spoken.length > 0 ? spoken : all.slice(-1));
      // Words with times say where every word of the text was said; typed ones have no such place.
      return merged === null || !hasTyped ? merged : { ...merged, words: null };
    },
  };
}
