/** Coverage by words and, where an embedder speaks the language, by meaning. */
import type { Embedder } from '../../ports/engines.ts';
import type { Language } from '../../ports/language.ts';
import type { JobDescription, TranscriptChunk } from '../../ports/screening.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { createTellings } from './answers.ts';
import { namesOf, toResult, type BestOf, type CoverageResult } from './coverage.ts';
import { profileOf, toIndicatorTarget, toStatement, type Statement } from './coverage-features.ts';
import { createBreather, readGently } from './gently.ts';
import { scoreFor } from './indicator-score.ts';

export interface CoverageMatcherOptions {
  readonly knowledge: Knowledge;
  /** Null, or one with no model installed: words alone decide. */
  readonly embedder: Embedder | null;
  /** Called when the embedder failed and words alone decided. */
  readonly onFailure?: (error: unknown) => void;
}

export interface CoverageMatcher {
  /**
   * The same input gives the same answer. The event loop is never held for long.
   * @param chunks the answers that make up the transcript, where it is known what they answer and how surely they were heard
   * @throws only what `signal` aborts with
   */
  match(jd: JobDescription, transcript: string, signal?: AbortSignal, chunks?: readonly TranscriptChunk[]): Promise<CoverageResult>;
}

/** Sentences whose meaning is looked at; of more, as many are taken evenly from the whole. */
const MAX_EMBEDDED = 400;
/** Fewer claimed words than this have no meaning worth comparing. */
const MIN_WORDS = 3;

/** The language of a short text by its letters; null where it has none. */
export function languageOf(text: string): Language | null {
  const cyrillic = text.match(/[а-яё]/giu)?.length ?? 0;
  const latin = text.match(/[a-z]/giu)?.length ?? 0;
  return cyrillic + latin === 0 ? null : cyrillic >= latin ? 'ru' : 'en';
}

/** Nearness of two vectors of length 1, never below 0, with two decimals: so that machines agree. */
export function similarityOf(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index++) sum += a[index]! * (b[index] ?? 0);
  return Math.round(Math.max(0, sum) * 100) / 100;
}

export function createCoverageMatcher({ knowledge, embedder, onFailure }: CoverageMatcherOptions): CoverageMatcher {
  /** Vectors of those texts whose language the embedder understands; none where it has no model. */
  async function vectorsOf(profiles: readonly string[], statements: readonly Statement[], signal?: AbortSignal): Promise<Map<string, Float32Array>> {
    if (embedder === null) return new Map();
    const languages = embedder.languages();
    const speaks = (text: string): boolean => languages.some((language) => language === languageOf(text));
    const telling = statements.filter(({ sentence, stems }) => stems.size >= MIN_WORDS && speaks(sentence.text)).map(({ sentence }) => sentence.text);
    if (telling.length === 0 || profiles.length === 0) return new Map();
    const step = Math.max(1, telling.length / MAX_EMBEDDED);
    const chosen = Array.from({ length: Math.min(telling.length, MAX_EMBEDDED) }, (_, index) => telling[Math.floor(index * step)]!);
    const texts = [...new Set([...profiles.filter(speaks), ...chosen])];
    try {
      const vectors = await embedder.embed(texts, signal);
      return new Map(texts.flatMap((text, index) => (vectors[index] === undefined ? [] : [[text, vectors[index]]])));
    } catch (error) {
      signal?.throwIfAborted();
      onFailure?.(error);
      return new Map();
    }
  }

  return {
    async match(jd, transcript, signal, chunks = []) {
      signal?.throwIfAborted();
      const breathe = createBreather(signal);
      const tellingAt = createTellings(transcript, chunks);
      const statements: (Statement & { readonly language: Language })[] = [];
      for (const sentence of await readGently(transcript, knowledge, signal)) {
        statements.push({ ...toStatement(sentence, knowledge, tellingAt(sentence.start)), language: languageOf(sentence.text) ?? 'en' });
        const pause = breathe();
        if (pause !== undefined) await pause;
      }
      const targets = namesOf(jd).map((name) => {
        const target = toIndicatorTarget(name, knowledge);
        return { name, target, profiles: { en: profileOf(name, target, 'en', knowledge), ru: profileOf(name, target, 'ru', knowledge) } };
      });
      const compared = targets.filter(({ target }) => !target.isProduct).flatMap(({ profiles }) => [profiles.en, profiles.ru]);
      const vectors = await vectorsOf(compared, statements, signal);
      const best = new Map<string, ReturnType<BestOf>>();
      for (const { name, target, profiles } of targets) {
        let found: ReturnType<BestOf> = null;
        for (const statement of statements) {
          const pause = breathe();
          if (pause !== undefined) await pause;
          const wanted = target.isProduct ? undefined : vectors.get(profiles[statement.language]);
          const vector = vectors.get(statement.sentence.text);
          const similarity = wanted === undefined || vector === undefined ? null : similarityOf(wanted, vector);
          const score = scoreFor(name, target, statement, knowledge, similarity);
          if (score > (found?.score ?? 0)) found = { statement, score };
        }
        best.set(name, found);
      }
      return toResult(jd, (name) => best.get(name) ?? null);
    },
  };
}
