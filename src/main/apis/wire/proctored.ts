/** Wire shapes of proctored interviews, for the documented API and the desk. */
import type { z } from 'zod';
import type { AnswerScores } from '../../../contracts/proctored.ts';
import { GRADED_CRITERIA, type GradedAnswer } from '../../ports/proctored.ts';

export function fromScores({ scores, commentary }: Pick<GradedAnswer, 'scores' | 'commentary'>): z.input<typeof AnswerScores> {
  return { ...scores, total: GRADED_CRITERIA.reduce((sum, criterion) => sum + scores[criterion], 0), commentary };
}
