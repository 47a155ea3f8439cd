import { describe, expect, it } from 'vitest';
import { createCoverageMatcher, languageOf, similarityOf } from '../../../../src/main/interview/scoring/coverage-matcher.ts';
import { matchCoverage } from '../../../../src/main/interview/scoring/coverage.ts';
import type { Embedder } from '../../../../src/main/ports/engines.ts';
import type { Language } from '../../../../src/main/ports/language.ts';
import { jobOf, knowledge } from '../../../fixtures/screening-domain.ts';

const jd = jobOf({ people: ['conflict resolution'], tools: ['Docker'] });
const told = 'Two of my designers had fallen out, so I met them one by one and it was over in a week.';

/** Texts of which `isNear` says so have one vector; each other text lies far from all. */
function embedderOf(languages: readonly Language[], isNear: (text: string) => boolean, fails = false): Embedder & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    status: () => ({ task: 'embedding', engine: 'by hand', state: 'ready', device: 'cpu', realTimeFactor: null, detail: null }),
    languages: () => languages,
    ready: () => Promise.resolve(),
    embed(texts) {
      asked.push(...texts);
      if (fails) return Promise.reject(new Error('the engine is gone'));
      return Promise.resolve(texts.map((text, index) => Float32Array.of(isNear(text) ? 1 : 0, ...texts.map((_, other) => (other === index && !isNear(text) ? 1 : 0)))));
    },
  };
}

describe('coverage by meaning', () => {
  it('covers what is told in other words', async () => {
    const embedder = embedderOf(['en'], (text) => text === told || text.includes('both sides'));
    const { coverage, evidence } = await createCoverageMatcher({ knowledge, embedder }).match(jd, `${told} I like tea very much.`);
    expect(matchCoverage(jd, told, knowledge).perIndicator['conflict resolution']).toBeLessThan(0.5);
    expect(coverage.perIndicator['conflict resolution']).toBeGreaterThan(0.5);
    expect(coverage.perIndicator.Docker).toBe(0);
    expect(evidence).toMatchObject([{ indicator: 'conflict resolution', sentence: told, start: 0 }]);
  });

  it('asks only about languages that the embedder understands', async () => {
    const embedder = embedderOf(['en'], () => true);
    const text = 'Развёл спорщиков по углам и поговорил с каждым.';
    expect((await createCoverageMatcher({ knowledge, embedder }).match(jd, text)).coverage).toEqual(matchCoverage(jd, text, knowledge));
    expect(embedder.asked).toEqual([]);
  });

  it('goes by words alone without an embedder, with none installed, and with one that fails', async () => {
    const text = `${told} I use Docker every day.`;
    const words = matchCoverage(jd, text, knowledge);
    const failures: unknown[] = [];
    const onFailure = (error: unknown): void => void failures.push(error);
    for (const embedder of [null, embedderOf([], () => true), embedderOf(['en'], () => true, true)]) {
      expect((await createCoverageMatcher({ knowledge, embedder, onFailure }).match(jd, text)).coverage).toEqual(words);
    }
    expect(failures).toHaveLength(1);
  });

  it('stops when it is aborted', async () => {
    const gone = AbortSignal.abort(new Error('left'));
    await expect(createCoverageMatcher({ knowledge, embedder: null }).match(jd, told, gone)).rejects.toThrow('left');
  });

  it('takes a bounded number of sentences from a very long text', async () => {
    const embedder = embedderOf(['en'], () => false);
    const text = Array.from({ length: 2_000 }, (_, index) => `This is sentence number ${index} of a long story.`).join(' ');
    await createCoverageMatcher({ knowledge, embedder }).match(jd, text);
    expect(embedder.asked.length).toBeLessThan(420);
    expect(embedder.asked.some((sentence) => sentence.includes('number 1995'))).toBe(true);
  });
});

describe('the parts', () => {
  it('rounds nearness, never below 0, and tells languages by letters', () => {
    expect(similarityOf(Float32Array.of(0.6, 0.8), Float32Array.of(0.8, 0.6))).toBe(0.96);
    expect(similarityOf(Float32Array.of(1, 0), Float32Array.of(-1, 0))).toBe(0);
    expect(['I use Docker', 'Ставил Docker', '12 345'].map(languageOf)).toEqual(['en', 'ru', null]);
  });
});
