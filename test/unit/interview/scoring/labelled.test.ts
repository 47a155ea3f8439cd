import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countPairs, judgePairs } from '../../../../scripts/labelled/coverage.ts';
import { countRead, readUtterances, vocabularyOf } from '../../../../scripts/labelled/extraction.ts';
import { figuresOf } from '../../../../scripts/labelled/figures.ts';
import { createLog } from '../../../../src/main/base/log.ts';
import { createInference, type Inference } from '../../../../src/main/inference/inference.ts';
import type { ModelLibrary } from '../../../../src/main/ports/model-library.ts';
import { missingModels, openTestLibrary } from '../../../fixtures/model-library.ts';
import { knowledge } from '../../../fixtures/screening-domain.ts';
import { loadPairs, loadUtterances } from '../../../labelled/labelled.ts';

const noModel = await missingModels('all-MiniLM-L6-v2');

describe('the labelled sets', () => {
  it('have two languages, as many traps as evidence, and a third held back', async () => {
    const [dev, held] = await Promise.all([loadPairs('dev'), loadPairs('held')]);
    const all = [...dev, ...held];
    expect(all.length).toBeGreaterThanOrEqual(160);
    expect(Math.abs(held.length - all.length / 3)).toBeLessThan(1);
    for (const share of [all.filter(({ lang }) => lang === 'ru').length / all.length, all.filter(({ label }) => label === 1).length / all.length]) {
      expect(share).toBeGreaterThan(0.45);
      expect(share).toBeLessThan(0.55);
    }
    expect(new Set(all.map(({ indicator, text }) => `${indicator}\n${text}`)).size).toBe(all.length);
  });
});

describe('coverage on the held pairs', () => {
  it('has F1 of at least 0.80 by words alone', async () => {
    const judged = await judgePairs(await loadPairs('held'), knowledge, null);
    expect(figuresOf(countPairs(judged, null)).f1).toBeGreaterThanOrEqual(0.8);
  });

  describe.skipIf(noModel)('with an embedder', () => {
    let library: ModelLibrary;
    let inference: Inference;
    beforeAll(async () => {
      library = await openTestLibrary();
      const workerUrl = new URL('../../../../src/main/inference/worker.ts', import.meta.url);
      inference = createInference({ workerUrl, library, log: createLog({ level: 'silent' }) });
    });
    afterAll(async () => {
      await inference.close();
      await library.close();
    });

    it('has F1 of at least 0.85 in English, and gives the same twice', async () => {
      const pairs = (await loadPairs('held')).filter(({ lang }) => lang === 'en');
      const judged = await judgePairs(pairs, knowledge, inference.embedder);
      expect(figuresOf(countPairs(judged, 'en')).f1).toBeGreaterThanOrEqual(0.85);
      expect(await judgePairs(pairs, knowledge, inference.embedder)).toEqual(judged);
    });
  });
});

describe('extraction on the held utterances', () => {
  it('has F1 of at least 0.9 for skills and 0.85 for years and for figures', async () => {
    const [dev, held] = await Promise.all([loadUtterances('dev'), loadUtterances('held')]);
    const read = readUtterances(held.items, vocabularyOf([...dev.items, ...held.items]), held.now, knowledge);
    expect(figuresOf(countRead(read, 'skills')).f1).toBeGreaterThanOrEqual(0.9);
    // Whatever is found beyond the labels counts as wrong here.
    expect(figuresOf(countRead(read, 'named')).precision).toBeGreaterThanOrEqual(0.85);
    expect(figuresOf(countRead(read, 'roles')).precision).toBeGreaterThanOrEqual(0.85);
    expect(figuresOf(countRead(read, 'years')).f1).toBeGreaterThanOrEqual(0.85);
    expect(figuresOf(countRead(read, 'metrics')).f1).toBeGreaterThanOrEqual(0.85);
  });
});
