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
  /** The exact words, where case matters (`Go`, `React`) or, in lower case, where the stem is shared with another word; null otherwise. */
  readonly surface: readonly string[] | null;
  readonly matchCase: boolean;
  /** Stems of which one must stand near, for words that mean other things too; null where none is asked for. */
  readonly near: ReadonlySet<string> | null;
}

export interface PhraseOptions {
  readonly matchCase?: boolean;
  /** Compares the words themselves, whatever their case and with or without a plural s, and not their stems. */
  readonly asWritten?: boolean;
  /** Words of which one must stand within a few words of the phrase. A phrase that is the whole row needs none. */
  readonly near?: readonly string[];
}

export interface PhraseIndex {
  add(id: string, phrase: string, options?: PhraseOptions): void;
  find(words: readonly Token[]): PhraseHit[];
}

function fits(phrase: Phrase, words: readonly Token[], at: number): boolean {
  if (at + phrase.stems.length > words.length) return false;
  return phrase.stems.every((expected, offset) => {
    const word = words[at + offset]!;
    if (word.stem !== expected) return false;
    if (phrase.surface === null) return true;
    const surface = phrase.surface[offset]!;
    return phrase.matchCase ? word.text === surface : singular(word.text) === singular(surface);
  });
}

function singular(word: string): string {
  return word.toLowerCase().replace(/s$/, '');
}

const NEAR_WORDS = 6;

function isInContext({ near, stems }: Phrase, words: readonly Token[], at: number): boolean {
  if (near === null || words.length === stems.length) return true;
  const end = at + stems.length;
  for (let index = Math.max(0, at - NEAR_WORDS); index < Math.min(words.length, end + NEAR_WORDS); index++) {
    if ((index < at || index >= end) && near.has(words[index]!.stem)) return true;
  }
  return false;
}

/** The cases of a loanword (графана, графану …), whose endings a stemmer takes for something else. */
export function russianForms(word: string): string[] {
  if (/[а-яё]{4,}а$/i.test(word)) return [word, ...['ы', 'е', 'у', 'ой'].map((ending) => word.slice(0, -1) + ending)];
  if (/[а-яё]{3,}[бвгджзклмнпрстфхцчшщ]$/i.test(word)) return [word, ...['а', 'у', 'ом', 'е'].map((ending) => word + ending)];
  return [word];
}

export function createPhraseIndex(): PhraseIndex {
  const byFirst = new Map<string, Phrase[]>();
  return {
    add(id, phrase, { matchCase = false, asWritten = false, near } = {}) {
      const words = tokens(phrase);
      const first = words[0];
      if (first === undefined) throw new TypeError(`a phrase of ${id} has no words`);
      const context = near === undefined ? null : new Set(near.map(stem));
      const surface = matchCase || asWritten ? words.map((word) => word.text) : null;
      const starts = words.length > 1 || surface !== null ? [first.stem] : new Set(russianForms(first.text).map(stem));
      for (const start of starts) {
        const entry: Phrase = { id, stems: [start, ...words.slice(1).map((word) => word.stem)], surface, matchCase, near: context };
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
            (entry) =>
              fits(entry, words, at) &&
              isInContext(entry, words, at) &&
              !(entry.matchCase && at === 0 && words.length > 1 && words[0]!.text.length <= 2),
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
