/** Patterns are compiled when they are first used, which takes tens of milliseconds: better at the start than in the first request. */
import type { Knowledge } from '../knowledge/knowledge.ts';
import { readText } from '../knowledge/reading.ts';
import { lexicalFeatures, toIndicatorTarget, toStatement } from './coverage-features.ts';
import { isHedged } from './specificity.ts';

const SENTENCES = [
  'I moved 14 services to Kubernetes in two years, because releases failed, and errors fell from 9 to 2 percent.',
  'Я перевёл 14 сервисов в Kubernetes за два года, потому что релизы падали, и ошибок стало не 9, а 2 процента.',
];

/** Reads one sentence in each language. */
export function warmUp(knowledge: Knowledge): void {
  const target = toIndicatorTarget('Kubernetes', knowledge);
  for (const sentence of readText(SENTENCES.join('\n'), knowledge)) {
    lexicalFeatures(target, toStatement(sentence, knowledge), knowledge);
    isHedged(sentence);
  }
}
