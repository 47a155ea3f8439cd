/** Wire shapes of one's own practice. */
import type { z } from 'zod';
import type { CoachingAnalysis, CoachingHistory, CoachingPractice, CoachingQuestion, CoachingRecording } from '../../../contracts/desk-coaching.ts';
import type { AnalysedRecording, Analysis, AnalysisState } from '../../interview/coaching/analyst/analysis.ts';
import type { MeasureName } from '../../interview/coaching/delivery/measures.ts';
import type { CoachingStore, HeardRecording, Practice, PracticeMedia, PracticeQuestion } from '../../ports/coaching.ts';
import { fromPractice } from '../wire/coaching.ts';

export const fromQuestion = ({ id, text, type, dimension, difficulty, reason, createdAt }: PracticeQuestion): z.input<typeof CoachingQuestion> =>
  ({ id, text, type, dimension, difficulty, reason, createdAt });

export const fromRecording = (
  { id, mediaType, filename, createdAt, questionId, byteLength, contentType }: PracticeMedia, analysis: AnalysisState,
): z.input<typeof CoachingRecording> => ({ id, media_type: mediaType, filename, created_at: createdAt, questionId, byteLength, contentType, analysis });

/** A session with all that belongs to it. */
export function toPractice(store: CoachingStore, practice: Practice, stateOf: (mediaId: string) => AnalysisState): z.input<typeof CoachingPractice> {
  return {
    ...fromPractice(practice),
    created_at: practice.createdAt,
    questions: store.questions(practice.id).map(fromQuestion),
    answers: store.answers(practice.id).map(({ id, questionId, text, createdAt }) => ({ id, questionId, text, createdAt })),
    recordings: store.mediaOf(practice.id).map((media) => fromRecording(media, stateOf(media.id))),
  };
}

export function fromAnalysis({ createdAt, language, durationS, delivery, voice, expression, feedback, gaps }: Analysis, heard: HeardRecording | null): z.input<typeof CoachingAnalysis> {
  const { measures = null, pauses = [], fillers = [], emotion = null, pace = null } = delivery ?? {};
  // Plain JSON came out of the store: what it holds is checked against the contract as it leaves.
  return {
    createdAt, language, durationS, measures, emotion, pace, voice, expression, feedback, gaps: [...gaps],
    words: [...(heard?.words ?? [])], pauses: [...pauses], fillers: [...fillers],
  } as unknown as z.input<typeof CoachingAnalysis>;
}

/** One point of the trends. */
export function toPoint({ media, question, analysis }: AnalysedRecording): z.input<typeof CoachingHistory>['points'][number] {
  const measures = Object.entries(analysis.delivery.measures ?? {}) as [MeasureName, { readonly value: number | null }][];
  return {
    mediaId: media.id, practiceId: media.practiceId, at: media.createdAt, question,
    measures: Object.fromEntries(measures.flatMap(([name, { value }]) => (value === null ? [] : [[name, value]]))),
    eyeContact: analysis.expression?.eyeContact.value ?? null,
    posture: analysis.expression?.posture.value ?? null,
    levels: analysis.feedback.levels,
  };
}
