/** Finds known phrases in a row of words by their stems, longest first, without overlaps. */
import { stem, tokens, type Token } from './text.ts';

export interface PhraseHit {
  readonly id: string;
  /** Positions in the row of words; `to` is exclusive. */
  readonly from: number;
  readonly to: number;
}

interface Phrase {
  readonly id: string;
  readonly stems: readonly string[];
  /** The exact words, where case matters (`Go`, `React`); null otherwise. */
  readonly surface: readonly string[] | null;
}

export interface PhraseIndex {
  add(id: string, phrase: string, options?: { readonly matchCase?: boolean }): void;
  find(words: readonly Token[]): PhraseHit[];
}

function fits(phrase: Phrase, words: readonly Token[], at: number): boolean {
  if (at + phrase.stems.length > words.length) return false;
  return phrase.stems.every((expected, offset) => words[at + offset]!.stem === expected && (phrase.surface === null || words[at + offset]!.text === phrase.surface[offset]));
}

export function createPhraseIndex(): PhraseIndex {
  const byFirst = new Map<string, Phrase[]>();
  return {
    add(id, phrase, { matchCase = false } = {}) {
      const words = tokens(phrase);
      const first = words[0];
      if (first === undefined) throw new TypeError(`a phrase of ${id} has no words`);
      const entry: Phrase = { id, stems: words.map((word) => stem(word.text)), surface: matchCase ? words.map((word) => word.text) : null };
      const same = [...(byFirst.get(first.stem) ?? []), entry].sort((a, b) => b.stems.length - a.stems.length);
      byFirst.set(first.stem, same);
    },
    find(words) {
      const hits: PhraseHit[] = [];
      for (let at = 0; at < words.length; ) {
        // “Go ahead”: a word of two letters that opens the sentence has its capital for another reason.
        const phrase = byFirst.get(words[at]!.stem)?.find((entry) => fits(entry, words, at) && !(entry.surface !== null && at === 0 && words.length > 1 && words[0]!.text.length <= 2));
        if (phrase === undefined) at += 1;
        else {
          hits.push({ id: phrase.id, from: at, to: at + phrase.stems.length });
          at += phrase.stems.length;
        }
      }
      return hits;
    },
  };
}
