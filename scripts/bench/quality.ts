/** How right coverage and extraction are on the labelled sets: F1 with precision and recall beside it. */
import { join } from 'node:path';
import { toKnowledge } from '../../src/main/interview/knowledge/knowledge.ts';
import { loadResources } from '../../src/main/store/resources.ts';
import { loadFreshPairs, loadPairs, loadUtterances, type LabelledPair } from '../../test/labelled/labelled.ts';
import { countPairs, judgePairs, type Judged } from '../labelled/coverage.ts';
import { withEmbedder } from '../labelled/embedder.ts';
import { countRead, KINDS, readUtterances, vocabularyOf } from '../labelled/extraction.ts';
import { figuresOf, type Counts } from '../labelled/figures.ts';
import type { Row } from './measure.ts';

function rowOf(name: string, counts: Counts): Row {
  const { precision, recall, f1 } = figuresOf(counts);
  return { name, unit: 'ratio', samples: [f1], note: `F1; precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}, wanted ${counts.right + counts.missed}` };
}

/** For both parts of the sets: coverage by words, coverage with the installed embedder, extraction by rules. */
export async function quality(): Promise<Row[]> {
  const knowledge = toKnowledge(loadResources(join(import.meta.dirname, '../../resources')));
  const vocabulary = vocabularyOf([...(await loadUtterances('dev')).items, ...(await loadUtterances('held')).items]);
  const rows: Row[] = [];
  const addCoverage = (part: string, how: string, judged: readonly Judged[]): void => {
    for (const language of ['en', 'ru', null] as const) rows.push(rowOf(`coverage ${part}, ${how}, ${language ?? 'both'}`, countPairs(judged, language)));
  };
  await withEmbedder(async (embedder) => {
    const compare = async (part: string, pairs: readonly LabelledPair[]): Promise<void> => {
      addCoverage(part, 'words', await judgePairs(pairs, knowledge, null));
      if (embedder !== null) addCoverage(part, embedder.status().engine.split(' ')[0] ?? 'embedder', await judgePairs(pairs, knowledge, embedder));
    };
    await compare('fresh', await loadFreshPairs());
    for (const part of ['dev', 'held'] as const) {
      await compare(part, await loadPairs(part));
      const { now, items } = await loadUtterances(part);
      const read = readUtterances(items, vocabulary, now, knowledge);
      for (const kind of KINDS) rows.push(rowOf(`extraction ${part}, ${kind}`, countRead(read, kind)));
    }
  });
  return rows;
}
