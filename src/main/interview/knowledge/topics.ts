/** How people talk about what a job asks for: topics with their names and the signs that one has done such work. */
import { z } from 'zod';
import type { Language } from '../../ports/language.ts';
import { stem, tokens, type Token } from './text.ts';
import { parseResource } from './resource-schema.ts';

const bilingual = z.strictObject({ en: z.array(z.string().min(1)), ru: z.array(z.string().min(1)) });
const topicsSchema = z.strictObject({
  version: z.literal(1),
  topics: z.array(z.strictObject({ id: z.string().min(1), names: bilingual, signs: bilingual })),
});

export interface Topics {
  /** Topics that a name (of an indicator, of a competency) belongs to. */
  topicsOf(words: readonly Token[]): readonly string[];
  /** A text that means what the topics mean, for comparing by meaning: their signs in one language. Empty for none. */
  profileOf(topics: readonly string[], language: Language): string;
  /** For each topic of which the words bear signs: how strong they are together, 0..1. Words with a flag are passed over. */
  signsIn(words: readonly Token[], ignored: readonly boolean[]): ReadonlyMap<string, number>;
}

interface Phrase {
  readonly topic: string;
  readonly stems: readonly string[];
}

// Several words in a row are seldom said by chance; one word is.
const PHRASE_STRENGTH = 0.7;
const WORD_STRENGTH = 0.3;
/** Words that may stand between two words of a sign. */
const GAP = 3;
const KIN_LENGTH = 5;
const SMALL_WORDS = new Set('a an the of to in on for at by my our with и в на с к о по до из за у от для не'.split(' '));

/** Relatives share a beginning (договорился, договорились): all but the last two letters of the longer stem. */
function isKin(a: string, b: string): boolean {
  if (a === b) return true;
  const least = Math.max(KIN_LENGTH, Math.max(a.length, b.length) - 2);
  return a.length >= KIN_LENGTH && b.length >= KIN_LENGTH && a.slice(0, least) === b.slice(0, least);
}

function toStems(phrase: string): string[] {
  const all = tokens(phrase).map(({ text }) => text.toLowerCase());
  const telling = all.filter((word) => !SMALL_WORDS.has(word));
  return (telling.length >= 2 ? telling : all).map(stem);
}

function createIndex(): { add(phrase: Phrase): void; at(words: readonly Token[], index: number, gap: number): Iterable<Phrase & { readonly last: number }> } {
  const byFirst = new Map<string, Phrase[]>();
  return {
    add(phrase) {
      const key = (phrase.stems[0] ?? '').slice(0, KIN_LENGTH);
      byFirst.set(key, [...(byFirst.get(key) ?? []), phrase]);
    },
    *at(words, index, gap) {
      for (const phrase of byFirst.get(words[index]!.stem.slice(0, KIN_LENGTH)) ?? []) {
        let last = index;
        const found = phrase.stems.every((wanted, offset) => {
          if (offset === 0) return isKin(words[index]!.stem, wanted);
          for (let next = last + 1; next <= Math.min(last + 1 + gap, words.length - 1); next++) {
            if (!isKin(words[next]!.stem, wanted)) continue;
            last = next;
            return true;
          }
          return false;
        });
        if (found) yield { ...phrase, last };
      }
    },
  };
}

/**
 * Indexes resources/topics.json; without it (undefined) there are no topics.
 * @throws TypeError naming the field that is wrong
 */
export function toTopics(raw: unknown): Topics {
  const names = createIndex();
  const signs = createIndex();
  const signsOf = new Map<string, z.infer<typeof bilingual>>();
  for (const topic of raw === undefined ? [] : parseResource(topicsSchema, raw, 'topics').topics) {
    signsOf.set(topic.id, topic.signs);
    for (const phrase of [...topic.names.en, ...topic.names.ru]) names.add({ topic: topic.id, stems: toStems(phrase) });
    for (const phrase of [...topic.signs.en, ...topic.signs.ru]) signs.add({ topic: topic.id, stems: toStems(phrase) });
  }
  return {
    topicsOf(words) {
      const hits = words.flatMap((_, index) => [...names.at(words, index, 1)]);
      // “data analysis” is no “analysis”: only the longest names count.
      const longest = Math.max(0, ...hits.map(({ stems }) => stems.length));
      return [...new Set(hits.filter(({ stems }) => stems.length === longest).map(({ topic }) => topic))];
    },
    profileOf: (topics, language) => topics.flatMap((id) => signsOf.get(id)?.[language] ?? []).join(', '),
    signsIn(words, ignored) {
      const missing = new Map<string, number>();
      const counted = new Set<string>();
      for (let index = 0; index < words.length; index++) {
        if (ignored[index] === true) continue;
        for (const { topic, stems, last } of signs.at(words, index, GAP)) {
          const key = `${topic}\n${stems.join(' ')}`;
          if (ignored[last] === true || counted.has(key)) continue;
          counted.add(key);
          missing.set(topic, (missing.get(topic) ?? 1) * (1 - (stems.length > 1 ? PHRASE_STRENGTH : WORD_STRENGTH)));
        }
      }
      return new Map([...missing].map(([topic, left]) => [topic, 1 - left]));
    },
  };
}
