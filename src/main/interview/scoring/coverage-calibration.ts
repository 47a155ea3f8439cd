/**
 * From features to a score 0..1: a logistic function whose weights were fitted on the labelled pairs of
 * test/labelled/coverage.json (its `dev` part alone) by scripts/fit-coverage.ts, which prints this table.
 */
import { FEATURE_NAMES, type Features } from './coverage-features.ts';

export type Weights = Readonly<Record<keyof Features, number>> & { readonly bias: number };

/** By words alone. */
export const LEXICAL: Weights = { bias: -2.19, name: 2, brand: 2.5, related: 3.23, signs: 5.02, bare: -0.5, deed: 2.04, similarity: 0 };

/** With the embedder's nearness of meaning. */
export const SEMANTIC: Weights = { bias: -4.53, name: 2, brand: 2.5, related: 3.3, signs: 6, bare: -0.5, deed: 1.54, similarity: 6.2 };

/** The chance, 0..1, that a careful reader takes the sentence as evidence for the indicator. */
export function calibrated(features: Features, weights: Weights): number {
  let sum = weights.bias;
  for (const name of FEATURE_NAMES) sum += weights[name] * features[name];
  return 1 / (1 + Math.exp(-sum));
}
