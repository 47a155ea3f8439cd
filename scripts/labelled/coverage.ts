/** Coverage against the labelled pairs: a pair is covered from 0.5 on. */
import type { Knowledge } from '../../src/main/interview/knowledge/knowledge.ts';
import { createCoverageMatcher } from '../../src/main/interview/scoring/coverage-matcher.ts';
import { entryOf } from '../../src/main/interview/knowledge/text.ts';
import type { Embedder } from '../../src/main/ports/engines.ts';
import type { JobDescription } from '../../src/main/ports/screening.ts';
import type { Language } from '../../src/main/ports/language.ts';
import type { LabelledPair } from '../../test/labelled/labelled.ts';
import { add, NOTHING, type Counts } from './figures.ts';

export const COVERED = 0.5;

function jobOf({ indicator, lang }: LabelledPair): JobDescription {
  return { role: 'any', lang, competencies: [{ name: 'one', weight: 1, indicators: [{ name: indicator }] }], knockouts: [] };
}

export interface Judged {
  readonly pair: LabelledPair;
  /** 0..1. */
  readonly score: number;
}

/** @param embedder null for words alone */
export async function judgePairs(pairs: readonly LabelledPair[], knowledge: Knowledge, embedder: Embedder | null): Promise<Judged[]> {
  const matcher = createCoverageMatcher({ knowledge, embedder });
  const judged: Judged[] = [];
  for (const pair of pairs) {
    const { coverage } = await matcher.match(jobOf(pair), pair.text);
    judged.push({ pair, score: entryOf(coverage.perIndicator, pair.indicator) ?? 0 });
  }
  return judged;
}

/** @param language null counts all */
export function countPairs(judged: readonly Judged[], language: Language | null): Counts {
  return judged
    .filter(({ pair }) => language === null || pair.lang === language)
    .map(({ pair: { label }, score }): Counts => {
      const covered = score >= COVERED;
      return { right: covered && label === 1 ? 1 : 0, wrong: covered && label === 0 ? 1 : 0, missed: !covered && label === 1 ? 1 : 0 };
    })
    .reduce(add, NOTHING);
}
