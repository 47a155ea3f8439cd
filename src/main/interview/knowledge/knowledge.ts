/** What the rules know: skills with synonyms and relations, role titles, metric names, questions, prompts. Data comes from resources/. */
import type { Language } from '../../ports/language.ts';
import { toPrompts, type Prompts } from '../model/prompt.ts';
import { toAnchors, type Anchors } from './anchors.ts';
import { record, strings } from './raw-data.ts';
import { createPhraseIndex, type PhraseIndex } from './phrases.ts';
import type { QuestionFamily } from './question-bank.ts';
import { familiesSchema, parseResource } from './resource-schema.ts';
import { toRoleTitles, type RoleTitles } from './role-titles.ts';
import { toTaxonomy, type Taxonomy } from './taxonomy.ts';
import { toTopics, type Topics } from './topics.ts';

export type { Named, Skill, SkillCategory } from './taxonomy.ts';

export type FollowupTopic = 'example' | 'role' | 'result' | 'reason' | 'trouble' | 'condition';

export interface QuestionBank {
  readonly opening: readonly string[];
  readonly gap: readonly string[];
  readonly gapAgain: readonly string[];
  readonly knockout: readonly string[];
  /** After an answer that was neither yes nor no. */
  readonly knockoutAgain: readonly string[];
  /** For those who have never done it: what comes nearest. */
  readonly bridge: readonly string[];
  readonly weight: readonly string[];
  readonly followup: Readonly<Record<FollowupTopic, readonly string[]>>;
}

export interface Knowledge extends Taxonomy, RoleTitles {
  readonly questions: Readonly<Record<Language, QuestionBank>>;
  /** Question families by id; `generic` is always among them. See question-bank.ts. */
  readonly families: ReadonlyMap<string, QuestionFamily>;
  /** Ids are keys of `families`. */
  readonly familyPhrases: PhraseIndex;
  /** What a job asks for, and how people who did it talk. */
  readonly topics: Topics;
  /** What the scores of a rubric mean, by family; see anchors.ts. */
  readonly anchors: ReadonlyMap<string, Anchors>;
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
    knockoutAgain: at('knockoutAgain'),
    bridge: at('bridge'),
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

/**
 * Checks and indexes the raw resources `{ skills, roles, questions, families, anchors, prompts }` (see `loadResources`).
 * @throws TypeError naming the field that is wrong
 */
export function toKnowledge(raw: unknown): Knowledge {
  const { skills: rawSkills, roles: rawRoles, questions: rawQuestions, families: rawFamilies, anchors, prompts: rawPrompts, topics } = record(raw, 'resources');
  const questions = record(rawQuestions, 'questions');
  const { leads, families: familyList } = parseResource(familiesSchema, rawFamilies, 'families');
  const familyPhrases = createPhraseIndex();
  const families = new Map<string, QuestionFamily>();
  for (const { id, name, words, evidence, en, ru } of familyList) {
    families.set(id, { id, name, evidence, questions: { en, ru } });
    // “market” is not marketing: single English words count as they are written.
    for (const phrase of [...words.en, ...words.ru]) familyPhrases.add(id, phrase, { asWritten: /^[a-z]+$/i.test(phrase) });
  }
  return {
    ...toTaxonomy(rawSkills),
    ...toRoleTitles(rawRoles),
    families,
    familyPhrases,
    topics: toTopics(topics),
    anchors: toAnchors(anchors),
    leads,
    questions: { en: toBank(questions.en), ru: toBank(questions.ru) },
    prompts: toPrompts(record(rawPrompts, 'prompts')),
  };
}
