/** The interview in three to five sentences. */
import type { VoiceReport } from '../../../ports/voice.ts';
import { isConcrete, type Subject } from './findings.ts';
import type { Say } from './qualities.ts';

export interface SummaryInput {
  readonly subjects: readonly Subject[];
  readonly claims: VoiceReport['claims'];
  readonly statistics: VoiceReport['statistics'];
  readonly hasInstructions: boolean;
  /** Some are named beside it. */
  readonly hasStrengths: boolean;
}

const FEWEST_WORDS = 60;
const MOST_SENTENCES = 5;

export function summaryOf({ subjects, claims, statistics, hasInstructions, hasStrengths }: SummaryInput, say: Say): string {
  const talk = say('summary.talk', { questions: String(statistics.questions), words: String(statistics.candidateWords) });
  const instructions = hasInstructions ? [say('summary.instructions')] : [];
  const judged = subjects.filter(({ words }) => words > 0);
  if (judged.length === 0 || statistics.candidateWords < FEWEST_WORDS) return [talk, say(hasStrengths ? 'summary.few' : 'summary.little'), ...instructions, say('summary.person')].join(' ');
  const concrete = judged.filter(isConcrete).toSorted((a, b) => b.specificity - a.specificity);
  const open = judged.find((subject) => !isConcrete(subject) && subject.questions.some(({ told }) => told.some(({ kind }) => kind === 'answer')));
  const count = (status: string): string => String(claims.filter((claim) => claim.status === status).length);
  const discussed = claims.some(({ status }) => status !== 'not_discussed');
  const concreteText = say('summary.concrete', { count: String(concrete.length), all: String(judged.length) });
  const body = [
    concrete[0] === undefined ? concreteText : `${concreteText.replace(/\.$/u, '')}; ${lowerFirst(say('summary.best', { topic: concrete[0].name }))}`,
    ...(discussed ? [say('summary.claims', { all: String(claims.length), confirmed: count('confirmed'), unclear: count('unclear'), open: count('not_discussed') })] : []),
    ...(hasInstructions ? instructions : open === undefined ? [] : [say('summary.gaps', { topic: open.name })]),
  ];
  return [talk, ...body, say('summary.person')].slice(0, MOST_SENTENCES).join(' ');
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
