/** How much of a job description a transcript covers, by its words. With an embedder: coverage-matcher.ts. */
import type { Coverage, JobDescription } from '../../ports/screening.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { readText, type ReadSentence } from '../knowledge/reading.ts';
import { toIndicatorTarget, toStatement, type Statement } from './coverage-features.ts';
import { scoreFor } from './indicator-score.ts';

/** The sentence that speaks loudest for an indicator. */
export interface CoverageEvidence {
  readonly indicator: string;
  /** A verbatim sentence of the transcript, and where it begins there. */
  readonly sentence: string;
  readonly start: number;
  /** 0..1, the indicator's coverage. */
  readonly score: number;
}

export interface CoverageResult {
  readonly coverage: Coverage;
  /** For each indicator with any evidence at all, in the order of the job description. */
  readonly evidence: readonly CoverageEvidence[];
}

/** The best statement for one name; null when none speaks about it. */
export type BestOf = (name: string) => { readonly statement: Statement; readonly score: number } | null;

const round2 = (value: number): number => Math.round(value * 100) / 100;

/** @returns values 0..1; an indicator's is its best sentence's, a competency's the mean of its indicators */
export function matchCoverage(jd: JobDescription, transcript: string, knowledge: Knowledge): Coverage {
  return coverageOf(jd, readText(transcript, knowledge), knowledge);
}

/** The same for a text that has been read already. A competency with no indicators is matched by its own name. */
export function coverageOf(jd: JobDescription, read: readonly ReadSentence[], knowledge: Knowledge): Coverage {
  return toResult(jd, lexicalBest(read.map((sentence) => toStatement(sentence, knowledge)), knowledge)).coverage;
}

/** Which sentence covers each indicator, by words alone. */
export function coverageEvidence(jd: JobDescription, transcript: string, knowledge: Knowledge): readonly CoverageEvidence[] {
  const statements = readText(transcript, knowledge).map((sentence) => toStatement(sentence, knowledge));
  return toResult(jd, lexicalBest(statements, knowledge)).evidence;
}

function lexicalBest(statements: readonly Statement[], knowledge: Knowledge): BestOf {
  return (name) => {
    const target = toIndicatorTarget(name, knowledge);
    let best: ReturnType<BestOf> = null;
    for (const statement of statements) {
      const score = scoreFor(name, target, statement, knowledge);
      if (score > (best?.score ?? 0)) best = { statement, score };
    }
    return best;
  };
}

/** Every name that a job description needs matched: its indicators, and competencies that have none. */
export function namesOf(jd: JobDescription): string[] {
  const names = jd.competencies.flatMap(({ name, indicators }) => (indicators.length === 0 ? [name] : indicators.map((indicator) => indicator.name)));
  return [...new Set(names)];
}

export function toResult(jd: JobDescription, bestOf: BestOf): CoverageResult {
  const best = new Map(namesOf(jd).map((name) => [name, bestOf(name)]));
  const valueOf = (name: string): number => round2(best.get(name)?.score ?? 0);
  const perIndicator = new Map<string, number>();
  const perCompetency = new Map<string, number>();
  const evidence = new Map<string, CoverageEvidence>();
  for (const { name, indicators } of jd.competencies) {
    for (const indicator of indicators) {
      const found = best.get(indicator.name) ?? null;
      perIndicator.set(indicator.name, valueOf(indicator.name));
      if (found === null) continue;
      const { text, start } = found.statement.sentence;
      evidence.set(indicator.name, { indicator: indicator.name, sentence: text, start, score: valueOf(indicator.name) });
    }
    const values = indicators.map((indicator) => valueOf(indicator.name));
    perCompetency.set(name, values.length === 0 ? valueOf(name) : round2(values.reduce((sum, value) => sum + value, 0) / values.length));
  }
  return {
    coverage: { perIndicator: Object.fromEntries(perIndicator), perCompetency: Object.fromEntries(perCompetency) },
    evidence: [...evidence.values()],
  };
}
