/** Which part of a resume a heading opens. */
import { fold, SECTION_KINDS, type ResumeWords, type SectionKind } from './vocabulary.ts';

export interface HeadingReader {
  /** Null when the text names no part that we know. `trust` 0..1. */
  read(text: string): { readonly kind: SectionKind; readonly trust: number } | null;
}

const WORD_LIMIT = 6;
/** Words left together must weigh at least this. */
const LEAST_WEIGHT = 2;

/** «Опыт работы — 8 лет 3 месяца», “EXPERIENCE (5 years)”, “3. Skills:” -> the words alone. */
const stripped = (text: string): string =>
  fold(text)
    .replace(/^[^\p{L}]+/u, '')
    .replace(/[\s:—–-]+\d+\s*(?:\p{L}+\.?\s*\d*\s*){0,3}$/u, '')
    .replace(/\([^)]*\)\s*$/u, '')
    .replace(/[^\p{L}]+$/u, '');

const squeezed = (text: string): string => text.replace(/[^\p{L}]/gu, '');

export function createHeadingReader({ sections }: Pick<ResumeWords, 'sections'>): HeadingReader {
  const phrases = new Map<string, SectionKind>();
  const weights = new Map<string, [SectionKind, number][]>();
  for (const kind of SECTION_KINDS) {
    const { phrases: known, words } = sections.kinds[kind];
    for (const phrase of known) phrases.set(squeezed(fold(phrase)), kind);
    for (const [word, weight] of Object.entries(words)) weights.set(fold(word), [...(weights.get(fold(word)) ?? []), [kind, weight]]);
  }
  const neutral = new Set(sections.neutral.map(fold));

  /** Letters set apart have lost their spaces: every way to part them into known words is tried. */
  function parted(text: string): string[] | null {
    const ways: (string[] | null)[] = [[]];
    for (let end = 1; end <= text.length; end += 1) {
      ways[end] = null;
      for (let from = Math.max(0, end - 18); from < end && ways[end] === null; from += 1) {
        const word = text.slice(from, end);
        const head = ways[from];
        if (
          head != null &&
          head.length < WORD_LIMIT &&
          (word.length > 2 || (word === 'и' && from > 0)) &&
          (weights.has(word) || neutral.has(word))
        )
          ways[end] = [...head, word];
      }
    }
    return ways[text.length] ?? null;
  }

  function weigh(words: readonly string[]): { kind: SectionKind; trust: number } | null {
    if (words.some((word) => !weights.has(word) && !neutral.has(word))) return null;
    const sums = new Map<SectionKind, number>();
    for (const word of words) for (const [kind, weight] of weights.get(word) ?? []) sums.set(kind, (sums.get(kind) ?? 0) + weight);
    const [best] = [...sums].sort((a, b) => b[1] - a[1]);
    return best === undefined || best[1] < LEAST_WEIGHT ? null : { kind: best[0], trust: 0.85 };
  }

  return {
    read(text) {
      if (text.length > 80) return null;
      const plain = stripped(text);
      const whole = phrases.get(squeezed(plain));
      if (whole !== undefined) return { kind: whole, trust: 1 };
      const words = plain.split(/[^\p{L}']+/u).filter((word) => word !== '' && word !== "'");
      if (words.length === 0 || words.length > WORD_LIMIT) return null;
      const weighed = weigh(words);
      if (weighed !== null) return weighed;
      const apart = words.length <= 2 && plain.length >= 8 ? parted(squeezed(plain)) : null;
      return apart === null || apart.length < 2 ? null : weigh(apart);
    },
  };
}
