/** What tells whether a sentence speaks for an indicator: the features that the calibration weighs. */
import type { Language } from '../../ports/language.ts';
import type { Knowledge, Skill } from '../knowledge/knowledge.ts';
import { toTarget, type Target } from '../knowledge/match.ts';
import type { ReadSentence } from '../knowledge/reading.ts';
import { tokens } from '../knowledge/text.ts';
import { isBoast } from './boasts.ts';
import { deedsIn } from './deeds.ts';
import { heardWell, type Hearing } from './hearing.ts';
import { yearsIn } from './numbers.ts';
import { signsOf, type Sign } from './specificity.ts';
import { asOwn } from './stance.ts';

/** Each 0..1. */
export interface Features {
  /** How much of the indicator's name is said: known skills weigh twice, relatives of words a little less. */
  readonly name: number;
  /** A brand of the name is said (SQL, Kubernetes): it has no other sense. */
  readonly brand: number;
  /** Skills that speak for the indicator by the taxonomy. */
  readonly related: number;
  /** Signs of the indicator's topics. */
  readonly signs: number;
  /** The name is said and nothing else speaks for it: perhaps the word has another sense here. Less so with several words. */
  readonly bare: number;
  /** The sentence tells of a deed of the speaker's own. */
  readonly deed: number;
  /** Nearness of meaning to what people who did it say (to the name, where that is not known), two decimals; 0 with no embedder. */
  readonly similarity: number;
}

export const FEATURE_NAMES = ['name', 'brand', 'related', 'signs', 'bare', 'deed', 'similarity'] as const satisfies readonly (keyof Features)[];

export interface IndicatorTarget extends Target {
  readonly topics: readonly string[];
  /** The name of one product and nothing else (Docker, Kafka): talk about such things in general does not speak for it. */
  readonly isProduct: boolean;
}

// SQL, CI/CD, ETL name a matter rather than a product.
const ABBREVIATION = /^[\p{Lu}\d/&+-]+$/u;

function isBrand({ category, label }: Skill): boolean {
  return category !== 'area' && label.en === label.ru;
}

/** The text that a sentence of `language` is compared with by meaning. A bare name is near to all its senses; signs are not. */
export function profileOf(name: string, target: IndicatorTarget, language: Language, knowledge: Knowledge): string {
  return knowledge.topics.profileOf(target.topics, language) || name;
}

export function toIndicatorTarget(name: string, knowledge: Knowledge): IndicatorTarget {
  const target = toTarget(name, knowledge);
  const skills = target.skillIds.flatMap((id) => knowledge.skills.get(id) ?? []);
  const isProduct = target.stems.length === 0 && skills.length > 0 && skills.every((skill) => isBrand(skill) && !ABBREVIATION.test(skill.name));
  return { ...target, isProduct, topics: isProduct ? [] : knowledge.topics.topicsOf(tokens(name)) };
}

/** A sentence prepared for comparing with many indicators. */
export interface Statement {
  readonly sentence: ReadSentence;
  /** Stems and skill ids that the speaker claims. */
  readonly stems: ReadonlySet<string>;
  readonly beginnings: ReadonlyMap<string, readonly string[]>;
  readonly skills: ReadonlySet<string>;
  readonly signs: ReadonlyMap<string, number>;
  readonly deed: number;
  /** Share of the words that the speaker claims. */
  readonly owned: number;
  /** Whether a length of experience is told. */
  readonly experience: boolean;
  /** What the sentence tells beside its subject. */
  readonly told: ReadonlySet<Sign>;
  /** The name that the question was about to which this is the answer. */
  readonly answersTo: string | null;
}

export interface Telling {
  readonly isDoubtful?: Hearing;
  readonly answersTo?: string | null;
}

const BEGINNING = 5;
const KIN_SCORE = 0.8;
const RELATED_CEILING = 0.95;
/** @param answersTo the name that the question before this sentence was about */
export function toStatement(read: ReadSentence, knowledge: Knowledge, { isDoubtful = heardWell, answersTo = null }: Telling = {}): Statement {
  const sentence = asOwn(read, isDoubtful);
  const claimed = sentence.words.filter((_, index) => sentence.negated[index] !== true);
  const stems = new Set(claimed.map(({ stem }) => stem));
  const beginnings = new Map<string, string[]>();
  for (const stem of stems) {
    if (stem.length < BEGINNING) continue;
    const key = stem.slice(0, BEGINNING);
    beginnings.set(key, [...(beginnings.get(key) ?? []), stem]);
  }
  return {
    sentence,
    stems,
    beginnings,
    skills: new Set(sentence.skills.filter(({ negated }) => !negated).map(({ skill }) => skill.id)),
    signs: knowledge.topics.signsIn(sentence.words, sentence.negated),
    experience: yearsIn(sentence.text, sentence.words).some(({ at }) => sentence.negated[at] !== true),
    told: signsOf(sentence, knowledge),
    deed: deedsIn(sentence).length > 0 && !isEmptyBoast(sentence, knowledge) ? 1 : 0,
    answersTo,
    owned: sentence.words.length === 0 ? 0 : claimed.length / sentence.words.length,
  };
}

const isEmptyBoast = (sentence: ReadSentence, knowledge: Knowledge): boolean => isBoast(sentence.spoken) && signsOf(sentence, knowledge).size === 0;

function stemScore(wanted: string, { stems, beginnings }: Statement): number {
  if (stems.has(wanted)) return 1;
  if (wanted.length < BEGINNING) return 0;
  const least = wanted.slice(0, Math.max(BEGINNING, wanted.length - 2));
  return (beginnings.get(wanted.slice(0, BEGINNING)) ?? []).some((stem) => stem.startsWith(least)) ? KIN_SCORE : 0;
}

/** @returns null where no word of the sentence speaks for the indicator */
export function lexicalFeatures(target: IndicatorTarget, statement: Statement, knowledge: Knowledge): Omit<Features, 'similarity'> | null {
  let named = 0;
  let brand = 0;
  let related = 0;
  for (const id of target.skillIds) {
    if (statement.skills.has(id)) {
      named += 2;
      const skill = knowledge.skills.get(id);
      if (skill !== undefined && isBrand(skill)) brand = 1;
      continue;
    }
    const support = knowledge.support.get(id);
    if (support === undefined) continue;
    let missing = 1;
    for (const skill of statement.skills) missing *= 1 - (support.get(skill) ?? 0);
    related = Math.max(related, Math.min(RELATED_CEILING, 1 - missing));
  }
  for (const wanted of target.stems) named += stemScore(wanted, statement);
  let signs = 0;
  for (const topic of target.topics) signs = Math.max(signs, statement.signs.get(topic) ?? 0);
  if (named === 0 && related === 0 && signs === 0) return null;
  const parts = target.skillIds.length + target.stems.length;
  // A long name need not be repeated word for word.
  const enough = parts >= 4 ? 0.6 : parts === 3 ? 0.75 : parts === 2 ? 0.9 : 1;
  const name = Math.min(1, named / ((target.skillIds.length * 2 + target.stems.length) * enough));
  const bare = brand === 0 && related === 0 && signs === 0 ? name * (parts === 1 ? 1 : 0.5) : 0;
  return { name, brand, related, signs, bare, deed: statement.deed };
}
