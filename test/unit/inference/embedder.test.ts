import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLog } from '../../../src/main/base/log.ts';
import { meanPooled } from '../../../src/main/inference/engines/embedder.ts';
import { createInference, type Inference } from '../../../src/main/inference/inference.ts';
import type { ModelLibrary } from '../../../src/main/ports/model-library.ts';
import { missingModels, openTestLibrary } from '../../fixtures/model-library.ts';

const workerUrl = new URL('../../../src/main/inference/worker.ts', import.meta.url);
const noModel = (await missingModels('all-MiniLM-L6-v2')) && (await missingModels('multilingual-e5-small'));
const dot = (a: ArrayLike<number> = [], b: ArrayLike<number> = []): number => Array.from(a).reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);

describe('mean pooling', () => {
  it('leaves out what the mask hides and gives a vector of length 1', () => {
    const vector = meanPooled(Float32Array.of(3, 0, 3, 8, 100, 100), BigInt64Array.of(1n, 1n, 0n), 2);
    expect([...vector].map((value) => value.toFixed(3))).toEqual(['0.600', '0.800']);
    expect([...meanPooled(Float32Array.of(1, 1), BigInt64Array.of(0n), 2)]).toEqual([0, 0]);
  });
});

describe.skipIf(noModel)('sentence embedder', () => {
  let library: ModelLibrary;
  let inference: Inference;
  beforeAll(async () => {
    library = await openTestLibrary();
    inference = createInference({ workerUrl, library, log: createLog({ level: 'silent' }) });
  });
  afterAll(async () => {
    await inference.close();
    await library.close();
  });

  it('puts sentences of one meaning near each other', async () => {
    const [docker, containers, cooking] = await inference.embedder.embed(['We deploy our services with Docker', 'Our services run in containers', 'I like to cook soup']);
    expect(docker?.length).toBe(384);
    expect(dot(docker, docker)).toBeCloseTo(1, 5);
    expect(dot(docker, containers)).toBeGreaterThan(dot(docker, cooking) + 0.2);
    expect(inference.embedder.languages()).toContain('en');
    expect(inference.embedder.status()).toMatchObject({ task: 'embedding', state: 'ready' });
  });

  it('gives a text the same vector whatever its neighbours, cached or not', async () => {
    const texts = ['short', 'a much longer sentence that would need the short one to be padded', '', 'short'];
    const together = await inference.embedder.embed(texts);
    const fresh = createInference({ workerUrl, library, log: createLog({ level: 'silent' }) });
    for (const [i, text] of texts.entries()) {
      expect((await fresh.embedder.embed([text]))[0]).toEqual(together[i]);
      expect((await inference.embedder.embed([text]))[0]).toEqual(together[i]);
    }
    await fresh.close();
  });

  it('keeps its cached vectors apart from what callers do to theirs', async () => {
    const [first] = await inference.embedder.embed(['mine']);
    const before = first?.slice();
    first?.fill(0);
    expect((await inference.embedder.embed(['mine']))[0]).toEqual(before);
  });

  it('reads texts of any length, none at all, and lone surrogates', async () => {
    const vectors = await inference.embedder.embed(['word '.repeat(50_000), '\ud800', '🙂']);
    for (const vector of vectors) expect(dot(vector, vector)).toBeCloseTo(1, 5);
    expect(await inference.embedder.embed([])).toEqual([]);
  });

  it('stops when it is no longer wanted', async () => {
    const stop = new AbortController();
    const running = inference.embedder.embed(Array.from({ length: 500 }, (_, i) => `sentence number ${i}`), stop.signal);
    setImmediate(() => stop.abort(new Error('stale')));
    await expect(running).rejects.toThrowError('stale');
    expect(await inference.embedder.embed(['next'])).toHaveLength(1);
  });
});
