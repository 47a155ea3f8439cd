/** All that is known of one recording, as it is kept and shown. */
import type { AnalysisGap, Feedback } from '../../../ports/coaching-analysis.ts';
import type { CoachingStore, Practice, PracticeMedia, PracticeQuestion } from '../../../ports/coaching.ts';
import type { Expression } from '../../../ports/expression.ts';
import type { Language } from '../../../ports/language.ts';
import type { VoiceChart } from '../../../ports/voice-tracks.ts';
import type { Delivery } from '../delivery/delivery.ts';

export interface Analysis {
  readonly createdAt: string;
  /** That is spoken. */
  readonly language: Language | null;
  /** Of the feedback. */
  readonly writtenIn: Language;
  readonly durationS: number;
  /** Null where the sound could neither be heard nor measured. */
  readonly delivery: Delivery | null;
  readonly voice: VoiceChart | null;
  readonly expression: Expression | null;
  readonly feedback: Feedback;
  readonly gaps: readonly AnalysisGap[];
}

export type AnalysisStage = 'none' | 'waiting' | 'listening' | 'measuring' | 'watching' | 'writing' | 'done' | 'failed' | 'cancelled';

export interface AnalysisState {
  readonly stage: AnalysisStage;
  /** Of the whole, 0..1. */
  readonly share: number;
  readonly error: string | null;
}

/** As it was kept; null where nothing was. */
export const analysisOf = (store: CoachingStore, mediaId: string): Analysis | null => store.report(mediaId) as Analysis | null;

export interface AnalysedRecording {
  readonly media: PracticeMedia;
  readonly practice: Practice;
  readonly question: PracticeQuestion | null;
  readonly analysis: Analysis;
}

/** Every analysed recording of a person, oldest first. */
export function analysedRecordings(store: CoachingStore, userId: string): AnalysedRecording[] {
  const all = store.practices(userId).flatMap((practice) => {
    const questions = store.questions(practice.id);
    return store.mediaOf(practice.id).flatMap((media) => {
      const analysis = analysisOf(store, media.id);
      return analysis === null ? [] : [{ media, practice, analysis, question: questions.find(({ id }) => id === media.questionId) ?? null }];
    });
  });
  return all.toSorted((a, b) => a.media.createdAt.localeCompare(b.media.createdAt));
}

/** What the coach compares with. */
export const toEarlier = ({ feedback, delivery, expression }: Analysis) => ({ levels: feedback.levels, measures: delivery?.measures ?? null, expression });
