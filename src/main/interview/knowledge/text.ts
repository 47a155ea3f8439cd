/** Words, stems and sentences of Russian and English text. Every piece knows its place, so that quotes stay verbatim. */
import snowball from 'snowball-stemmers';

export interface Token {
  /** As written. */
  readonly text: string;
  /** Lower case, `ё` as `е`, without its ending. */
  readonly stem: string;
  readonly start: number;
  readonly end: number;
}

export interface Sentence {
  /** A verbatim slice of the text, trimmed. */
  readonly text: string;
  readonly start: number;
}

const WORD = /(?<![\p{L}\p{N}])\.net(?![\p{L}\p{N}])|[\p{L}\p{N}]+(?:\+\+|#)?/giu;
const CYRILLIC = /[а-яё]/i;
const stemmers = { ru: snowball.newStemmer('russian'), en: snowball.newStemmer('english') };
const known = new Map<string, string>();
const KNOWN_LIMIT = 50_000;

/** The stem of one word. Words of up to three letters (ATS is not “at”) and over 40 are taken as they are. */
export function stem(word: string): string {
  const plain = word.toLowerCase().replaceAll('ё', 'е');
  const cached = known.get(plain);
  if (cached !== undefined) return cached;
  if (known.size >= KNOWN_LIMIT) known.clear();
  const stemmed = plain.length > 40 || plain.length < 4 ? plain : (CYRILLIC.test(plain) ? stemmers.ru : stemmers.en).stem(plain);
  known.set(plain, stemmed);
  return stemmed;
}

/** The words of a text in order. `C++`, `C#` and `.NET` are words; other signs separate. */
export function tokens(text: string): Token[] {
  const found: Token[] = [];
  for (const match of text.matchAll(WORD)) {
    found.push({ text: match[0], stem: stem(match[0]), start: match.index, end: match.index + match[0].length });
  }
  return found;
}

// A stop ends a sentence before a space or the end; after a single letter or a known short form it does not.
// The look behind keeps long runs of stops from being tried again from each of their places.
const BREAK = /(?<![.!?…])[.!?…]+(?=["»”)]*(?:\s|$))["»”)]*|[\n\r]+|;(?=\s)/g;
const SHORT_FORM = /(?:^|[\s(])(?:\p{L}|т\.\s?е|т\.\s?к|т\.\s?д|т\.\s?п|др|руб|тыс|млн|им|ул|г|e\.g|i\.e|etc|mr|ms|dr|vs|approx)$/iu;

// Recognised speech may come with no stops at all; what is longer is cut between words.
const SENTENCE_LENGTH = 600;

/** Where to cut `text` between `start` and `end`, so that at most a sentence's length lies before the cut. */
function cutBefore(text: string, start: number, end: number): number {
  if (end - start <= SENTENCE_LENGTH) return end;
  const space = text.lastIndexOf(' ', start + SENTENCE_LENGTH);
  const cut = space > start ? space : start + SENTENCE_LENGTH;
  return /[\uD800-\uDBFF]/.test(text.charAt(cut - 1)) ? cut - 1 : cut;
}

/** The sentences of a text, each at most 600 characters; a line break always ends one. */
export function sentences(text: string): Sentence[] {
  const found: Sentence[] = [];
  let start = 0;
  const push = (end: number): void => {
    while (start < end) {
      const cut = cutBefore(text, start, end);
      const raw = text.slice(start, cut);
      const trimmed = raw.trim();
      if (/[\p{L}\p{N}]/u.test(trimmed)) found.push({ text: trimmed, start: start + raw.indexOf(trimmed) });
      start = cut;
    }
  };
  for (const match of text.matchAll(BREAK)) {
    const isStop = match[0] === '.';
    const rest = text.slice(match.index + 1, match.index + 4).trimStart();
    if (isStop && SHORT_FORM.test(text.slice(Math.max(start, match.index - 8), match.index)) && !/^\p{Lu}/u.test(rest)) continue;
    push(match.index + match[0].length);
  }
  push(text.length);
  return found;
}

/** A verbatim part of `text` of at most `limit` characters around `at`, cut between words. */
export function excerpt(text: string, at = 0, limit = 300): string {
  if (text.length <= limit) return text;
  const from = Math.max(0, Math.min(at - Math.floor(limit / 3), text.length - limit));
  const piece = text.slice(from, from + limit);
  const first = from === 0 ? 0 : piece.indexOf(' ') + 1;
  const last = from + limit >= text.length ? piece.length : piece.lastIndexOf(' ');
  return last > first ? piece.slice(first, last) : piece;
}

/** Reads an own entry of a record whose keys come from outside. */
export function entryOf<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
