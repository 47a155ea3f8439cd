/** Where the person stands: what is weak, how the last answer went, and how hard the next question may be. */
import { COACHING_DIMENSIONS, type CoachingDimension } from '../../../ports/coaching-analysis.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { readText } from '../../knowledge/reading.ts';
import { countMeant } from '../../scoring/delivery.ts';
import { signsOfAll, type Sign } from '../../scoring/specificity.ts';
import { median } from '../feedback/changes.ts';
import { IMPORTANCE } from '../feedback/points.ts';
import type { NextQuestionInput } from './questioner.ts';

export interface Standing {
  /** Weakest first. */
  readonly weak: readonly CoachingDimension[];
  readonly lastAnswer: 'strong' | 'weak' | 'unknown';
  /** 1..3. */
  readonly difficulty: number;
}

const LAST = 5;
const WEAK = 0.75;
const STRONG_ANSWER = 0.75;
const WEAK_ANSWER = 0.45;
const ANSWER_LENGTH = 10_000;
const LITTLE_WORDS = 20;
const DETAILS: readonly Sign[] = ['own', 'figure', 'outcome', 'how', 'reason', 'trouble'];

export function standingOf({ asked, answers, levels }: Pick<NextQuestionInput, 'asked' | 'answers' | 'levels'>, knowledge: Knowledge): Standing {
  const recent = levels.slice(-LAST);
  const weak = COACHING_DIMENSIONS.flatMap((about) => {
    const level = median(recent.flatMap((of) => of[about] ?? []));
    return level === null || level >= WEAK ? [] : [{ about, need: (1 - level) * IMPORTANCE[about] }];
  }).toSorted((a, b) => b.need - a.need).map(({ about }) => about);
  const last = asked.at(-1);
  const strength = last === undefined ? null : strengthOf(last.id, answers, knowledge);
  const lastAnswer = strength === null ? 'unknown' : strength >= STRONG_ANSWER ? 'strong' : strength < WEAK_ANSWER ? 'weak' : 'unknown';
  const step = lastAnswer === 'strong' ? 1 : lastAnswer === 'weak' ? -1 : 0;
  return { weak, lastAnswer, difficulty: Math.min(3, Math.max(1, (last?.difficulty ?? 1) + step)) };
}

/** Of what was typed or heard on the last question; null where it was passed over. */
function strengthOf(questionId: string, answers: NextQuestionInput['answers'], knowledge: Knowledge): number | null {
  const answer = answers.findLast((one) => one.questionId === questionId);
  if (answer === undefined) return null;
  const text = answer.text.slice(0, ANSWER_LENGTH);
  if (countMeant(text) < LITTLE_WORDS) return 0;
  const signs = signsOfAll(readText(text, knowledge), knowledge);
  return DETAILS.filter((sign) => signs.has(sign)).length / (DETAILS.length - 1);
}
