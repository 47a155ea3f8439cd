import type { ProctoredResult } from '../../data/proctored.ts';

export const CRITERIA = ['clarity', 'relevance', 'structure', 'conciseness', 'confidence'] as const;
export type Criterion = (typeof CRITERIA)[number];
export type GradedQuestion = ProctoredResult['questions'][number];

/** Mean over all questions, 1..5; null without any. */
export function meansOf(questions: readonly GradedQuestion[]): Readonly<Record<Criterion, number>> | null {
  if (questions.length === 0) return null;
  const mean = (criterion: Criterion): number => questions.reduce((sum, { scores }) => sum + scores[criterion], 0) / questions.length;
  return { clarity: mean('clarity'), relevance: mean('relevance'), structure: mean('structure'), conciseness: mean('conciseness'), confidence: mean('confidence') };
}

type Quote = GradedQuestion['quotes'][number];

/** Each quote once, with the criteria that it bears out. */
export function toEvidence(quotes: readonly Quote[]): readonly (Pick<Quote, 'quote' | 't0' | 't1'> & { readonly criteria: readonly Criterion[] })[] {
  const isOf = (criterion: Criterion) => (quote: Quote) => quote.criterion === criterion;
  const texts = [...new Map(quotes.map((quote) => [quote.quote, quote])).values()];
  return texts.map(({ quote, t0, t1 }) => ({ quote, t0, t1, criteria: CRITERIA.filter((criterion) => quotes.filter((each) => each.quote === quote).some(isOf(criterion))) }));
}
