/** All that a report tells, as plain data: HTML, PDF, JSON and the reviewer's page are made from this, so all say the same. */
import type { InterviewTurn } from '../../ports/interviews.ts';
import type { Language } from '../../ports/language.ts';
import type { Coverage, Decision, JobDescription, Quote, ReportInput, Spread } from '../../ports/screening.ts';
import { entryOf } from '../knowledge/text.ts';
import { createTimeline } from '../scoring/timeline.ts';
import { isContradictionFlag } from '../scoring/wording.ts';
import { COVERED, type OpenQuestion } from './open-questions.ts';

/** Words of the candidate; the times are seconds in the recording, null where there are none. */
export interface ReportedQuote {
  readonly quote: string;
  readonly t0: number | null;
  readonly t1: number | null;
}

export interface ReportedCompetency {
  readonly name: string;
  /** 0..1; null where the job description is not known. */
  readonly weight: number | null;
  /** 0..5; null when the rubric does not have this competency. */
  readonly score: number | null;
  /** What the score means. */
  readonly anchor: string | null;
  /** 0..1, rubric and coverage together; null when the final score does not name it. */
  readonly combined: number | null;
  /** 0..1. */
  readonly coverage: number | null;
  /** Nothing was said about it: the score says nothing about the person. */
  readonly insufficient: boolean;
  readonly points: readonly { readonly text: string; readonly value: number }[];
  readonly evidence: readonly ReportedQuote[];
  /** Indicators that were not covered. */
  readonly missing: readonly string[];
}

export interface ReportedTurn {
  readonly role: 'assistant' | 'user';
  readonly text: string;
  /** What the recogniser heard, where the person corrected it. */
  readonly recognisedText: string | null;
  readonly source: InterviewTurn['source'];
  readonly t0: number | null;
  readonly t1: number | null;
}

export interface Report {
  readonly format: 'viva.report';
  /** Raised whenever a field changes its meaning or goes. */
  readonly version: 1;
  /** Of the report's own words. */
  readonly language: Language;
  /** BCP 47, of the answers and of what was written about them; null when not known. */
  readonly answersLanguage: string | null;
  /** Null where the report is not of an interview held here. */
  readonly interview: { readonly id: string; readonly heldAt: string; readonly role: string } | null;
  readonly candidate: string | null;
  readonly vacancy: string | null;
  /** ISO time of the scoring. */
  readonly scoredAt: string;
  readonly recommendation: {
    readonly decision: Decision;
    /** 0..1. */
    readonly overall: number;
    readonly spread: Spread | null;
    readonly reasons: readonly string[];
  };
  readonly competencies: readonly ReportedCompetency[];
  /** Quotes that belong to no competency above. */
  readonly otherEvidence: readonly (ReportedQuote & { readonly competency: string | null })[];
  readonly redFlags: readonly string[];
  readonly contradictions: readonly { readonly subject: string; readonly first: ReportedQuote; readonly second: ReportedQuote }[];
  readonly nextQuestions: readonly OpenQuestion[];
  readonly scoring: {
    /** Engines with their versions, and versions of prompts. */
    readonly by: string;
    /** How the answers came in; null where that is not known. */
    readonly answers: ReportedAnswers | null;
  };
  readonly transcript: readonly ReportedTurn[];
  /** Moments are `{audioUrl}?t0=..&t1=..`. */
  readonly audioUrl: string;
}

export interface ReportedAnswers {
  readonly spoken: number;
  readonly typed: number;
  readonly corrected: number;
  /** Mean confidence of the recognition, 0..1; null when nothing was recognised, or the recogniser cannot tell. */
  readonly confidence: number | null;
}

/** What an interview held here knows beyond rubric and score. */
export interface ReportedInterview {
  readonly id: string;
  readonly heldAt: string;
  readonly job: JobDescription;
  readonly coverage: Coverage;
  readonly turns: readonly InterviewTurn[];
  /** Mean confidence of the recognition, 0..1. */
  readonly confidence: number | null;
  readonly nextQuestions: readonly OpenQuestion[];
}

