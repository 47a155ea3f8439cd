/** How much of a job description a transcript covers. */
import type { Coverage, JobDescription } from '../../ports/screening.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { createMatcher, type Matcher } from '../knowledge/match.ts';
import { readText } from '../knowledge/reading.ts';

const round2 = (value: number): number => Math.round(value * 100) / 100;

/** @returns values 0..1; an indicator's is its best sentence's, a competency's the mean of its indicators */
export function matchCoverage(jd: JobDescription, transcript: string, knowledge: Knowledge): Coverage {
  return coverageOf(jd, createMatcher(readText(transcript, knowledge), knowledge));
}

/** The same for a text that has been read already. A competency with no indicators is matched by its own name. */
export function coverageOf(jd: JobDescription, matcher: Matcher): Coverage {
  const perIndicator = new Map<string, number>();
  const perCompetency = new Map<string, number>();
  for (const competency of jd.competencies) {
    const values = competency.indicators.map(({ name }) => {
      const value = round2(matcher.best(name));
      perIndicator.set(name, value);
      return value;
    });
    const mean = values.length === 0 ? matcher.best(competency.name) : values.reduce((sum, value) => sum + value, 0) / values.length;
    perCompetency.set(competency.name, round2(mean));
  }
  return { perIndicator: Object.fromEntries(perIndicator), perCompetency: Object.fromEntries(perCompetency) };
}
