/** What each question asks for: the kind of its answer, the words by which an answer meets it, and what a whole answer tells. */
import { z } from 'zod';
import { tokens } from '../../knowledge/text.ts';

const KINDS = ['story', 'approach', 'introduction', 'wish'] as const;
const NEEDS = ['own', 'outcome', 'how', 'reason', 'figure', 'path'] as const;

export type QuestionKind = (typeof KINDS)[number];
export type Need = (typeof NEEDS)[number];

export interface Theme {
  readonly kind: QuestionKind;
  /** Of words that an answer may meet it with, how many different ones stand in this text (plain, lower case). */
  readonly hits: (plain: string) => number;
  readonly asks: readonly Need[];
  /** Any work answers it. */
  readonly isOpen: boolean;
}

export interface Themes {
  /** Of the question sets by their words; of another question by its own words. */
  themeOf(question: string): Theme;
}

const words = z.array(z.string().min(2)).min(1);
const schema = z.object({
  themes: z.array(z.strictObject({ id: z.string(), kind: z.enum(KINDS), asked: words, told: words, asks: z.array(z.enum(NEEDS)), open: z.boolean().default(false) })).min(1),
});

const STORY = /(?<!\p{L})(?:tell me|describe|a time|расскажите|опишите|случай|приведите)/u;
const APPROACH = /(?<!\p{L})(?:how do you|how would|what would you|when is|explain|как вы|как бы|что бы вы|объясните)/u;
/** Words of every question, which tell nothing of its subject. */
const COMMON = new Set(
  tokens('tell me about describe time when what how which your you did was were with that this from have has who why would most example work project расскажите опишите случай когда какой какая что как вы ваш вам вас было были это для чего почему который работа проект пример').map(({ stem }) => stem),
);
/** Short Latin entries are whole words: “no” is not “now”. */
const WHOLE = /^[a-z]{1,3}$/u;

export const toPlain = (text: string): string => text.toLowerCase().replaceAll('ё', 'е').replaceAll('’', "'").replace(/\s+/gu, ' ');

/** @throws when the resource is not well formed */
export function toThemes(resource: unknown): Themes {
  const known = schema.parse(resource).themes.map(({ kind, asked, told, asks, open }) => ({
    asked: asked.map(toPlain),
    theme: { kind, asks, isOpen: open, hits: counter(told) } satisfies Theme,
  }));
  return {
    themeOf(question) {
      const plain = toPlain(question);
      const found = known.find(({ asked }) => asked.some((phrase) => plain.includes(phrase)))?.theme;
      if (found !== undefined) return found;
      const own = new Set(tokens(plain).map(({ stem }) => stem).filter((stem) => stem.length > 3 && !COMMON.has(stem)));
      const kind = STORY.test(plain) ? 'story' : APPROACH.test(plain) ? 'approach' : 'story';
      return { kind, asks: [kind === 'story' ? 'own' : 'reason'], isOpen: own.size === 0, hits: (text) => new Set(tokens(text).map(({ stem }) => stem).filter((stem) => own.has(stem))).size };
    },
  };
}

function counter(told: readonly string[]): Theme['hits'] {
  const escape = (text: string): string => toPlain(text).replace(/[.*+?^${}()|[\]\\/]/gu, String.raw`\$&`);
  const form = (word: string): string => (WHOLE.test(word) ? `${escape(word)}(?![\\p{L}])` : escape(word));
  // Longest first: which of the words it was decides what is counted as different.
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${told.toSorted((a, b) => b.length - a.length).map(form).join('|')})`, 'gu');
  return (plain) => new Set([...plain.matchAll(pattern)].map(([found]) => found)).size;
}
