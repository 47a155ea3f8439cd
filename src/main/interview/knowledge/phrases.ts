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
  return phrase.stems.every(
    (expected, offset) =>
      words[at + offset]!.stem === expected && (phrase.surface === null || words[at + offset]!.text === phrase.surface[offset]),
  );
}

/** The cases of a loanword (графана, графану …), whose endings a stemmer takes for something else. */
function russianForms(word: string): string[] {
  if (/[а-яё]{4,}а$/i.test(word)) return [word, ...['ы', 'е', 'у', 'ой'].map((ending) => word.slice(0, -1) + ending)];
  if (/[а-яё]{3,}[бвгджзклмнпрстфхцчшщ]$/i.test(word)) return [word, ...['а', 'у', 'ом', 'е'].map((ending) => word + ending)];
  return [word];
}

export function createPhraseIndex(): PhraseIndex {
  const byFirst = new Map<string, Phrase[]>();
  return {
    add(id, phrase, { matchCase = false } = {}) {
      const words = tokens(phrase);
      const first = words[0];
      if (first === undefined) throw new TypeError(`a phrase of ${id} has no words`);
      const surface = matchCase ? words.map((word) => word.text) : null;
      const starts = words.length > 1 || matchCase ? [first.stem] : new Set(russianForms(first.text).map(stem));
      for (const start of starts) {
        const entry: Phrase = { id, stems: [start, ...words.slice(1).map((word) => word.stem)], surface };
        byFirst.set(
          start,
          [...(byFirst.get(start) ?? []), entry].sort((a, b) => b.stems.length - a.stems.length),
        );
      }
    },
    find(words) {
      const hits: PhraseHit[] = [];
      for (let at = 0; at < words.length;) {
        // “Go ahead”: a word of two letters that opens the sentence has its capital for another reason.
        const phrase = byFirst
          .get(words[at]!.stem)
          ?.find(
            (entry) => fits(entry, words, at) && !(entry.surface !== null && at === 0 && words.length > 1 && words[0]!.text.length <= 2),
          );
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
