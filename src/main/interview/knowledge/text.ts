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
const BREAK = /[.!?…]+(?=["»”)]*(?:\s|$))["»”)]*|[\n\r]+|;(?=\s)/g;
const SHORT_FORM = /(?:^|[\s(])(?:\p{L}|т\.\s?е|т\.\s?к|т\.\s?д|т\.\s?п|др|руб|тыс|млн|им|ул|г|e\.g|i\.e|etc|mr|ms|dr|vs|approx)$/iu;

/** The sentences of a text; a line break always ends one. */
export function sentences(text: string): Sentence[] {
  const found: Sentence[] = [];
  let start = 0;
  const push = (end: number): void => {
    const raw = text.slice(start, end);
    const trimmed = raw.trim();
    if (/[\p{L}\p{N}]/u.test(trimmed)) found.push({ text: trimmed, start: start + raw.indexOf(trimmed) });
    start = end;
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
