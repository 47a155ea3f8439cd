/** The final score and recommendation. Monotone: more coverage, a higher rubric score or fewer flags never lower it. */
import type { Competency, Coverage, Decision, Extraction, FinalScore, JobDescription, Rubric } from '../../ports/screening.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { isInstructionFlag } from '../screening/model-instructions.ts';
import { entryOf } from '../knowledge/text.ts';
import { toAuxSignals, type AuxSignals } from './aux-signals.ts';
import { matchCoverage } from './coverage.ts';
import { unmetYears } from './knockouts.ts';
import { wordsFor } from './wording.ts';

export interface FinalInput {
  readonly jd: JobDescription;
  readonly extraction: Extraction;
  /** Null: measured from the extraction's quotes and tools. */
  readonly coverage: Coverage | null;
  /** Null: coverage alone counts. */
  readonly rubric: Rubric | null;
  readonly aux: Readonly<Record<string, unknown>>;
  readonly knowledge: Knowledge;
}

// What was shown (rubric) weighs a little more than what was mentioned (coverage).
const RUBRIC_SHARE = 0.55;
const MOVE_ABOVE = 0.8;
const DISCUSS_ABOVE = 0.6;
const LOW_COVERAGE = 0.5;
const LOW_RUBRIC = 3;
const UNSURE_RECOGNITION = 0.5;
const FLAGS_SHOWN = 5;

export function scoreFinal({ jd, extraction, coverage, rubric, aux, knowledge }: FinalInput): FinalScore {
  const measured = coverage ?? matchCoverage(jd, textOf(extraction), knowledge);
  const signals = toAuxSignals(aux);
  const knockouts = [...new Set([...signals.knockouts, ...unmetYears(jd.knockouts, extraction.years)])];
  const parts = jd.competencies.map((competency) => {
    const covered = coverageFor(competency, measured);
    const points = rubric === null ? null : Math.max(0, Math.min(5, entryOf(rubric.scores, competency.name) ?? 0));
    const score = points === null ? covered : (1 - RUBRIC_SHARE) * covered + RUBRIC_SHARE * (points / 5);
    return { competency, covered, points, score };
  });
  const weighted = parts.reduce((sum, part) => sum + part.competency.weight * part.score, 0);
  const overall = adjust(weighted, signals, knockouts.length, countingFlags(rubric?.redFlags ?? []));
  const words = wordsFor(jd.lang);
  const flags = rubric?.redFlags ?? [];
  return {
    overall,
    decision: decide(overall),
    byCompetency: parts.map(({ competency, score }) => ({ name: competency.name, score: round(score, 2) })),
    reasons: [
      ...knockouts.map((name) => words.knockout(name)),
      ...parts
        .filter(({ covered }) => covered < LOW_COVERAGE)
        .map(({ competency, covered }) => words.lowCoverage(competency.name, covered)),
      ...parts
        .filter(({ points }) => points !== null && points < LOW_RUBRIC)
        .map(({ competency, points }) => words.lowRubric(competency.name, points ?? 0)),
      ...flags.slice(0, FLAGS_SHOWN).map((flag) => words.redFlag(flag)),
      ...(flags.length > FLAGS_SHOWN ? [words.redFlags(flags.length - FLAGS_SHOWN)] : []),
      ...(signals.contradictions > 0 ? [words.contradictions(signals.contradictions)] : []),
      ...(signals.toxicity > 0.5 ? [words.toxicity()] : []),
      ...(signals.recognitionConfidence !== null && signals.recognitionConfidence < UNSURE_RECOGNITION ? [words.lowConfidence()] : []),
      ...(rubric === null ? [words.noRubric()] : []),
      ...parts
        .filter(({ covered, points }) => covered >= MOVE_ABOVE && (points ?? 5) >= 4)
        .map(({ competency }) => words.strong(competency.name)),
      ...(signals.title !== null && signals.title.toLowerCase() === jd.role.toLowerCase() ? [words.sameTitle(signals.title)] : []),
    ],
  };
}

/** Each flag takes a share, never a fixed sum, so the result stays in 0..1; ceilings keep a doubtful case from “move”. */
/** What a machine suspects is for a person to judge: it does not change the score. */
const countingFlags = (flags: readonly string[]): number => flags.filter((flag) => !isInstructionFlag(flag)).length;

function adjust(weighted: number, signals: AuxSignals, knockouts: number, redFlags: number): number {
  let value = weighted;
  value *= 0.75 ** Math.min(knockouts, 4);
  value *= 1 - 0.02 * Math.min(redFlags, 5);
  value *= 1 - 0.05 * Math.min(signals.contradictions, 4);
  value *= 1 - 0.5 * signals.toxicity;
  value += (1 - value) * 0.02 * Math.min(signals.figures, 3);
  const doubtful = knockouts > 0 || (signals.recognitionConfidence !== null && signals.recognitionConfidence < UNSURE_RECOGNITION);
  return round(Math.max(0, Math.min(value, doubtful ? MOVE_ABOVE : 1)), 4);
}

function decide(overall: number): Decision {
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

function textOf(extraction: Extraction): string {
  const said = extraction.skills.flatMap(({ name, evidence }) => (evidence.length > 0 ? evidence.map(({ quote }) => quote) : [name]));
  return [...new Set([...said, ...extraction.tools, ...extraction.projects.map(({ title }) => title)])].join('\n');
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
