/** Questions by competency family: which family a name belongs to, and what an interviewer asks there. */
import type { Language } from '../../ports/language.ts';
import type { Knowledge } from './knowledge.ts';
import { tokens } from './text.ts';

/** What an answer may leave out, and a follow-up may ask for. */
export type FollowupGap = 'ownRole' | 'numbers' | 'outcome' | 'how' | 'alternatives';
export const FOLLOWUP_GAPS = ['ownRole', 'numbers', 'outcome', 'how', 'alternatives'] as const satisfies readonly FollowupGap[];

export interface FamilyQuestions {
  /** Id of the family; `generic` where no family is known. */
  readonly family: string;
  /** First questions, four or more. Some have a place for the name, `{name}`: put it in by `nameQuestion`. */
  readonly opening: readonly string[];
  /** Questions for those who answered the first well; two or more. */
  readonly deeper: readonly string[];
  /** By what is missing; the family's own come first, the generic ones after. Three or more each, none with a place for a name. */
  readonly followups: Readonly<Record<FollowupGap, readonly string[]>>;
}

/** One competency family as the data hold it; `evidence` is what people who did such work mention. */
export interface QuestionFamily {
  readonly id: string;
  readonly name: Readonly<Record<Language, string>>;
  readonly questions: Readonly<Record<Language, Omit<FamilyQuestions, 'family'>>>;
  readonly evidence: Readonly<Record<Language, readonly string[]>>;
}

/** The family of names that fit no other. */
export const GENERIC_FAMILY = 'generic';

// The family's own words say more than a skill that it happens to hold.
const WORD_WEIGHT = 3;
const SKILL_WEIGHT = 2;

/**
 * The family of an indicator or competency: by the family's own words (“code review”, «переговоры») and by the skills that the
 * name mentions. The strongest wins, among equals the one that is named first.
 * @returns null when nothing in the name is known
 */
export function familyOf(name: string, knowledge: Knowledge): string | null {
  const words = tokens(name);
  const scores = new Map<string, number>();
  const add = (family: string, weight: number): void => void scores.set(family, (scores.get(family) ?? 0) + weight);
  const skills = knowledge.skillPhrases.find(words).map((hit) => ({ ...hit, family: knowledge.skills.get(hit.id)?.family ?? GENERIC_FAMILY }));
  // A skill that no family asks about keeps its words to itself: a driving licence («права») is no law («право»).
  const isTaken = (at: number): boolean => skills.some(({ family, from, to }) => family === GENERIC_FAMILY && at >= from && at < to);
  const phrases = knowledge.familyPhrases.find(words).filter(({ from }) => !isTaken(from));
  const hits = [
    ...phrases.map((hit) => ({ at: hit.from, family: hit.id, weight: WORD_WEIGHT * (hit.to - hit.from) })),
    ...skills.map(({ family, from, to }) => ({ at: from, family, weight: SKILL_WEIGHT * (to - from) })),
  ].sort((a, b) => a.at - b.at);
  for (const { family, weight } of hits) if (family !== GENERIC_FAMILY) add(family, weight);
  let best: string | null = null;
  for (const [family, score] of scores) if (best === null || score > (scores.get(best) ?? 0)) best = family;
  return best;
}

/** The questions for an indicator or competency in `language`; the generic ones where its family is not known. */
export function questionsFor(name: string, language: Language, knowledge: Knowledge): FamilyQuestions {
  const generic = knowledge.families.get(GENERIC_FAMILY)!.questions[language];
  const family = familyOf(name, knowledge);
  const own = family === null ? undefined : knowledge.families.get(family)?.questions[language];
  if (family === null || own === undefined) return { family: GENERIC_FAMILY, ...generic };
  const both = (gap: FollowupGap): readonly string[] => [...own.followups[gap], ...generic.followups[gap]];
  return {
    family,
    opening: own.opening,
    deeper: own.deeper,
    followups: {
      ownRole: both('ownRole'),
      numbers: both('numbers'),
      outcome: both('outcome'),
      how: both('how'),
      alternatives: both('alternatives'),
    },
  };
}

/**
 * A question that says what it is about: the name goes into its place, verbatim; a question with no such place gets a short lead
 * that holds the name (“Next: “{name}”.”). So what was asked about can be read from the turns alone.
 * @param step turns through the leads
 */
export function nameQuestion(question: string, name: string, language: Language, knowledge: Knowledge, step = 0): string {
  const leads = knowledge.leads[language];
  const wording = question.includes('{name}') ? question : `${leads[step % leads.length] ?? '{name}.'} ${question}`;
  return wording.split('{name}').join(name);
}
