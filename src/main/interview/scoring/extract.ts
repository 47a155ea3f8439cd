/** Skills, tools, years, projects and roles out of what a candidate said. Works by taxonomy and patterns, with no model. */
import type { Extraction, Quote, Transcript } from '../../ports/screening.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { readText, type ReadSentence, type SkillMention } from '../knowledge/reading.ts';
import { excerpt } from '../knowledge/text.ts';
import { createBreather, readGently } from './gently.ts';
import { isOwnRole } from './own-role.ts';
import { createProjects } from './projects.ts';
import { asOwn } from './stance.ts';
import { createPlaces, NO_TIME } from './timeline.ts';
import { createYearsBySkill } from './years-by-skill.ts';

export interface ExtractOptions {
  /** Quotes carry the times of the chunk that holds them; without it, and for plain text, times are 0. */
  readonly includeTimestamps: boolean;
  readonly knowledge: Knowledge;
  /** The day of speaking: “since 2019” counts to it. Default: today. */
  readonly now?: Date;
}

/** Quotes kept for one skill: its first mentions. */
const QUOTES_PER_SKILL = 5;

export interface Found {
  readonly extraction: Extraction;
  /** The sentences as they were read: `negated` is all that the speaker does not claim. */
  readonly claims: readonly ReadSentence[];
}

/**
 * What the speaker claims; what is denied, only supposed (“I would use Kafka”) or done by others is left out. Every quote is a
 * verbatim part of one sentence.
 */
export function extract(transcript: Transcript, options: ExtractOptions): Extraction {
  const collector = createCollector(transcript, options);
  for (const sentence of readText(textOf(transcript), options.knowledge)) collector.add(asOwn(sentence));
  return collector.result();
}

/** The same for long transcripts, with pauses for the event loop. @throws what `signal` aborts with */
export async function extractGently(transcript: Transcript, options: ExtractOptions, signal?: AbortSignal): Promise<Found> {
  signal?.throwIfAborted();
  const collector = createCollector(transcript, options);
  const breathe = createBreather(signal);
  const claims: ReadSentence[] = [];
  for (const sentence of await readGently(textOf(transcript), options.knowledge, signal)) {
    const claim = asOwn(sentence);
    claims.push(claim);
    collector.add(claim);
    const pause = breathe();
    if (pause !== undefined) await pause;
  }
  return { extraction: collector.result(), claims };
}

/** Chunks are joined by line breaks, so that no sentence reaches over two of them. */
export function textOf(transcript: Transcript): string {
  return typeof transcript === 'string' ? transcript : transcript.map((chunk) => chunk.text).join('\n');
}

function createCollector(transcript: Transcript, { includeTimestamps, knowledge, now = new Date() }: ExtractOptions) {
  const spanOf = includeTimestamps && typeof transcript !== 'string' ? createPlaces(transcript) : () => NO_TIME;
  const skills = new Map<string, Quote[]>();
  const tools = new Set<string>();
  const years = createYearsBySkill(knowledge, now);
  const roles = new Set<string>();
  const projects = createProjects(knowledge);

  function addSkill(sentence: ReadSentence, { skill, negated, from }: SkillMention): void {
    if (negated || skill.category === 'area') return;
    if (skill.category === 'tool') {
      tools.add(skill.name);
      return;
    }
    const quotes = skills.get(skill.name) ?? [];
    skills.set(skill.name, quotes);
    if (quotes.length >= QUOTES_PER_SKILL) return;
    const quote = excerpt(sentence.text, sentence.words[from]?.start);
    if (quotes.some((earlier) => earlier.quote === quote)) return;
    const start = sentence.start + sentence.text.indexOf(quote);
    quotes.push({ quote, ...spanOf(start, start + quote.length) });
  }

  return {
    add(sentence: ReadSentence): void {
      for (const mention of sentence.skills) addSkill(sentence, mention);
      years.add(sentence);
      for (const hit of knowledge.rolePhrases.find(sentence.words)) {
        const role = knowledge.roles[Number(hit.id)];
        if (role !== undefined && sentence.negated[hit.from] !== true && isOwnRole(sentence, hit)) roles.add(/[а-яё]/i.test(sentence.text) ? role.ru : role.en);
      }
      projects.add(sentence);
    },
    result: (): Extraction => ({
      skills: [...skills].map(([name, evidence]) => ({ name, evidence })),
      tools: [...tools],
      years: years.result(),
      projects: projects.list(),
      roles: [...roles],
    }),
  };
}
