/** The report of an interview out of what is stored of it. */
import type { Interview, InterviewResult, InterviewStore, StreamStore } from '../../ports/interviews.ts';
import type { Language } from '../../ports/language.ts';
import type { ScreeningEngine } from '../screening/screening-engine.ts';
import { meanConfidence } from '../sessions/screening-score.ts';
import { toReport, type Report } from './report.ts';

export interface InterviewReportsOptions {
  readonly interviews: InterviewStore;
  readonly streams: StreamStore;
  readonly engine: ScreeningEngine;
}

/** The same interview gives the same report. Rejects only when `signal` aborts. */
export function createInterviewReports({ interviews, streams, engine }: InterviewReportsOptions) {
  return async (
    interview: Interview,
    { rubric, final, coverage, scoredBy, createdAt }: InterviewResult,
    { language, audioUrl, signal }: { readonly language: Language; readonly audioUrl: string; readonly signal?: AbortSignal },
  ): Promise<Report> => {
    const { id, candidate, vacancy, job } = interview;
    const turns = interviews.turns(id);
    const nextQuestions = await engine.openQuestions({ jd: job, turns, coverage, rubric, reasons: final.reasons }, signal);
    return toReport(
      { candidate, vacancy, rubric, final, audioUrl, language, scoredBy, createdAt: new Date(createdAt) },
      { id, heldAt: interview.createdAt, job, coverage, turns, confidence: meanConfidence(streams.finals(interview.streamId)), nextQuestions },
    );
  };
}

export type InterviewReports = ReturnType<typeof createInterviewReports>;
