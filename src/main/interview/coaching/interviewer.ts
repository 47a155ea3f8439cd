/** Asks the next question of a practice and keeps it, one call after another. */
import { randomUUID } from 'node:crypto';
import { AppError } from '../../base/errors.ts';
import { createLanes } from '../../base/lanes.ts';
import type { CoachingStore, Practice, PracticeQuestion } from '../../ports/coaching.ts';
import type { Language } from '../../ports/language.ts';
import { analysedRecordings } from './analyst/analysis.ts';
import type { Questioner } from './questions/questioner.ts';

/** Calls on one practice that may wait. */
const MAX_WAITING = 8;

export interface InterviewerOptions {
  readonly store: CoachingStore;
  readonly questioner: Questioner;
}

export type Interviewer = ReturnType<typeof createInterviewer>;

export function createInterviewer({ store, questioner }: InterviewerOptions) {
  const lanes = createLanes(MAX_WAITING);
  /** What was given after the last question with none named answers that one. */
  const said = (id: string, last: PracticeQuestion | undefined): { readonly questionId: string | null; readonly text: string }[] => {
    const spoken = store.mediaOf(id).map(({ id: mediaId, questionId, createdAt }) => ({ questionId, createdAt, text: store.heard(mediaId)?.text ?? '' }));
    return [...store.answers(id), ...spoken.filter(({ text }) => text !== '')]
      .map(({ questionId, createdAt, text }) => ({ createdAt, text, questionId: questionId ?? (last !== undefined && createdAt > last.createdAt ? last.id : null) }))
      .toSorted((a, b) => a.createdAt.localeCompare(b.createdAt));
  };
  return {
    /** @throws AppError INVALID_REQUEST for a finished practice, RATE_LIMITED when too many calls on it wait */
    next: (practice: Practice, language: Language, signal: AbortSignal): Promise<PracticeQuestion> =>
      lanes.run(practice.id, async () => {
        if (practice.status === 'finished') throw new AppError('INVALID_REQUEST', 'Interview session is already finished');
        const asked = store.questions(practice.id);
        const question = await questioner.next({
          practice, language, asked, answers: said(practice.id, asked.at(-1)),
          levels: analysedRecordings(store, practice.userId).map(({ analysis }) => analysis.feedback.levels),
        }, signal);
        return store.addQuestion({ ...question, id: randomUUID(), practiceId: practice.id });
      }),
  };
}
