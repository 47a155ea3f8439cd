/** Domain shapes as the desk's pages read them. */
import type { z } from 'zod';
import type * as desk from '../../../contracts/desk.ts';
import type { Report } from '../../interview/reports/report.ts';
import type { Interview, InterviewResult, InterviewTurn } from '../../ports/interviews.ts';
import type { FinalScore, JobDescription } from '../../ports/screening.ts';
import { fromCoverage, fromExtraction, fromFinal, fromRubric } from '../wire/screening.ts';

export const fromJob = (job: JobDescription): z.input<typeof desk.InterviewDetail>['job'] => ({
  role: job.role,
  lang: job.lang,
  competencies: job.competencies.map(({ name, weight, indicators }) => ({ name, weight, indicators: indicators.map((indicator) => ({ name: indicator.name })) })),
  knockouts: [...job.knockouts],
});

export const fromSummary = (interview: Interview, final: FinalScore | null) => ({
  id: interview.id,
  kind: interview.kind,
  state: interview.state,
  candidate: interview.candidate,
  vacancy: interview.vacancy,
  language: interview.language,
  createdAt: interview.createdAt,
  finishedAt: interview.finishedAt,
  decision: final?.decision ?? null,
  level: null,
  overall: final?.overall ?? null,
}) satisfies z.input<typeof desk.InterviewSummary>;

/** Without what the recruiter alone may read: why the question was chosen. */
export function fromTurn({ targetSkill: _target, reason: _reason, ...turn }: InterviewTurn) {
  return turn;
}

export const fromResult = (result: InterviewResult, { transcript: _transcript, audioUrl: _audioUrl, ...report }: Report): NonNullable<z.input<typeof desk.InterviewDetail>['result']> => ({
  extraction: fromExtraction(result.extraction),
  coverage: fromCoverage(result.coverage),
  rubric: fromRubric(result.rubric),
  final: fromFinal(result.final),
  scoredBy: result.scoredBy,
  createdAt: result.createdAt,
  report,
});

/** A copy whose languages the reply may own: the contract's arrays are not readonly. */
export function withOwnLanguages<L extends string, T extends { readonly languages: readonly L[] }>(item: T): Omit<T, 'languages'> & { languages: T['languages'][number][] } {
  return { ...item, languages: [...item.languages] };
}
