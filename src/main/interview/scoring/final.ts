/** The final score, the recommendation, and the reasons in words. The formula is in formula.ts. */
import { languageOfJob } from '../../base/language.ts';
import type { Contradiction, Coverage, Extraction, FinalScore, JobDescription, Rubric } from '../../ports/screening.ts';
import { anchorsFor } from '../knowledge/anchors.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { isInstructionFlag } from '../screening/instruction-flags.ts';
import { toAuxSignals, type AuxSignals } from './aux-signals.ts';
import { findContradictions } from './contradictions.ts';
import { findEvidence, readStatements } from './evidence.ts';
import { decide, MOVE_ABOVE, overallOf, partsOf, round, UNSURE_RECOGNITION, type Adjustments, type Part } from './formula.ts';
import { unmetYears } from './knockouts.ts';
import type { Steps } from './steady.ts';
import { isContradictionFlag, isInsufficientFlag, wordsFor } from './wording.ts';

export interface FinalInput {
  readonly jd: JobDescription;
  readonly extraction: Extraction;
  /** Null: measured from the extraction's quotes and tools. */
  readonly coverage: Coverage | null;
  /** Null: coverage alone counts. */
  readonly rubric: Rubric | null;
  readonly aux: Readonly<Record<string, unknown>>;
  readonly knowledge: Knowledge;
  /** The day of the interview: dates are counted from it. */
  readonly now: Date;
}

const LOW_COVERAGE = 0.5;
const LOW_RUBRIC = 3;
const FLAGS_SHOWN = 5;

export function* scoreFinal(input: FinalInput): Steps<FinalScore> {
  const { jd, extraction, rubric, aux, knowledge, now } = input;
  const signals = toAuxSignals(aux);
  const words = wordsFor(jd.lang);
  const coverage = input.coverage ?? (yield* coverageOfExtraction(jd, extraction, knowledge));
  const statements = yield* readStatements(extraction, knowledge);
  const found = rubric?.contradictions ?? (yield* findContradictions(statements.map(({ sentence }) => sentence), now));
  const parts = partsOf(jd, coverage, rubric);
  const { against, knockouts, unclear, quoted, flags } = adjustmentsOf(jd, extraction, rubric, signals, found);
  const overall = overallOf(parts, against);
  const language = languageOfJob(jd);
  const anchorOf = ({ competency, points }: Part): string =>
    anchorsFor(competency.name, competency.indicators.map(({ name }) => name), knowledge)[language][Math.round(points ?? 0)] ?? '';
  const isUnsure = signals.recognitionConfidence !== null && (signals.recognitionConfidence < UNSURE_RECOGNITION || overallOf(parts, { ...against, recognitionConfidence: null }) > overall);
  return {
    overall,
    decision: decide(overall),
    byCompetency: parts.map(({ competency, score }) => ({ name: competency.name, score: round(score, 2) })),
    reasons: [
      ...knockouts.map((name) => words.knockout(name)),
      ...unclear.map((name) => words.unclearCondition(name)),
      ...quoted,
      ...(against.contradictions > quoted.length ? [words.contradictions(against.contradictions)] : []),
      ...parts.filter(({ covered }) => covered < LOW_COVERAGE).map(({ competency, covered }) => words.lowCoverage(competency.name, covered)),
      ...parts
        // What was not talked about is told once.
        .filter(({ points, covered }) => points !== null && points < LOW_RUBRIC && (points > 0 || covered >= LOW_COVERAGE))
        .map((part) => words.lowRubric(part.competency.name, part.points ?? 0, anchorOf(part))),
      ...flags.slice(0, FLAGS_SHOWN).map((flag) => words.redFlag(flag)),
      ...(flags.length > FLAGS_SHOWN ? [words.redFlags(flags.length - FLAGS_SHOWN)] : []),
      ...(signals.toxicity > 0.5 ? [words.toxicity()] : []),
      ...(isUnsure ? [words.lowConfidence()] : []),
      ...(rubric === null ? [words.noRubric()] : []),
      ...parts.filter(({ covered, points }) => covered >= MOVE_ABOVE && (points ?? 5) >= 4).map(({ competency }) => words.strong(competency.name)),
      ...(signals.title !== null && signals.title.toLowerCase() === jd.role.toLowerCase() ? [words.sameTitle(signals.title)] : []),
    ],
    ...(found.length > 0 ? { contradictions: found } : {}),
  };
}

/**
 * What speaks against, each counted once: a contradiction is no red flag as well, nor are missing data, whose coverage and score
 * are low already; a suspicion of ours counts for nothing.
 */
export function adjustmentsOf(
  jd: JobDescription,
  extraction: Pick<Extraction, 'years' | 'skills'>,
  rubric: Pick<Rubric, 'redFlags'> | null,
  signals: AuxSignals,
  found: readonly Contradiction[],
): { readonly against: Adjustments; readonly knockouts: readonly string[]; readonly unclear: readonly string[]; readonly quoted: readonly string[]; readonly flags: readonly string[] } {
  const byYears = unmetYears(jd.knockouts, extraction);
  const knockouts = [...new Set([...signals.knockouts, ...byYears.unmet])];
  const unclear = [...new Set([...signals.unclear, ...byYears.unclear])].filter((name) => !knockouts.includes(name));
  const all = rubric?.redFlags ?? [];
  const quoted = [...new Set([...all.filter(isContradictionFlag), ...found.map((pair) => wordsFor(jd.lang).contradiction(pair))])];
  const flags = all.filter((flag) => !isContradictionFlag(flag) && !isInsufficientFlag(flag));
  const against = {
    knockouts: knockouts.length,
    unclear: unclear.length,
    redFlags: flags.filter((flag) => !isInstructionFlag(flag)).length,
    contradictions: Math.max(quoted.length, signals.contradictions),
    toxicity: signals.toxicity,
    figures: signals.figures,
    recognitionConfidence: signals.recognitionConfidence,
  };
  return { against, knockouts, unclear, quoted, flags };
}

/** From quotes, names of skills that have none, tools and titles of projects. */
function* coverageOfExtraction(jd: JobDescription, extraction: Extraction, knowledge: Knowledge): Steps<Coverage> {
  const said = extraction.skills.flatMap(({ name, evidence }) => (evidence.length > 0 ? evidence.map(({ quote }) => quote) : [name]));
  const text = [...new Set([...said, ...extraction.tools, ...extraction.projects.map(({ title }) => title)])].join('\n');
  const statements = yield* readStatements(text, knowledge);
  const perIndicator = new Map<string, number>();
  const perCompetency = new Map<string, number>();
  for (const competency of jd.competencies) {
    const { coverage } = yield* findEvidence(competency, statements, knowledge);
    const values = [...coverage.values()];
    perCompetency.set(competency.name, round(values.reduce((sum, value) => sum + value, 0) / values.length, 2));
    if (competency.indicators.length > 0) for (const [name, value] of coverage) perIndicator.set(name, value);
  }
  return { perIndicator: Object.fromEntries(perIndicator), perCompetency: Object.fromEntries(perCompetency) };
}
