/** What an answer holds and leaves out, as a figure and in words. */
import type { VoiceReport } from '../../../ports/voice.ts';
import type { Sign } from '../../scoring/specificity.ts';
import { CANDIDATE_QUESTIONS, INTRODUCTION, WARM_UP } from '../dialogue/topics.ts';
import type { AnsweredQuestion } from './answered.ts';

export type Qualities = VoiceReport['questions'][number]['qualities'];
/** One text of resources/voice/report.json with its places filled. */
export type Say = (name: string, places?: Readonly<Record<string, string>>) => string;

/** Fewer words say nothing about how specific somebody is. */
const FEWEST_WORDS = 8;
/** Shares of a specific answer: whose deed, how much, what came of it, how, why, what was hard. They sum to 1. */
const SHARES: readonly (readonly [number, readonly Sign[]])[] = [
  [0.3, ['own']], [0.2, ['figure']], [0.2, ['outcome']], [0.15, ['how']], [0.1, ['reason', 'alternative']], [0.05, ['trouble']],
];

/** Small talk, reasons for a choice and pauses in a career are nobody's measure. */
export const isJudged = ({ exchange: { key: { topic } } }: AnsweredQuestion): boolean =>
  topic !== INTRODUCTION && topic !== WARM_UP && topic !== CANDIDATE_QUESTIONS && topic !== 'change' && !topic.startsWith('gap:');

export function qualitiesOf(question: AnsweredQuestion): Qualities {
  const { signs, words } = question;
  const isEnough = isJudged(question) && words >= FEWEST_WORDS;
  return {
    specificity: isEnough ? specificityOf(signs) : null,
    numbers: signs.has('figure'),
    ownRole: signs.has('own'),
    outcome: signs.has('outcome'),
  };
}

export function specificityOf(signs: ReadonlySet<Sign>): number {
  const sum = SHARES.reduce((total, [share, needed]) => total + (needed.some((sign) => signs.has(sign)) ? share : 0), 0);
  return Math.round(sum * 100) / 100;
}

export const isDenied = ({ told }: AnsweredQuestion): boolean => told.length > 0 && told.every(({ kind }) => kind === 'denial' || kind === 'unknown' || kind === 'job-denied');

export function noteOf(question: AnsweredQuestion, say: Say): string {
  const { exchange, turns, told, signs, words } = question;
  if (exchange.key.topic === CANDIDATE_QUESTIONS) return say('note.theirs');
  if (turns.length === 0) return say('note.none');
  if (told.length === 0) return say(turns.some(({ kind }) => ['skip', 'next', 'refusal', 'told'].includes(kind)) ? 'note.skipped' : 'note.none');
  if (!isJudged(question)) return say('note.open');
  if (isDenied(question)) return say(told.some(({ kind }) => kind === 'denial') ? 'note.denied' : 'note.unknown');
  if (words < FEWEST_WORDS) return say('note.little');
  const present = toldInWords(signs, say);
  const missing = (['own', 'numbers', 'outcome'] as const).filter((name) => !signs.has(name === 'numbers' ? 'figure' : name)).map((name) => say(`missing.${name}`));
  if (present === '') return say('note.missing', { missing: missing.join(', ') });
  return missing.length === 0 ? say('note.told', { told: present }) : say('note.both', { told: present, missing: missing.join(', ') });
}

/** “own part, figures”; empty when nothing of the kind was told. */
export function toldInWords(signs: ReadonlySet<Sign>, say: Say): string {
  const names: readonly (readonly [Sign, string])[] = [['own', 'own'], ['figure', 'numbers'], ['outcome', 'outcome'], ['how', 'how'], ['reason', 'reason']];
  return names.filter(([sign]) => signs.has(sign)).map(([, name]) => say(`told.${name}`)).join(', ');
}
