/** Wire shapes of coaching, for the documented API and the desk. */
import type { z } from 'zod';
import type { CoachingUser as WireUser, Media as WireMedia, MediaReport, Practice as WirePractice } from '../../../contracts/coaching.ts';
import type { Analysis } from '../../interview/coaching/analyst/analysis.ts';
import { GAP_SENTENCES } from '../../interview/coaching/analyst/gap-sentences.ts';
import type { CoachingUser, Practice, PracticeMedia } from '../../ports/coaching.ts';
import type { Expression } from '../../ports/expression.ts';
import type { Language } from '../../ports/language.ts';

export const fromUser = ({ id, email, fullName, createdAt }: CoachingUser): z.input<typeof WireUser> => ({
  id, email, full_name: fullName, is_active: true, is_verified: false, created_at: createdAt,
});

export const fromPractice = ({ id, status, startedAt, endedAt, jobTitle, jobDescription, interviewerType, durationMinutes }: Practice): z.input<typeof WirePractice> => ({
  id, status, started_at: startedAt, ended_at: endedAt, job_title: jobTitle, job_description: jobDescription, interviewer_type: interviewerType, duration_minutes: durationMinutes,
});

export const fromMedia = ({ id, practiceId, mediaType, filename, createdAt }: PracticeMedia): z.input<typeof WireMedia> => ({
  id, session_id: practiceId, media_type: mediaType, filename, created_at: createdAt,
});

/** Four digits say all that a measurement knows. */
const rounded = (value: number | null): number | null => (value === null ? null : Number(value.toPrecision(4)));

const roundedShares = (shares: NonNullable<Expression['distribution']>): NonNullable<Expression['distribution']> =>
  Object.fromEntries(Object.entries(shares).map(([name, share]) => [name, rounded(share)])) as typeof shares;

/** What the document calls a report. */
export function toMediaReport({ id }: PracticeMedia, { feedback, delivery, expression, gaps }: Analysis, language: Language): z.input<typeof MediaReport> {
  const measures = delivery?.measures ?? null;
  return {
    media_id: id,
    feedback: feedback.text,
    audio_features: measures === null ? null : {
      speech_rate: rounded(measures.speechRate.value),
      pause_ratio: rounded(measures.pauseRatio.value),
      filler_word_ratio: rounded(measures.fillerRatio.value),
      pitch_variance: rounded(measures.pitchSpread.value),
      emotion: delivery?.emotion?.label ?? null,
    },
    video_features: expression === null ? null : {
      eye_contact_score: rounded(expression.eyeContact.value),
      smile_ratio: rounded(expression.smile.value),
      posture_score: rounded(expression.posture.value),
      dominant_emotion: expression.dominant,
      emotion_distribution: expression.distribution === null ? null : roundedShares(expression.distribution),
    },
    ...(gaps.length === 0 ? {} : { warnings: gaps.map((gap) => GAP_SENTENCES[language][gap]) }),
  };
}
