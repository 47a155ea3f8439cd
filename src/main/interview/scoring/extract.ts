/** Skills, tools, years, projects and roles out of what a candidate said. Works by taxonomy and patterns, with no model. */
import type { Extraction, Quote, Transcript } from '../../ports/screening.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { readText, type ReadSentence } from '../knowledge/reading.ts';
import { excerpt, stem } from '../knowledge/text.ts';
import { yearsIn } from './numbers.ts';
import { projectsIn } from './projects.ts';
import { createTimeline, NO_TIME } from './timeline.ts';

export interface ExtractOptions {
  /** Quotes carry the times of the chunk that holds them; without it, and for plain text, times are 0. */
  readonly includeTimestamps: boolean;
  readonly knowledge: Knowledge;
}

/** Quotes kept for one skill: its first mentions. */
const QUOTES_PER_SKILL = 5;
/** Years with no skill beside them. */
const GENERAL = 'experience';

/** What is denied (“не работал с Kafka”) is left out. Every quote is a verbatim part of one sentence. */
export function extract(transcript: Transcript, { includeTimestamps, knowledge }: ExtractOptions): Extraction {
  const chunks = typeof transcript === 'string' ? [] : transcript;
  const text = typeof transcript === 'string' ? transcript : transcript.map((chunk) => chunk.text).join('\n');
  const spanOf = includeTimestamps ? createTimeline(chunks) : () => NO_TIME;
  const read = readText(text, knowledge);
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
    for (const [name, value] of yearsBySkill(sentence)) years.set(name, Math.max(value, years.get(name) ?? 0));
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

const EXPERIENCE = new Set(['опыт', 'стаж', 'experience', 'работаю', 'работал', 'работала', 'worked', 'working', 'занимаюсь'].map(stem));

/** Each number of years goes to the nearest skill of its sentence, or to `experience` where the sentence speaks of that. */
function yearsBySkill(sentence: ReadSentence): [string, number][] {
  const named = sentence.skills.filter((mention) => !mention.negated && mention.skill.category !== 'area');
  return yearsIn(sentence.text, sentence.words).flatMap(({ years, at }): [string, number][] => {
    if (sentence.negated[at]) return [];
    const distance = (from: number): number => {
      const [left, right] = from > at ? [at, from] : [from, at];
      const between = sentence.words.slice(left + 1, right).some((word) => /^(и|and)$/i.test(word.text));
      // A comma or “and” between them parts the number from the skill, unless it is the comma of 1,5.
      const parted = between || /[,;](?!\d)/.test(sentence.text.slice(sentence.words[left]!.end, sentence.words[right]!.start));
      // “3 years of …”: the unit and its preposition are no distance.
      return (from > at ? Math.max(0, from - at - 3) : at - from) + (parted ? 5 : 0);
    };
    const nearest = named.toSorted((a, b) => distance(a.from) - distance(b.from))[0];
    if (nearest !== undefined) return [[nearest.skill.name, years]];
    return sentence.words.some((word) => EXPERIENCE.has(word.stem)) ? [[GENERAL, years]] : [];
  });
}