/** @param interview null for a report of rubric and score alone */
export function toReport(input: ReportInput, interview: ReportedInterview | null = null): Report {
  const { rubric, final } = input;
  const competencies = toCompetencies(input, interview);
  const told = new Set(competencies.map(({ name }) => name));
  const pairs = final.contradictions ?? rubric.contradictions ?? [];
  const answers = (interview?.turns ?? []).filter(({ role }) => role === 'user');
  const spanOf = createTimeline(answers.map(({ text, t0, t1 }) => ({ text, t0: t0 ?? 0, t1: t1 ?? t0 ?? 0 })));
  const said = (quote: string): ReportedQuote => toQuote({ quote, ...spanOf(quote) });
  return {
    format: 'viva.report',
    version: 1,
    language: input.language,
    answersLanguage: interview?.job.lang ?? null,
    interview: interview === null ? null : { id: interview.id, heldAt: interview.heldAt, role: interview.job.role },
    candidate: nameOrNull(input.candidate),
    vacancy: nameOrNull(input.vacancy),
    scoredAt: input.createdAt.toISOString(),
    recommendation: { decision: final.decision, overall: share(final.overall), spread: final.spread ?? null, reasons: final.reasons },
    competencies,
    otherEvidence: rubric.evidence
      .filter(({ competency }) => competency === null || !told.has(competency))
      .map(({ competency, ...quote }) => ({ competency, ...toQuote(quote) })),
    // A pair that is shown with both its quotes needs no flag.
    redFlags: pairs.length === 0 ? rubric.redFlags : rubric.redFlags.filter((flag) => !isContradictionFlag(flag)),
    contradictions: pairs.map(({ subject, first, second }) => ({ subject, first: said(first), second: said(second) })),
    nextQuestions: interview?.nextQuestions ?? [],
    scoring: {
      by: input.scoredBy,
      answers: interview === null ? null : {
        spoken: answers.filter(({ source }) => source === 'speech').length,
        typed: answers.filter(({ source }) => source !== 'speech').length,
        corrected: answers.filter(({ corrected }) => corrected).length,
        confidence: interview.confidence,
      },
    },
    transcript: (interview?.turns ?? []).map(({ role, text, recognisedText, source, t0, t1 }) => ({
      role, text, recognisedText: recognisedText === text ? null : recognisedText, source, t0, t1,
    })),
    audioUrl: input.audioUrl,
  };
}

function toCompetencies({ rubric, final }: ReportInput, interview: ReportedInterview | null): ReportedCompetency[] {
  const asked = new Map((interview?.job.competencies ?? []).map((competency) => [competency.name, competency]));
  const names = [...new Set([...asked.keys(), ...final.byCompetency.map(({ name }) => name), ...Object.keys(rubric.scores)])];
  return names.map((name) => {
    const details = entryOf(rubric.details ?? {}, name);
    const score = entryOf(rubric.scores, name);
    const combined = final.byCompetency.find((item) => item.name === name)?.score;
    const evidence = rubric.evidence.filter(({ competency }) => competency === name).map(({ quote, t0, t1 }) => toQuote({ quote, t0, t1 }));
    const uncovered = (asked.get(name)?.indicators ?? []).filter((indicator) => (entryOf(interview?.coverage.perIndicator ?? {}, indicator.name) ?? 0) < COVERED);
    return {
      name,
      weight: asked.get(name)?.weight ?? null,
      score: score === undefined ? null : Math.max(0, Math.min(5, score)),
      anchor: details?.anchor || null,
      combined: combined === undefined ? null : share(combined),
      coverage: details?.coverage ?? entryOf(interview?.coverage.perCompetency ?? {}, name) ?? null,
      insufficient: details?.insufficient ?? (score === 0 && evidence.length === 0),
      points: details?.points ?? [],
      evidence,
      missing: details?.missing ?? uncovered.map((indicator) => indicator.name),
    };
  });
}

/** Quotes that were not found in the recording carry 0 and 0. */
function toQuote({ quote, t0, t1 }: Quote): ReportedQuote {
  return t1 > 0 && t1 >= t0 ? { quote, t0, t1 } : { quote, t0: null, t1: null };
}

const share = (value: number): number => Math.max(0, Math.min(1, value));

const NAME_LENGTH = 300;

function nameOrNull(name: string | null): string | null {
  const trimmed = name?.trim() ?? '';
  if (trimmed === '') return null;
  return trimmed.length <= NAME_LENGTH ? trimmed : `${trimmed.slice(0, NAME_LENGTH).toWellFormed()}…`;
}
