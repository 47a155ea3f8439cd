/** What the coach is given of a recording, and of those before it. */
import type { AnalysisGap, Feedback } from '../../../ports/coaching-analysis.ts';
import type { HeardRecording, Practice, PracticeQuestion } from '../../../ports/coaching.ts';
import type { Expression } from '../../../ports/expression.ts';
import type { Language } from '../../../ports/language.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { Measure, MeasureName } from '../delivery/measures.ts';

type MeasuredFigures = Readonly<Partial<Record<MeasureName, Pick<Measure, 'value' | 'confidence'>>>>;

/** An analysis of the same person's, as it was kept. */
export interface EarlierAnalysis {
  readonly levels: Feedback['levels'];
  readonly measures: MeasuredFigures | null;
  readonly expression: Pick<Expression, 'eyeContact' | 'posture'> | null;
}

export interface CoachInput {
  /** Null where the recording answers none that is known. */
  readonly question: Pick<PracticeQuestion, 'text' | 'type'> | null;
  readonly practice: Pick<Practice, 'jobTitle' | 'jobDescription' | 'interviewerType'>;
  /** Null where no recogniser is installed. */
  readonly heard: HeardRecording | null;
  readonly delivery: Delivery | null;
  readonly expression: Expression | null;
  /** Oldest first, without this one. */
  readonly earlier: readonly EarlierAnalysis[];
  readonly gaps: readonly AnalysisGap[];
  /** Of the report. */
  readonly language: Language;
}
