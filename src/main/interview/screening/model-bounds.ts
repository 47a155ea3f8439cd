/** How far a language model's grade may leave the rules' without words that speak of the matter. */
import type { JobDescription, Rubric } from '../../ports/screening.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { matchCoverage } from '../scoring/coverage.ts';

/** Below this share a quote has hardly anything to do with an indicator. */
const SPEAKS_OF_IT = 0.3;
/** A model sees meaning that rules miss, and is trusted for so many points without help from the words. */
const TRUST = 2;

/**
 * The model's rubric, in which a score more than two points above the rules' stands only where its own quotes are about the
 * competency: verbatim words alone, on the weather say, prove nothing of it.
 */
export function boundedByRules(byModel: Rubric, byRules: Rubric, jd: JobDescription, knowledge: Knowledge): Rubric {
  const scores = Object.entries(byModel.scores).map(([name, score]): [string, number] => {
    const most = (byRules.scores[name] ?? 0) + TRUST;
    if (score <= most) return [name, score];
    const quotes = byModel.evidence.filter(({ competency }) => competency === name).map(({ quote }) => quote);
    const { perIndicator, perCompetency } = matchCoverage(jd, quotes.join('\n'), knowledge);
    const own = jd.competencies.find((competency) => competency.name === name)?.indicators ?? [];
    const best = Math.max(perCompetency[name] ?? 0, ...own.map((indicator) => perIndicator[indicator.name] ?? 0));
    return [name, best >= SPEAKS_OF_IT ? score : most];
  });
  return { ...byModel, scores: Object.fromEntries(scores) };
}
