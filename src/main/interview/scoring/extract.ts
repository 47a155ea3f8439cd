/** Skills, tools, years, projects and roles out of what a candidate said. Works by taxonomy and patterns, with no model. */
import type { Extraction, Quote, Transcript } from '../../ports/screening.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { readText, type ReadSentence, type SkillMention } from '../knowledge/reading.ts';
import { excerpt, stem } from '../knowledge/text.ts';
import { createBreather, readGently } from './gently.ts';
import { yearsIn, type YearsHit } from './numbers.ts';
import { createProjects } from './projects.ts';
import { asOwn } from './stance.ts';
import { createPlaces, NO_TIME } from './timeline.ts';

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
  const years = new Map<string, number>();
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
      for (const [name, value] of yearsBySkill(sentence, knowledge, now)) years.set(name, Math.max(value, years.get(name) ?? 0));
      for (const hit of knowledge.rolePhrases.find(sentence.words)) {
        const role = knowledge.roles[Number(hit.id)];
        if (role !== undefined && sentence.negated[hit.from] !== true) roles.add(/[а-яё]/i.test(sentence.text) ? role.ru : role.en);
      }
      projects.add(sentence);
    },
    result: (): Extraction => ({
      skills: [...skills].map(([name, evidence]) => ({ name, evidence })),
      tools: [...tools],
      years: Object.fromEntries(years),
      projects: projects.list(),
      roles: [...roles],
    }),
  };
}

const EXPERIENCE = new Set(
  ['опыт', 'опыта', 'опытом', 'стаж', 'стажа', 'experience', 'работаю', 'работал', 'работала', 'worked', 'working', 'занимаюсь', 'стажировался', 'стажировалась', 'interned', 'career'].map(stem),
);
const CLAUSE_BREAK = /[,;](?!\d)/;

/**
 * Each number of years goes to the nearest skill of its clause that has none yet; else to `experience` where the clause speaks of
 * that or of a role; else to the nearest skill of the sentence.
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
  const hits = yearsIn(text, words, now).filter(({ at }) => sentence.negated[at] !== true);
  const distance = ({ at, to }: YearsHit, from: number): number => {
    const isAfter = from > at;
    const [left, right] = isAfter ? [at, from] : [from, at];
    const joined = words.slice(left + 1, right).some((word) => /^(?:и|and|then|потом|затем)$/i.test(word.text));
    // “3 years of …”: the unit and its preposition are no distance.
    return (isAfter ? Math.max(0, from - to - 1) : at - from) + (joined ? 5 : 0) + (parted(at, from) ? 5 : 0);
  };
  const isCareer = ({ at }: YearsHit): boolean =>
    words.some((word, index) => !parted(at, index) && EXPERIENCE.has(word.stem)) || roles.some((role) => !parted(at, role.from));
  const pairs = hits
    .flatMap((hit) => named.map((mention) => ({ hit, mention, far: distance(hit, mention.from), apart: parted(hit.at, mention.from) })))
    // Beyond a comma a skill comes only after the career, and only where nothing else can be meant.
    .filter(({ hit, apart }) => !apart || (hits.length === 1 && !isCareer(hit)))
    .sort((a, b) => a.far - b.far);
  const taken = new Map<YearsHit, string>();
  const skills = new Set<string>();
  for (const { hit, mention } of pairs) {
    if (taken.has(hit) || skills.has(mention.skill.name)) continue;
    taken.set(hit, mention.skill.name);
    skills.add(mention.skill.name);
  }
  return hits.flatMap((hit): [string, number][] => {
    const name = taken.get(hit) ?? (isCareer(hit) ? GENERAL : null);
    return name === null ? [] : [[name, hit.years]];
  });
}
