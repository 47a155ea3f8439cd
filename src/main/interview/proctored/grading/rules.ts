/** Grades one answer by rules alone: the same answer, the same grades on every machine. */
import type { Language } from '../../../ports/language.ts';
import { GRADED_CRITERIA, type AnswerToGrade, type GradedAnswer, type GradedCriterion } from '../../../ports/proctored.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Steps } from '../../scoring/steady.ts';
import { commentaryOf } from './commentary.ts';
import { marksOf, type Marks } from './criteria.ts';
import { quotesOf } from './quotes.ts';
import { readAnswer, type ReadAnswer } from './read-answer.ts';
import type { GradingTexts } from './texts.ts';

export const GRADING_RULES = 'proctored rules 1.0';

export interface RuledAnswer {
  readonly read: ReadAnswer;
  readonly marks: Marks;
  readonly graded: GradedAnswer;
}

/** @param isNear whether an embedder found that it meets its question; false where there is none */
export function* gradeByRules(answer: AnswerToGrade, language: Language, knowledge: Knowledge, texts: GradingTexts, isNear = false): Steps<RuledAnswer> {
  const theme = texts.themes.themeOf(answer.question);
  const read = yield* readAnswer(answer, theme, knowledge, isNear);
  const marks = marksOf(read, theme);
  return {
    read,
    marks,
    graded: {
      question: answer.question,
      transcript: answer.transcript,
      scores: Object.fromEntries(GRADED_CRITERIA.map((criterion) => [criterion, marks[criterion].score])) as Record<GradedCriterion, number>,
      commentary: commentaryOf(read, marks, theme.kind, answer.collected, texts, language),
      quotes: quotesOf(read, marks, answer.words),
      speech: read.speech,
    },
  };
}
