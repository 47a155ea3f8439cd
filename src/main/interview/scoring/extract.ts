/** Skills, tools, years, projects and roles out of what a candidate said. Works by taxonomy and patterns, with no model. */
import type { Extraction, Quote, Transcript } from '../../ports/screening.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { readText, type ReadSentence, type SkillMention } from '../knowledge/reading.ts';
import { excerpt, stem } from '../knowledge/text.ts';
import { yearsIn } from './numbers.ts';
import { projectsIn } from './projects.ts';
import { asOwn } from './stance.ts';
import { createTimeline, NO_TIME } from './timeline.ts';

export interface ExtractOptions {
  /** Quotes carry the times of the chunk that holds them; without it, and for plain text, times are 0. */
  readonly includeTimestamps: boolean;
  readonly knowledge: Knowledge;
  /** The day of speaking: “since 2019” counts to it. Default: today. */
  readonly now?: Date;
}

/** Quotes kept for one skill: its first mentions. */
const QUOTES_PER_SKILL = 5;
/** Years with no skill beside them. */
const GENERAL = 'experience';

/** What is denied (“не работал с Kafka”) is left out. Every quote is a verbatim part of one sentence. */
export function extract(transcript: Transcript, { includeTimestamps, knowledge, now = new Date() }: ExtractOptions): Extraction {
  const chunks = typeof transcript === 'string' ? [] : transcript;
  const text = typeof transcript === 'string' ? transcript : transcript.map((chunk) => chunk.text).join('\n');
  const spanOf = includeTimestamps ? createTimeline(chunks) : () => NO_TIME;
  const read = readText(text, knowledge).map(asOwn);
  const skills = new Map<string, Quote[]>();
  const tools = new Set<string>();
  const years = new Map<string, number>();
  const roles = new Set<string>();
  for (const sentence of read) {
    for (const { skill, negated, from } of sentence.skills) {
      if (negated || skill.category === 'area') continue;
      if (skill.category === 'tool') {
        tools.add(skill.name);
        continue;
      }
      const quotes = skills.get(skill.name) ?? [];
      skills.set(skill.name, quotes);
      const quote = excerpt(sentence.text, sentence.words[from]?.start);
      if (quotes.length < QUOTES_PER_SKILL && quotes.every((earlier) => earlier.quote !== quote)) quotes.push({ quote, ...spanOf(quote) });
    }
    for (const [name, value] of yearsBySkill(sentence, knowledge, now)) years.set(name, Math.max(value, years.get(name) ?? 0));
    for (const hit of knowledge.rolePhrases.find(sentence.words)) {
      const role = knowledge.roles[Number(hit.id)];
      if (role !== undefined && !sentence.negated[hit.from]) roles.add(/[а-яё]/i.test(sentence.text) ? role.ru : role.en);
    }
  }
  return {
    skills: [...skills].map(([name, evidence]) => ({ name, evidence })),
    tools: [...tools],
    years: Object.fromEntries(years),
    projects: projectsIn(read, knowledge),
    roles: [...roles],
  };
}

const EXPERIENCE = new Set(
  ['опыт', 'стаж', 'experience', 'работаю', 'работал', 'работала', 'worked', 'working', 'занимаюсь', 'стажировался', 'стажировалась', 'interned', 'career'].map(stem),
);
const CLAUSE_BREAK = /[,;](?!\d)/;

/**
 * Each number of years goes to the nearest skill of its clause; else to `experience` where the clause speaks of that or of a
 * role; else to the nearest skill of the sentence.
 */
function yearsBySkill(sentence: ReadSentence, knowledge: Knowledge, now: Date): [string, number][] {
  const { text, words } = sentence;
  const roles = knowledge.rolePhrases.find(words);
  // “a product manager” is a role here, not product management; “a Python developer” is also Python.
  const isRole = ({ from, skill }: SkillMention): boolean =>
    skill.label.en !== skill.label.ru && roles.some((role) => from >= role.from && from < role.to);
  const named = sentence.skills.filter((mention) => !mention.negated && mention.skill.category !== 'area' && !isRole(mention));
  const parted = (from: number, to: number): boolean => {
    const [left, right] = from < to ? [from, to] : [to, from];
    return CLAUSE_BREAK.test(text.slice(words[left]!.end, words[right]!.start));
  };
  return yearsIn(text, words, now).flatMap(({ years, at, to }): [string, number][] => {
    if (sentence.negated[at]) return [];
    const distance = (from: number): number => {
      const isAfter = from > at;
      const [left, right] = isAfter ? [at, from] : [from, at];
      const joined = words.slice(left + 1, right).some((word) => /^(?:и|and|then|потом|затем)$/i.test(word.text));
      // “3 years of …”: the unit and its preposition are no distance.
      return (isAfter ? Math.max(0, from - to - 1) : at - from) + (joined ? 5 : 0) + (parted(at, from) ? 5 : 0);
    };
    const nearest = named.toSorted((a, b) => distance(a.from) - distance(b.from))[0];
    if (nearest !== undefined && !parted(at, nearest.from)) return [[nearest.skill.name, years]];
    const isCareer = words.some((word, index) => !parted(at, index) && EXPERIENCE.has(word.stem)) || roles.some((role) => !parted(at, role.from));
    if (isCareer) return [[GENERAL, years]];
    return nearest === undefined ? [] : [[nearest.skill.name, years]];
  });
}
