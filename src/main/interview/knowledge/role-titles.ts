/** Job titles: the canonical title, its family and the seniority, out of what people write or say. */
import type { Knowledge, Named } from './knowledge.ts';
import { createPhraseIndex, type PhraseHit, type PhraseIndex } from './phrases.ts';
import { parseResource, rolesSchema, type RawRoles } from './resource-schema.ts';
import { tokens, type Token } from './text.ts';

export type Seniority = RawRoles['seniority'][number]['id'];

export interface RoleTitle {
  readonly title: Named;
  /** An area of the taxonomy, a key of `Knowledge.areas`. */
  readonly family: string;
  /** Null where the text does not say. */
  readonly seniority: Seniority | null;
}

export interface RoleTitles {
  readonly roles: readonly Named[];
  /** Ids are positions in `roles`; only phrases that are a title wherever they are said. */
  readonly rolePhrases: PhraseIndex;
  /** The same roles with short forms (“питонист”, “designer”) that are a title only where a title is expected. */
  readonly titlePhrases: PhraseIndex;
  /** Side by side with `roles`. */
  readonly titles: readonly RoleTitle[];
  readonly seniorityPhrases: PhraseIndex;
}

/** @throws TypeError naming the field that is wrong */
export function toRoleTitles(raw: unknown): RoleTitles {
  const { roles, seniority } = parseResource(rolesSchema, raw, 'roles');
  const rolePhrases = createPhraseIndex();
  const titlePhrases = createPhraseIndex();
  const seniorityPhrases = createPhraseIndex();
  for (const { id, en, ru } of seniority) for (const word of [...en, ...ru]) seniorityPhrases.add(id, word);
  for (const [index, { en, ru, synonyms, short = [] }] of roles.entries()) {
    const names = [en, ru].filter((name) => !short.includes(name));
    // The stem of one English word is shared with others: an accountant is no account, a marketer no market.
    const options = (phrase: string) => ({ asWritten: /^[a-z]+$/i.test(phrase) });
    for (const phrase of [...names, ...synonyms]) rolePhrases.add(String(index), phrase, options(phrase));
    for (const phrase of [...names, ...synonyms, ...short]) titlePhrases.add(String(index), phrase, options(phrase));
  }
  return {
    roles: roles.map(({ en, ru }) => ({ en, ru })),
    rolePhrases,
    titlePhrases,
    titles: roles.map(({ en, ru, family, seniority: own }) => ({ title: { en, ru }, family, seniority: own ?? null })),
    seniorityPhrases,
  };
}

/** The longest title; among equals one that is more than a rank («стажёр-аналитик» is an analyst), then the first. */
function bestHit(words: readonly Token[], { titlePhrases, titles }: RoleTitles): PhraseHit | null {
  const weight = ({ id, from, to }: PhraseHit): number => (to - from) * 2 + (titles[Number(id)]?.seniority === null ? 1 : 0);
  const heavier = (best: PhraseHit | null, hit: PhraseHit): PhraseHit => (best === null || weight(hit) > weight(best) ? hit : best);
  return titlePhrases.find(words).reduce<PhraseHit | null>(heavier, null);
}

const MAKER = /^(developer|engineer|programmer|разработчик|программист|инженер)$/i;

/**
 * “Senior ML Engineer” -> ML engineer, senior; «ведущий инженер-программист» -> software engineer, lead; «Rust-разработчик», which
 * no list holds, by its skill. A seniority that belongs to the title itself (team lead, CTO) holds unless another is said.
 * @returns null when no title is known in the text
 */
export function normaliseRole(text: string, knowledge: Knowledge): RoleTitle | null {
  const words = tokens(text);
  const whole = bestHit(words, knowledge);
  const isOutside = (index: number): boolean => whole === null || index < whole.from || index >= whole.to;
  const outside = words.filter((_, index) => isOutside(index));
  const ranks = knowledge.seniorityPhrases.find(outside);
  const said = (ranks[0]?.id ?? null) as Seniority | null;
  const rankWords = new Set(ranks.flatMap(({ from, to }) => outside.slice(from, to)));
  // The rank may stand inside: “machine learning senior engineer”.
  const plain = words.filter((word) => !rankWords.has(word));
  const hit = bestHit(plain, knowledge);
  const made = madeTitle(plain, knowledge, hit);
  if (made !== null) return { ...made, seniority: said };
  const found = hit === null ? undefined : knowledge.titles[Number(hit.id)];
  return found === undefined ? null : { ...found, seniority: said ?? found.seniority };
}

/** A maker of something that we know as a skill, when the lists know only the maker (“Rust developer” holds “developer”). */
function madeTitle(words: readonly Token[], knowledge: Knowledge, hit: PhraseHit | null): Omit<RoleTitle, 'seniority'> | null {
  if (hit !== null && !(hit.to - hit.from === 1 && MAKER.test(words[hit.from]?.text ?? ''))) return null;
  const maker = words.find((word) => MAKER.test(word.text));
  const skill = knowledge.skillPhrases
    .find(words)
    .map(({ id }) => knowledge.skills.get(id))
    .find((known) => known !== undefined && ['language', 'framework', 'platform'].includes(known.kind));
  if (maker === undefined || skill === undefined) return null;
  return { title: { en: `${skill.name} developer`, ru: `${skill.name}-разработчик` }, family: skill.area };
}
