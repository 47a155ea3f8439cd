/** A practice as its owner may give it to others: without any estimate of emotion, and without what a face expressed. */
import type { Feedback, FeedbackPoint, StarPart } from '../../../ports/coaching-analysis.ts';
import type { CoachingStore, Practice } from '../../../ports/coaching.ts';
import { analysisOf } from '../analyst/analysis.ts';
import type { MeasureName } from '../delivery/measures.ts';

export interface ExportedPoint {
  readonly about: FeedbackPoint['about'];
  readonly text: string;
  readonly quote: string | null;
}

export interface ExportedRecording {
  readonly filename: string;
  readonly createdAt: string;
  readonly question: string | null;
  readonly transcript: string | null;
  readonly durationS: number | null;
  readonly measures: Readonly<Partial<Record<MeasureName, { readonly value: number; readonly unit: string }>>>;
  readonly eyeContact: number | null;
  readonly posture: number | null;
  readonly feedback: {
    readonly text: string;
    readonly worked: readonly ExportedPoint[];
    readonly next: ExportedPoint | null;
    readonly star: Readonly<Record<StarPart, string | null>> | null;
    readonly changes: readonly string[];
  } | null;
}

export interface PracticeExport {
  readonly jobTitle: string | null;
  readonly interviewerType: Practice['interviewerType'];
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  readonly questions: readonly { readonly text: string; readonly type: string; readonly difficulty: number }[];
  readonly answers: readonly { readonly question: string | null; readonly text: string; readonly createdAt: string }[];
  readonly recordings: readonly ExportedRecording[];
}

const toPoint = ({ about, text, quote }: FeedbackPoint): ExportedPoint => ({ about, text, quote });

const toFeedback = ({ text, worked, next, star, changes }: Feedback): ExportedRecording['feedback'] => ({
  text,
  worked: worked.map(toPoint),
  next: next === null ? null : toPoint(next),
  star: star === null ? null : { situation: star.situation?.quote ?? null, task: star.task?.quote ?? null, action: star.action?.quote ?? null, result: star.result?.quote ?? null },
  changes: changes.map((change) => change.text),
});

/** Names what is given, one by one: what is not named here stays with its owner. */
export function toPracticeExport(store: CoachingStore, practice: Practice): PracticeExport {
  const questions = store.questions(practice.id);
  const textOf = (id: string | null): string | null => questions.find((question) => question.id === id)?.text ?? null;
  return {
    jobTitle: practice.jobTitle,
    interviewerType: practice.interviewerType,
    createdAt: practice.createdAt,
    startedAt: practice.startedAt,
    endedAt: practice.endedAt,
    questions: questions.map(({ text, type, difficulty }) => ({ text, type, difficulty })),
    answers: store.answers(practice.id).map(({ questionId, text, createdAt }) => ({ question: textOf(questionId), text, createdAt })),
    recordings: store.mediaOf(practice.id).map(({ id, filename, createdAt, questionId }) => {
      const analysis = analysisOf(store, id);
      const measured = Object.entries(analysis?.delivery?.measures ?? {}) as [MeasureName, { value: number | null; unit: string }][];
      return {
        filename, createdAt,
        question: textOf(questionId),
        transcript: store.heard(id)?.text ?? null,
        durationS: analysis?.durationS ?? null,
        measures: Object.fromEntries(measured.flatMap(([name, { value, unit }]) => (value === null ? [] : [[name, { value, unit }]]))),
        eyeContact: analysis?.expression?.eyeContact.value ?? null,
        posture: analysis?.expression?.posture.value ?? null,
        feedback: analysis === null ? null : toFeedback(analysis.feedback),
      };
    }),
  };
}
