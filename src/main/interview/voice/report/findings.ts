/** Strengths and gaps of the interview, subject by subject, each with the candidate's own words. */
import type { VoiceFinding } from '../../../ports/voice.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { signsOfAll, type Sign } from '../../scoring/specificity.ts';
import { quotesOf, type AnsweredQuestion, type AnsweredTurn } from './answered.ts';
import type { Language } from '../../../ports/language.ts';
import { contradiction, isAboutConflict } from '../dialogue/contradiction.ts';
import { disowningOf, type Disowning } from '../dialogue/disowned.ts';
import type { Disputes } from '../dialogue/disputes.ts';
import type { Plan } from '../dialogue/plan.ts';
import { isDenied, isJudged, specificityOf, toldInWords, type Say } from './qualities.ts';

/** All questions on one subject together: what a further question brought out counts for the subject. */
export interface Subject {
  readonly name: string;
  readonly questions: readonly AnsweredQuestion[];
  readonly told: readonly AnsweredTurn[];
  readonly signs: ReadonlySet<Sign>;
  readonly words: number;
  readonly specificity: number;
  /** What of it takes back the resume's own words. */
  readonly disowned: readonly Disowning[];
  /** What of it differs from the resume: a year, a title, a figure. */
  readonly conflicting: readonly Disowning[];
}

const MOST = 5;
const QUOTES = 3;
const FEWEST_WORDS = 12;
/** Of a whole interview, before anything is said to be missing throughout. */
const ENOUGH_WORDS = 60;
/** Own part with figures or an outcome. */
const CONCRETE = 0.5;

export function toSubjects(questions: readonly AnsweredQuestion[], nameOf: (question: AnsweredQuestion) => string, plan: Plan, language: Language, knowledge: Knowledge): Subject[] {
  const groups = new Map<string, AnsweredQuestion[]>();
  for (const question of questions.filter(isJudged)) {
    const { topic } = question.exchange.key;
    groups.set(topic, [...(groups.get(topic) ?? []), question]);
  }
  return [...groups.values()].map((group) => {
    const told = group.flatMap((question) => question.told);
    const signs = signsOfAll(told.flatMap(({ read }) => read), knowledge);
    const { topic } = group[0]!.exchange.key;
    const claim = plan.topics.find(({ id }) => id === topic)?.claim ?? null;
    const conflicting = told.flatMap(({ turn, read }) => {
      const sentence = contradiction(read, topic, plan, knowledge, language)?.sentence;
      return sentence === undefined ? [] : [{ sentence, turn }];
    });
    return {
      conflicting, name: nameOf(group[0]!), disowned: claim === null ? [] : disowningOf(claim, told), questions: group, told, signs, words: told.reduce((sum, { words }) => sum + words, 0), specificity: specificityOf(signs) };
  });
}

export const isConcrete = ({ signs, specificity, words, disowned }: Subject): boolean => disowned.length === 0 && words >= FEWEST_WORDS && signs.has('own') && (signs.has('figure') || signs.has('outcome')) && specificity >= CONCRETE;

/** Best first. */
export function strengthsOf(subjects: readonly Subject[], knowledge: Knowledge, say: Say): VoiceFinding[] {
  return subjects
    .filter(isConcrete)
    .toSorted((a, b) => b.specificity - a.specificity)
    .slice(0, MOST)
    .map(({ name, told, signs }) => ({ text: say('strength.told', { topic: name, told: toldInWords(signs, say) }), evidence: quotesOf(told, knowledge, QUOTES) }))
    .filter(({ evidence }) => evidence.length > 0);
}

/** “This is not my resume”, wherever it was said; empty: it was not. */
export function unownedOf(questions: readonly AnsweredQuestion[], say: Say): VoiceFinding[] {
  const evidence = firstWords(questions.flatMap(({ told }) => told.filter(({ kind }) => kind === 'resume-denied')));
  return evidence.length === 0 ? [] : [{ text: say('gap.unowned'), evidence }];
}

/** What stayed open. A question that was passed over at the candidate's wish is none. */
export function gapsOf(subjects: readonly Subject[], knowledge: Knowledge, say: Say, { jobs }: Pick<Disputes, 'jobs'>): VoiceFinding[] {
  const denials = new Set([...jobs.values()].map(({ sequence }) => sequence));
  const judged = subjects.filter(({ told }) => told.length > 0);
  const own = judged.flatMap((subject): VoiceFinding[] => {
    const { name, questions, told, signs } = subject;
    const differing = subject.disowned.length > 0 ? subject.disowned : subject.conflicting;
    const conflict = questions.find(({ exchange }) => isAboutConflict(exchange.key.aspect));
    // The words that differ, then how the candidate explains them.
    const words = [...quoted(differing), ...firstWords(conflict?.told ?? [])].filter(({ quote }, at, all) => all.findIndex((other) => other.quote === quote) === at);
    const conflicts = conflict === undefined && differing.length === 0 ? [] : [{ text: say('gap.conflict', { topic: name }), evidence: words.slice(0, QUOTES) }];
    if (subject.disowned.length > 0) return conflicts;
    const denied = told.filter(({ turn }) => denials.has(turn.sequence));
    if (denied.length > 0) return [{ text: say('gap.conflict', { topic: name }), evidence: firstWords(denied) }];
    if (questions.every((question) => question.told.length === 0 || isDenied(question))) return [...conflicts, { text: say(told.some(({ kind }) => kind === 'denial') ? 'gap.denied' : 'gap.unknown', { topic: name }), evidence: firstWords(told) }];
    if (subject.words < FEWEST_WORDS) return [...conflicts, { text: say('gap.insufficient', { topic: name }), evidence: firstWords(told) }];
    if (!signs.has('own')) return [...conflicts, { text: say(signs.has('team') ? 'gap.own' : 'gap.general', { topic: name }), evidence: quotesOf(told, knowledge, QUOTES).length > 0 ? quotesOf(told, knowledge, QUOTES) : firstWords(told) }];
    return conflicts;
  });
  const isAsked = (aspect: string): boolean => judged.some(({ questions }) => questions.some(({ exchange }) => exchange.key.aspect === aspect));
  const isEnough = judged.reduce((sum, { words }) => sum + words, 0) >= ENOUGH_WORDS;
  const never = (sign: Sign): boolean => isEnough && judged.length > 1 && judged.every(({ signs }) => !signs.has(sign));
  return [
    ...own.slice(0, MOST),
    ...(never('figure') && isAsked('numbers') ? [{ text: say('gap.numbers'), evidence: [] }] : []),
    ...(never('outcome') && never('figure') ? [{ text: say('gap.outcome'), evidence: [] }] : []),
  ];
}

const quoted = (differing: readonly Disowning[]): VoiceFinding['evidence'] => differing.map(({ sentence, turn }) => ({ quote: sentence.text, sequence: turn.sequence }));

/** The first sentence of the answer, verbatim. */
const firstWords = (told: readonly AnsweredTurn[]): VoiceFinding['evidence'] =>
  told.flatMap(({ turn, read }) => read.slice(0, 1).map(({ text }) => ({ quote: text, sequence: turn.sequence }))).slice(0, 1);
