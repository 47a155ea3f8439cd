/** Between the screening document's snake_case and the domain's shapes. */
import type { z } from 'zod';
import type * as wire from '../../../contracts/screening.ts';
import type * as domain from '../../ports/screening.ts';

type Wire<K extends keyof typeof wire> = (typeof wire)[K] extends z.ZodType ? z.output<(typeof wire)[K]> : never;

export const toCoverage = (coverage: Wire<'Coverage'>): domain.Coverage => ({
  perIndicator: coverage.per_indicator,
  perCompetency: coverage.per_competency,
});

export const fromCoverage = (coverage: domain.Coverage): Wire<'Coverage'> => ({
  per_indicator: { ...coverage.perIndicator },
  per_competency: { ...coverage.perCompetency },
});

export const toRubric = (rubric: Wire<'Rubric'>): domain.Rubric => ({
  scores: rubric.scores,
  redFlags: rubric.red_flags,
  evidence: rubric.evidence,
});

export const fromRubric = (rubric: domain.Rubric): Wire<'Rubric'> => ({
  scores: { ...rubric.scores },
  red_flags: [...rubric.redFlags],
  evidence: rubric.evidence.map((item) => ({ ...item })),
});

export const fromExtraction = (extraction: domain.Extraction): Wire<'IE'> => ({
  skills: extraction.skills.map(({ name, evidence }) => ({ name, evidence: evidence.map((quote) => ({ ...quote })) })),
  tools: [...extraction.tools],
  years: { ...extraction.years },
  projects: extraction.projects.map(({ title, metrics }) => ({ title, metrics: { ...metrics } })),
  roles: [...extraction.roles],
});

export const toFinal = (final: Wire<'FinalScore'>): domain.FinalScore => ({
  overall: final.overall,
  decision: final.decision,
  reasons: final.reasons,
  byCompetency: final.by_comp,
});

export const fromFinal = (final: domain.FinalScore): Wire<'FinalScore'> => ({
  overall: final.overall,
  decision: final.decision,
  reasons: [...final.reasons],
  by_comp: final.byCompetency.map((item) => ({ ...item })),
});

export const fromNextAction = (action: domain.NextAction): Wire<'NextAction'> => ({
  action: action.action,
  question: action.question,
  followups: [...action.followups],
  target_skill: action.targetSkill,
  reason: action.reason,
});

/** Finals of a transcript; partials are unfinished words and count only where nothing else was given. */
export function toTranscript(transcript: Wire<'IEExtractRequest'>['transcript']): domain.Transcript {
  if (typeof transcript === 'string') return transcript;
  const finals = transcript.filter(({ type }) => type === 'final');
  return finals.length > 0 ? finals : transcript;
}

/** The name in what a client calls a candidate or a vacancy: a string, or an object that holds one. */
export function toTitle(value: string | Record<string, unknown> | null): string | null {
  if (value === null || typeof value === 'string') return value;
  for (const key of ['name', 'full_name', 'title', 'role', 'id']) {
    const found = value[key];
    if (typeof found === 'string' && found.trim() !== '') return found;
  }
  return null;
}
