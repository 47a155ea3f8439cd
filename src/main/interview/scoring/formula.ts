/** The final formula. Monotone: more coverage, a higher rubric score, fewer flags or surer recognition never lower it. */
import type { Competency, Coverage, Decision, JobDescription, Rubric } from '../../ports/screening.ts';
import { entryOf } from '../knowledge/text.ts';

// What was shown (rubric) weighs a little more than what was mentioned (coverage).
const RUBRIC_SHARE = 0.55;
export const MOVE_ABOVE = 0.8;
export const DISCUSS_ABOVE = 0.6;
/** Below this confidence what was recognised may be something else altogether. */
export const UNSURE_RECOGNITION = 0.5;
// Points of the score that full doubt about the recognition is worth.
const DOUBT = 0.2;

/** One competency's part. */
export interface Part {
  readonly competency: Competency;
  /** 0..1. */
  readonly covered: number;
  /** 0..5; null where there is no rubric. */
  readonly points: number | null;
  /** 0..1. */
  readonly score: number;
}

/** What takes from the weighted sum, or adds to it. */
export interface Adjustments {
  readonly knockouts: number;
  /** Conditions that somebody still has to ask about: they take nothing, but there is no “move” past them. */
  readonly unclear: number;
  readonly redFlags: number;
  readonly contradictions: number;
  /** 0..1. */
  readonly toxicity: number;
  readonly figures: number;
  /** 0..1; null when nothing was recognised from speech, or the recogniser cannot tell. */
  readonly recognitionConfidence: number | null;
}

/** 0.45 × coverage + 0.55 × rubric / 5 for each competency; coverage alone with no rubric. */
export function partsOf(jd: JobDescription, coverage: Coverage, rubric: Pick<Rubric, 'scores'> | null): readonly Part[] {
  return jd.competencies.map((competency) => {
    const covered = coverageFor(competency, coverage);
    const points = rubric === null ? null : Math.max(0, Math.min(5, entryOf(rubric.scores, competency.name) ?? 0));
    return { competency, covered, points, score: points === null ? covered : (1 - RUBRIC_SHARE) * covered + RUBRIC_SHARE * (points / 5) };
  });
}

/**
 * The weighted sum of the parts, less shares for what speaks against (never a fixed sum, so the result stays in 0..1). A knockout,
 * a contradiction, or an unclear condition, or a recognition so unsure that the doubt reaches over the border caps it at 0.8: no “move”.
 */
export function overallOf(parts: readonly Part[], against: Adjustments): number {
  let value = parts.reduce((sum, part) => sum + part.competency.weight * part.score, 0);
  value *= 0.75 ** Math.min(against.knockouts, 4);
  value *= 1 - 0.02 * Math.min(against.redFlags, 5);
  value *= 1 - 0.05 * Math.min(against.contradictions, 4);
  value *= 1 - 0.5 * against.toxicity;
  value += (1 - value) * 0.02 * Math.min(against.figures, 3);
  const doubt = doubtOf(against.recognitionConfidence);
  const isCapped = against.knockouts > 0 || against.unclear > 0 || against.contradictions > 0 || value <= MOVE_ABOVE + doubt;
  return round(Math.max(0, Math.min(value, isCapped ? MOVE_ABOVE : 1)), 4);
}

/** How far the score may be off because of the recognition: 0.2 × (1 − confidence); below 0.5 without bound. */
export function doubtOf(confidence: number | null): number {
  if (confidence === null) return 0;
  return confidence < UNSURE_RECOGNITION ? 1 : round(DOUBT * (1 - confidence), 4);
}

export function decide(overall: number): Decision {
  if (overall > MOVE_ABOVE) return 'move';
  return overall > DISCUSS_ABOVE ? 'discuss' : 'reject';
}

/** A competency that the coverage does not name gets the mean of its indicators there, else 0. */
function coverageFor(competency: Competency, coverage: Coverage): number {
  const own = entryOf(coverage.perCompetency, competency.name);
  if (own !== undefined) return Math.max(0, Math.min(1, own));
  const values = competency.indicators.map(({ name }) => entryOf(coverage.perIndicator, name) ?? 0);
  return values.length === 0 ? 0 : Math.max(0, Math.min(1, values.reduce((sum, value) => sum + value, 0) / values.length));
}

export function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
