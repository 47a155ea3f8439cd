/** Recognised words and where they are in the recording, in seconds. */
interface Heard {
  readonly text: string;
  readonly t0: number;
  readonly t1: number;
}

export interface GivenAnswer {
  readonly text: string;
  readonly heard: readonly Heard[];
  readonly source: 'speech' | 'typed';
  /** Where in the recording it was cut off while words were still being recognised, in seconds; null when none were. */
  readonly cutS: number | null;
}

/**
 * The words that count: what was heard, or what the person made of it. `covered` finals were there when the draft
 * was changed last; later ones follow it.
 */
export function composeAnswer(finals: readonly Heard[], draft: string | null, covered: number): string {
  const spoken = draft === null ? finals : finals.slice(covered);
  return [draft ?? '', ...spoken.map((final) => final.text)].map((part) => part.trim()).filter((part) => part !== '').join(' ');
}

/** The answer as it is stored: the words that count, what was heard, and where in the recording it lies. */
export function toAnswer({ text, heard, source, cutS }: GivenAnswer) {
  const heardWords = heard.map((final) => final.text.trim()).join(' ').trim();
  return {
    clientId: crypto.randomUUID(),
    text,
    recognisedText: heardWords === '' ? null : heardWords,
    source,
    t0: heard[0]?.t0 ?? cutS,
    t1: cutS ?? heard.at(-1)?.t1 ?? null,
  };
}

/** The turn in its place: changed where it was, else at the end. */
export function withTurn<Turn extends { readonly id: string }>(turns: readonly Turn[], turn: Turn): readonly Turn[] {
  return turns.some((each) => each.id === turn.id) ? turns.map((each) => (each.id === turn.id ? turn : each)) : [...turns, turn];
}
