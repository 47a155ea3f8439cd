/**
 * `node scripts/fit-coverage.ts`: fits the weights of src/main/interview/scoring/coverage-calibration.ts on the `dev` part of the
 * labelled pairs and prints them. Logistic regression by plain gradient descent; a weight never takes the sign that contradicts
 * its meaning, and stays near its start (what words say alone is fitted first; with an embedder it is fitted on from there).
 */
import { join } from 'node:path';
import type { Embedder } from '../src/main/ports/engines.ts';
import { toKnowledge } from '../src/main/interview/knowledge/knowledge.ts';
import { readText } from '../src/main/interview/knowledge/reading.ts';
import { calibrated, type Weights } from '../src/main/interview/scoring/coverage-calibration.ts';
import { FEATURE_NAMES, lexicalFeatures, profileOf, toIndicatorTarget, toStatement, type Features } from '../src/main/interview/scoring/coverage-features.ts';
import { languageOf, similarityOf } from '../src/main/interview/scoring/coverage-matcher.ts';
import { semanticFeatures } from '../src/main/interview/scoring/indicator-score.ts';
import { loadResources } from '../src/main/store/resources.ts';
import { loadPairs, type LabelledPair } from '../test/labelled/labelled.ts';
import { withEmbedder } from './labelled/embedder.ts';

interface Example {
  readonly label: number;
  /** Of the whole text: an example is one statement here. */
  readonly features: Features;
}

const knowledge = toKnowledge(loadResources(join(import.meta.dirname, '../resources')));
const STEPS = 20_000;
const RATE = 0.2;
/** How strongly weights are held to their start, for each example of the set. */
const HOLD = 0.004;
const SIGN: Readonly<Record<keyof Features, 1 | -1>> = { name: 1, brand: 1, related: 1, signs: 1, bare: -1, deed: 1, similarity: 1 };
/**
 * What the mere name is worth is set by hand, and traps (the name in another sense, with nothing else) weigh little: every second
 * name of the set is one, while in an interview people mostly speak about what they were asked.
 */
const FITTED: readonly (keyof Features)[] = ['related', 'signs', 'deed'];
const TRAP_WEIGHT = 0.15;
const START: Weights = { bias: -2, name: 2, brand: 2.5, related: 3, signs: 3, bare: -0.5, deed: 0.5, similarity: 0 };

async function examplesOf(pairs: readonly LabelledPair[], embedder: Embedder | null): Promise<Example[]> {
  const found: Example[] = [];
  for (const { lang, indicator, text, label } of pairs) {
    const target = toIndicatorTarget(indicator, knowledge);
    for (const sentence of readText(text, knowledge)) {
      const statement = toStatement(sentence, knowledge);
      const lexical = lexicalFeatures(target, statement, knowledge);
      if (embedder === null || target.isProduct) {
        if (lexical !== null) found.push({ label, features: { ...lexical, similarity: 0 } });
        continue;
      }
      const [a, b] = await embedder.embed([profileOf(indicator, target, lang, knowledge), sentence.text]);
      if (a !== undefined && b !== undefined) found.push({ label, features: semanticFeatures(lexical, statement, similarityOf(a, b)) });
    }
  }
  return found;
}

function fit(examples: readonly Example[], start: Weights, free: readonly (keyof Features)[]): Weights {
  let weights: Record<keyof Weights, number> = { ...start };
  for (let step = 0; step < STEPS; step++) {
    const slope: Record<string, number> = {};
    for (const { label, features } of examples) {
      const trap = label === 0 && features.name > 0 && features.signs === 0 && features.related === 0;
      const error = (calibrated(features, weights) - label) * (trap ? TRAP_WEIGHT : 1);
      slope.bias = (slope.bias ?? 0) + error / examples.length;
      for (const name of free) slope[name] = (slope[name] ?? 0) + (error * features[name]) / examples.length;
    }
    const next = { ...weights, bias: weights.bias - RATE * ((slope.bias ?? 0) + HOLD * (weights.bias - start.bias)) };
    for (const name of free) {
      const moved = weights[name] - RATE * ((slope[name] ?? 0) + HOLD * (weights[name] - start[name]));
      next[name] = SIGN[name] * Math.max(0, SIGN[name] * moved);
    }
    weights = next;
  }
  return weights;
}

function print(name: string, weights: Weights, examples: readonly Example[]): void {
  const rounded = (['bias', ...FEATURE_NAMES] as const).map((key) => `${key}: ${Math.round(weights[key] * 100) / 100}`);
  const right = examples.filter(({ label, features }) => (calibrated(features, weights) >= 0.5 ? 1 : 0) === label).length;
  process.stdout.write(`export const ${name}: Weights = { ${rounded.join(', ')} };\n  // right on ${right} of ${examples.length} statements\n`);
}

const pairs = await loadPairs('dev');
const byWords = await examplesOf(pairs, null);
const lexical = fit(byWords, START, FITTED);
print('LEXICAL', lexical, byWords);
await withEmbedder(async (embedder) => {
  if (embedder === null) return void process.stdout.write('no embedder is installed: SEMANTIC is left as it is\n');
  const spoken = pairs.filter(({ text, indicator }) => [text, indicator].every((said) => embedder.languages().some((language) => language === languageOf(said))));
  const examples = await examplesOf(spoken, embedder);
  print('SEMANTIC', fit(examples, { ...lexical, similarity: 6 }, [...FITTED, 'similarity']), examples);
});
