/** All that is known of one recording, as it is kept and shown. */
import type { AnalysisGap, Feedback } from '../../../ports/coaching-analysis.ts';
import type { CoachingStore, PracticeMedia } from '../../../ports/coaching.ts';
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

/** Of a report, what recordings are compared by. */
export interface AnalysisBrief {
  readonly feedback: Pick<Feedback, 'levels'>;
  readonly delivery: { readonly measures: Delivery['measures'] | null };
  readonly expression: Omit<Expression, 'track'> | null;
}

export interface AnalysedRecording {
  readonly media: PracticeMedia;
  /** Its text. */
  readonly question: string | null;
  readonly analysis: AnalysisBrief;
}

/** Every analysed recording of a person, oldest first. */
export const analysedRecordings = (store: CoachingStore, userId: string): AnalysedRecording[] =>
  store.briefs(userId).map(({ media, question, brief }) => ({ media, question, analysis: brief as AnalysisBrief }));

/** What the coach compares with. */
export const toEarlier = ({ feedback, delivery, expression }: AnalysisBrief) => ({ levels: feedback.levels, measures: delivery.measures, expression });
