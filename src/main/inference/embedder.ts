/** The sentence embedder as the domain sees it: vectors by text, those made before kept at hand. */
import type { Embedder } from '../ports/engines.ts';
import type { Language } from '../ports/language.ts';
import type { EngineHost } from './engine-host.ts';
import { createJobQueue } from '../base/job-queue.ts';
import type { Loadable } from './loadable.ts';

export interface EmbedderModel {
  /** The manifest's id. */
  readonly id: string;
  /** As status lines show it. */
  readonly name: string;
  readonly languages: readonly Language[];
}

/** The best first. Vectors of two models cannot be compared, so one model answers all. */
export const EMBEDDER_MODELS: readonly EmbedderModel[] = [
  { id: 'multilingual-e5-small', name: 'multilingual-e5-small q8', languages: ['en', 'ru'] },
  { id: 'all-MiniLM-L6-v2', name: 'all-MiniLM-L6-v2 int8', languages: ['en'] },
];

/** Texts that go to the process at a time, so that callers take turns. */
const BATCH = 32;
const MAX_WAITING = 64;
/** 4096 vectors of 384 values are 6 MB. */
const MAX_CACHED = 4_096;
/** Far beyond what any model reads; longer texts are cut before they travel. */
const MAX_CHARACTERS = 8_000;

export function createEmbedder(host: EngineHost, model: Loadable): Embedder {
  const queue = createJobQueue(1, MAX_WAITING);
  /** In order of last use. */
  const cache = new Map<string, Float32Array>();
  let cachedFor = '';

  const known = (text: string): Float32Array | undefined => {
    const vector = cache.get(text);
    if (vector === undefined) return undefined;
    cache.delete(text);
    cache.set(text, vector);
    return vector;
  };
  const remember = (text: string, vector: Float32Array): void => {
    cache.set(text, vector);
    const [oldest] = cache.keys();
    if (cache.size > MAX_CACHED && oldest !== undefined) cache.delete(oldest);
  };

  const embed: Embedder['embed'] = async (texts, signal) => {
    signal?.throwIfAborted();
    await model.ready();
    const { engine } = model.status();
    if (cachedFor !== engine) cache.clear();
    cachedFor = engine;
    const cut = texts.map((text) => text.slice(0, MAX_CHARACTERS));
    const found = new Map<string, Float32Array>();
    for (const text of cut) {
      const vector = known(text);
      if (vector !== undefined) found.set(text, vector);
    }
    const missing = [...new Set(cut)].filter((text) => !found.has(text));
    for (let at = 0; at < missing.length; at += BATCH) {
      const batch = missing.slice(at, at + BATCH);
      const { vectors } = await queue.run(async () => {
        await model.ready();
        return host.call('embed', { texts: batch }, signal);
      }, signal);
      vectors.forEach((vector, i) => {
        const text = batch[i] ?? '';
        found.set(text, vector);
        if (cachedFor === engine) remember(text, vector);
      });
    }
    // Another model was installed meanwhile: its vectors lie in another space.
    if (model.status().engine !== engine) return embed(texts, signal);
    // Copies: what a caller does to its vectors stays with it.
    return cut.map((text) => Float32Array.from(found.get(text) ?? []));
  };
  return {
    status: () => model.status(),
    languages: () => EMBEDDER_MODELS.find(({ id }) => id === model.installed())?.languages ?? [],
    ready: () => model.ready(),
    embed,
  };
}
