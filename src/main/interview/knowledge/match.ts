/** How far the sentences of a text speak about a named thing: by known skills, their relations, and stems of the other words. */
import type { Knowledge } from './knowledge.ts';
import { readSentence, type ReadSentence } from './reading.ts';
import { stem } from './text.ts';

/** What has to be found for a name, e.g. an indicator `Model serving in production`. */
export interface Target {
  readonly skillIds: readonly string[];
  /** Stems of the words that belong to no known skill. */
  readonly stems: readonly string[];
}

export interface SentenceMatch {
  readonly sentence: ReadSentence;
  /** 0..1. */
  readonly score: number;
}

// Words that say nothing about the subject of an indicator.
const EMPTY_WORDS =
  'и в во на с со по о об от до за из к у для при или а но не что как это мы вы я он она они его их наш ваш свой который быть есть the a an and or of in on at to for with by from as is are be we you i it this that our your their ' +
  'опыт знание знания знать умение уметь навык навыки владение владеть понимание понимать уверенный уверенное хороший хорошее отличный базовый базовые работа работы работать работой год года лет более менее уровень разработка ' +
  'experience knowledge know ability able skill skills understanding understand strong good solid excellent basic advanced proficiency working work years year level plus must have required obviously';
const EMPTY = new Set(EMPTY_WORDS.split(' ').map(stem));

export function toTarget(name: string, knowledge: Knowledge): Target {
  const { words, skills } = readSentence(name, 0, knowledge);
  const inSkill = new Set(skills.flatMap((hit) => words.slice(hit.from, hit.to)));
  const rest = words.filter((word) => !inSkill.has(word)).map((word) => word.stem);
  const telling = rest.filter((word) => !EMPTY.has(word) && !/^\d+$/.test(word));
  const stems = telling.length > 0 || skills.length > 0 ? telling : rest;
  return { skillIds: [...new Set(skills.map((hit) => hit.skill.id))], stems: [...new Set(stems)] };
}

// Several weak signs add up (1 - Π(1 - s)), but never to certainty.
const RELATED_CEILING = 0.95;
// Relatives of a word (мониторинг, мониторить) share a beginning; they count a little less than the word itself.
const KIN_LENGTH = 5;
const KIN_SCORE = 0.8;

/** The share of a name that must be found: known skills weigh twice, and a long name need not be repeated word for word. */
function divisor(target: Target): number {
  const parts = target.skillIds.length + target.stems.length;
  const enough = parts >= 4 ? 0.6 : parts === 3 ? 0.75 : parts === 2 ? 0.9 : 1;
  return (target.skillIds.length * 2 + target.stems.length) * enough;
}

export interface Matcher {
  /** Sentences that speak about the name, best first, each at `least` or above, at most `limit`; equal ones in the order of the text. */
  find(name: string, least: number, limit: number): readonly SentenceMatch[];
  /** The best sentence's score; 0 when none speaks about it. */
  best(name: string): number;
}

/** Sentence numbers with what was found there, side by side. */
interface Postings {
  readonly at: Uint32Array;
  readonly score: Float64Array;
}

/** Answers for one text. What is found for a skill or a stem is kept, so that long texts stay fast. */
export function createMatcher(sentences: readonly ReadSentence[], knowledge: Knowledge): Matcher {
  const bySkill = new Map<string, Set<number>>();
  const byStem = new Map<string, Set<number>>();
  const kin = new Map<string, Set<string>>();
  for (const [index, sentence] of sentences.entries()) {
    for (const { skill, negated } of sentence.skills) if (!negated) note(bySkill, skill.id, index);
    for (const [position, { stem: word }] of sentence.words.entries()) {
      if (sentence.negated[position]) continue;
      note(byStem, word, index);
      if (word.length >= KIN_LENGTH) note(kin, word.slice(0, KIN_LENGTH), word);
    }
  }
  const skillPostings = remember((id: string): Postings => {
    const missing = new Map<number, number>();
    for (const [source, strength] of knowledge.support.get(id) ?? []) {
      for (const index of bySkill.get(source) ?? []) missing.set(index, (missing.get(index) ?? 1) * (1 - strength));
    }
    const scores = new Map([...missing].map(([index, left]) => [index, Math.min(RELATED_CEILING, 1 - left)]));
    for (const index of bySkill.get(id) ?? []) scores.set(index, 1);
    return toPostings(scores);
  });
  const stemPostings = remember((wanted: string): Postings => {
    const scores = new Map<number, number>();
    const beginning = wanted.slice(0, Math.max(KIN_LENGTH, wanted.length - 2));
    for (const word of wanted.length >= KIN_LENGTH ? (kin.get(wanted.slice(0, KIN_LENGTH)) ?? []) : []) {
      if (word.startsWith(beginning)) for (const index of byStem.get(word) ?? []) scores.set(index, KIN_SCORE);
    }
    for (const index of byStem.get(wanted) ?? []) scores.set(index, 1);
    return toPostings(scores);
  });
  // One row of sums serves every name; only the sentences that were touched are read and cleared.
  const sums = new Float64Array(sentences.length);
  /** Calls back once with each sentence that speaks about the name. */
  const visit = (name: string, each: (index: number, score: number) => void): void => {
    const target = toTarget(name, knowledge);
    const weighted = [
      ...target.skillIds.map((id) => ({ weight: 2, postings: skillPostings(id) })),
      ...target.stems.map((wanted) => ({ weight: 1, postings: stemPostings(wanted) })),
    ];
    for (const { weight, postings } of weighted) {
      for (let index = 0; index < postings.at.length; index++) sums[postings.at[index]!]! += weight * postings.score[index]!;
    }
    const full = divisor(target);
    for (const { postings } of weighted) {
      for (const index of postings.at) {
        const sum = sums[index]!;
        sums[index] = 0;
        if (sum > 0) each(index, Math.min(1, sum / full));
      }
    }
  };
  return {
    find(name, least, limit) {
      const best: { readonly index: number; readonly score: number }[] = [];
      visit(name, (index, score) => {
        const last = best.length >= limit ? best[best.length - 1] : undefined;
        if (score < least || (last !== undefined && !isBetter(index, score, last))) return;
        const place = best.findIndex((other) => isBetter(index, score, other));
        best.splice(place === -1 ? best.length : place, 0, { index, score });
        if (best.length > limit) best.pop();
      });
      return best.map(({ index, score }) => ({ sentence: sentences[index]!, score }));
    },
    best(name) {
      let best = 0;
      visit(name, (_, score) => {
        best = Math.max(best, score);
      });
      return best;
    },
  };
}

function isBetter(index: number, score: number, other: { readonly index: number; readonly score: number }): boolean {
  return score > other.score || (score === other.score && index < other.index);
}

function toPostings(scores: ReadonlyMap<number, number>): Postings {
  const at = Uint32Array.from(scores.keys()).sort();
  return { at, score: Float64Array.from(at, (index) => scores.get(index) ?? 0) };
}

function note<T>(index: Map<string, Set<T>>, key: string, value: T): void {
  const values = index.get(key);
  if (values === undefined) index.set(key, new Set([value]));
  else values.add(value);
}

function remember<T>(compute: (key: string) => T): (key: string) => T {
  const cache = new Map<string, T>();
  return (key) => {
    const cached = cache.get(key);
    if (cached !== undefined) return cached;
    const value = compute(key);
    cache.set(key, value);
    return value;
  };
}
