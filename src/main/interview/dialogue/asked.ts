/** Which names (indicators, conditions, competencies) a turn of the dialogue speaks of. */
import { tokens } from '../knowledge/text.ts';
import { atOnce, type Steps } from '../scoring/steady.ts';

export interface Mentions {
  /** How many of the turns name it. */
  count(name: string): number;
}

/** What has words: a turn, or a wording. */
export interface Named {
  readonly role?: string;
  readonly text: string;
}

/** Names prepared for looking them up in many turns. */
export type Names = readonly { readonly name: string; readonly key: string; readonly stems: readonly string[] }[];

// Of a very long turn the beginning says what it is about.
const TURN_LENGTH = 20_000;

/** Longer names first: they take their words from shorter ones. */
export function toNames(names: readonly string[]): Names {
  return [...new Set(names)]
    .map((name) => ({ name, key: name.toLowerCase(), stems: tokens(name).map((word) => word.stem) }))
    .sort((a, b) => b.stems.length - a.stems.length);
}

/**
 * A name counts where its words stand in a row, endings aside. Longer names are found first, and their words are then
 * taken: a question about “Python async” does not also ask about “Python”.
 */
export function* countMentions(turns: readonly Named[], names: Names): Steps<Mentions> {
  const counts = new Map<string, number>();
  for (const turn of turns) {
    const text = turn.text.slice(0, TURN_LENGTH);
    const words = tokens(text).map((word) => word.stem);
    const places = new Map<string, number[]>();
    for (const [index, word] of words.entries()) {
      const known = places.get(word);
      if (known === undefined) places.set(word, [index]);
      else known.push(index);
    }
    const taken = new Set<number>();
    const plain = text.toLowerCase();
    for (const { name, key, stems } of names) {
      const first = stems[0];
      const at =
        first === undefined
          ? undefined
          : places.get(first)?.find((start) => stems.every((word, offset) => words[start + offset] === word && !taken.has(start + offset)));
      if (first === undefined ? !plain.includes(key) : at === undefined) continue;
      counts.set(name, (counts.get(name) ?? 0) + 1);
      for (let offset = 0; at !== undefined && offset < stems.length; offset++) taken.add(at + offset);
    }
    yield;
  }
  return { count: (name) => counts.get(name) ?? 0 };
}

/** The same at once, for few and short turns. */
export function createMentions(turns: readonly Named[], names: readonly string[]): Mentions {
  return atOnce(countMentions(turns, toNames(names)));
}
