/** What the rules know: skills with synonyms and relations, role titles, metric names, questions, prompts. Data comes from resources/. */
import type { Language } from '../../ports/language.ts';
import { toPrompts, type Prompts } from '../screening/model-prompt.ts';
import { list, record, strings, text } from './raw-data.ts';
import { createPhraseIndex, type PhraseIndex } from './phrases.ts';
import type { QuestionFamily } from './question-bank.ts';
import { familiesSchema, parseResource } from './resource-schema.ts';
import { toTopics, type Topics } from './topics.ts';

export type SkillCategory = 'skill' | 'tool' | 'area';

export interface Skill {
  readonly id: string;
  /** The name used in results. */
  readonly name: string;
  /** `tool` goes to tools; `area` is a subject that skills cover and is not listed as a skill itself. */
  readonly category: SkillCategory;
  /** Group of skills, a key of `areas`. */
  readonly area: string;
  /** How to say it in each language: brands stay as they are, subjects are translated. */
  readonly label: Named;
  /** Question family, a key of `families`. */
  readonly family: string | null;
}

export type Named = Readonly<Record<Language, string>>;
export type FollowupTopic = 'example' | 'role' | 'result' | 'reason' | 'trouble' | 'condition';

export interface QuestionBank {
  readonly opening: readonly string[];
  readonly gap: readonly string[];
  readonly gapAgain: readonly string[];
  readonly knockout: readonly string[];
  readonly weight: readonly string[];
  readonly followup: Readonly<Record<FollowupTopic, readonly string[]>>;
}

export interface Knowledge {
  readonly skills: ReadonlyMap<string, Skill>;
  readonly skillPhrases: PhraseIndex;
  /** For a skill id: the skills whose mention also speaks for it, with a strength 0..1. */
  readonly support: ReadonlyMap<string, ReadonlyMap<string, number>>;
  readonly areas: ReadonlyMap<string, Named>;
  readonly roles: readonly Named[];
  /** Ids are positions in `roles`. */
  readonly rolePhrases: PhraseIndex;
  /** Ids are the names used in results. */
  readonly metricPhrases: PhraseIndex;
  readonly questions: Readonly<Record<Language, QuestionBank>>;
  /** Question families by id; `generic` is always among them. See question-bank.ts. */
  readonly families: ReadonlyMap<string, QuestionFamily>;
  /** Ids are keys of `families`. */
  readonly familyPhrases: PhraseIndex;
  /** What a job asks for, and how people who did it talk. */
  readonly topics: Topics;
  /** Short lead-ins with a place for a name, for questions that have none. */
  readonly leads: Readonly<Record<Language, readonly string[]>>;
  /** What a language model is asked, the newest version of each prompt. */
  readonly prompts: Prompts;
}

function toBank(raw: unknown): QuestionBank {
  const bank = record(raw, 'questions');
  const followup = record(bank.followup, 'followup');
  const at = (key: string): readonly string[] => strings(bank[key], key, 1);
  const topic = (key: FollowupTopic): readonly string[] => strings(followup[key], key, 1);
  return {
    opening: at('opening'),
    gap: at('gap'),
    gapAgain: at('gapAgain'),
    knockout: at('knockout'),
    weight: at('weight'),
    followup: {
      example: topic('example'),
      role: topic('role'),
      result: topic('result'),
      reason: topic('reason'),
      trouble: topic('trouble'),
      condition: topic('condition'),
    },
  };
}

function toNamed(raw: unknown): Named {
  const { en, ru } = record(raw, 'name');
  return { en: text(en, 'en'), ru: text(ru, 'ru') };
}

function toSkill(raw: Readonly<Record<string, unknown>>): Skill {
  const category = text(raw.category, 'category');
  if (category !== 'skill' && category !== 'tool' && category !== 'area') throw new TypeError(`knowledge: unknown category ${category}`);
  const name = text(raw.name, 'name');
  const ru = raw.label === undefined ? name : text(record(raw.label, 'label').ru, 'label');
  return { id: text(raw.id, 'id'), name, category, area: text(raw.area, 'area'), label: { en: name, ru }, family: typeof raw.family === 'string' ? raw.family : null };
}

/**
 * Checks and indexes the raw resources `{ skills, roles, questions, families, prompts }` (see `loadResources`).
 * @throws TypeError naming the field that is wrong
 */
export function toKnowledge(raw: unknown): Knowledge {
  const { skills: rawSkills, roles: rawRoles, questions: rawQuestions, families: rawFamilies, prompts: rawPrompts, topics } = record(raw, 'resources');
  const taxonomy = record(rawSkills, 'skills');
  const skills = new Map<string, Skill>();
  const skillPhrases = createPhraseIndex();
  for (const item of list(taxonomy.entries, 'entries')) {
    const fields = record(item, 'entry');
    const skill = toSkill(fields);
    skills.set(skill.id, skill);
    const exact = strings(fields.exact ?? [], 'exact');
    for (const phrase of exact) skillPhrases.add(skill.id, phrase, { matchCase: true });
    const synonyms = [
      ...strings(fields.en, 'en'),
      ...strings(fields.ru, 'ru'),
      ...(exact.includes(skill.name) ? [] : [skill.name]),
      ...(skill.label.ru === skill.name ? [] : [skill.label.ru]),
    ];
    for (const phrase of synonyms) skillPhrases.add(skill.id, phrase);
  }
  const support = new Map<string, Map<string, number>>();
  for (const item of list(taxonomy.relations, 'relations')) {
    const { to, from, strength } = record(item, 'relation');
    if (typeof strength !== 'number') throw new TypeError('knowledge: strength must be a number');
    const sources = support.get(text(to, 'to')) ?? new Map<string, number>();
    support.set(text(to, 'to'), sources.set(text(from, 'from'), strength));
  }
  const metricPhrases = createPhraseIndex();
  for (const item of list(taxonomy.metrics, 'metrics')) {
    const { name, synonyms } = record(item, 'metric');
    for (const phrase of strings(synonyms, 'synonyms')) metricPhrases.add(text(name, 'name'), phrase);
  }
  const roles: Named[] = [];
  const rolePhrases = createPhraseIndex();
  for (const item of list(record(rawRoles, 'roles').roles, 'roles')) {
    const role = toNamed(item);
    for (const phrase of [role.en, role.ru, ...strings(record(item, 'role').synonyms, 'synonyms')])
      rolePhrases.add(String(roles.length), phrase);
    roles.push(role);
  }
  const questions = record(rawQuestions, 'questions');
  const { leads, families: familyList } = parseResource(familiesSchema, rawFamilies, 'families');
  const familyPhrases = createPhraseIndex();
  const families = new Map<string, QuestionFamily>();
  for (const { id, name, words, evidence, en, ru } of familyList) {
    families.set(id, { id, name, evidence, questions: { en, ru } });
    for (const phrase of [...words.en, ...words.ru]) familyPhrases.add(id, phrase);
  }
  return {
    skills,
    skillPhrases,
    support,
    roles,
    rolePhrases,
    metricPhrases,
    areas: new Map(Object.entries(record(taxonomy.areas, 'areas')).map(([id, name]) => [id, toNamed(name)])),
    families,
    familyPhrases,
    topics: toTopics(topics),
    leads,
    questions: { en: toBank(questions.en), ru: toBank(questions.ru) },
    prompts: toPrompts(record(rawPrompts, 'prompts')),
  };
}
