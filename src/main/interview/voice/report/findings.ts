/** Strengths and gaps of the interview, subject by subject, each with the candidate's own words. */
import type { VoiceFinding } from '../../../ports/voice.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { signsOfAll, type Sign } from '../../scoring/specificity.ts';
import { quotesOf, type AnsweredQuestion, type AnsweredTurn } from './answered.ts';
import { disowningOf, type Disowning } from './disowned.ts';
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
}

const MOST = 5;
const QUOTES = 3;
const FEWEST_WORDS = 12;
/** Of a whole interview, before anything is said to be missing throughout. */
const ENOUGH_WORDS = 60;
/** Own part with figures or an outcome. */
const CONCRETE = 0.5;

export function toSubjects(questions: readonly AnsweredQuestion[], nameOf: (question: AnsweredQuestion) => string, claimOf: (topic: string) => string | null, knowledge: Knowledge): Subject[] {
  const groups = new Map<string, AnsweredQuestion[]>();
  for (const question of questions.filter(isJudged)) {
    const { topic } = question.exchange.key;
    groups.set(topic, [...(groups.get(topic) ?? []), question]);
  }
  return [...groups.values()].map((group) => {
    const told = group.flatMap((question) => question.told);
    const signs = signsOfAll(told.flatMap(({ read }) => read), knowledge);
    const claim = claimOf(group[0]!.exchange.key.topic);
    return { name: nameOf(group[0]!), disowned: claim === null ? [] : disowningOf(claim, told), questions: group, told, signs, words: told.reduce((sum, { words }) => sum + words, 0), specificity: specificityOf(signs) };
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

/** What stayed open. A question that was passed over at the candidate's wish is none. */
export function gapsOf(subjects: readonly Subject[], knowledge: Knowledge, say: Say): VoiceFinding[] {
  const judged = subjects.filter(({ told }) => told.length > 0);
  const own = judged.flatMap((subject): VoiceFinding[] => {
    const { name, questions, told, signs, words } = subject;
    if (subject.disowned.length > 0) return [{ text: say('gap.conflict', { topic: name }), evidence: subject.disowned.slice(0, QUOTES).map(({ sentence, turn }) => ({ quote: sentence.text, sequence: turn.sequence })) }];
    const conflict = questions.find(({ exchange }) => exchange.key.aspect === 'dates' || exchange.key.aspect === 'title');
    const conflicts = conflict === undefined ? [] : [{ text: say('gap.conflict', { topic: name }), evidence: firstWords(conflict.told) }];
    if (questions.every((question) => question.told.length === 0 || isDenied(question))) return [...conflicts, { text: say(told.some(({ kind }) => kind === 'denial') ? 'gap.denied' : 'gap.unknown', { topic: name }), evidence: firstWords(told) }];
    if (words < FEWEST_WORDS) return [...conflicts, { text: say('gap.insufficient', { topic: name }), evidence: firstWords(told) }];
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

/** The first sentence of the answer, verbatim. */
const firstWords = (told: readonly AnsweredTurn[]): VoiceFinding['evidence'] =>
  told.flatMap(({ turn, read }) => read.slice(0, 1).map(({ text }) => ({ quote: text, sequence: turn.sequence }))).slice(0, 1);
