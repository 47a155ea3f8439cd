/** How fast each voice speaks, how soon it is heard, and whether it is understood: what it says is recognised back. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '../../src/main/base/config.ts';
import { createLog } from '../../src/main/base/log.ts';
import { createInference, type Inference } from '../../src/main/inference/inference.ts';
import { joinSamples } from '../../src/main/media/pcm.ts';
import { resample } from '../../src/main/media/resample.ts';
import { loadManifest } from '../../src/main/models/manifest.ts';
import { createModelLibrary } from '../../src/main/models/model-library.ts';
import type { Language } from '../../src/main/ports/language.ts';
import { programPaths } from '../../src/main/program-paths.ts';
import { wordErrorRate } from '../../test/fixtures/wer.ts';
import { ENGLISH_SENTENCES, RUSSIAN_SENTENCES } from './interview-sentences.ts';
import { timed, type Row } from './measure.ts';

const RECOGNISER_RATE_HZ = 16_000;
/** Sentences for the speed of one voice. */
const FOR_SPEED = 4;
/** Two clauses: the first sound needs only the first of them. */
const LONG = 'Before we talk about your last project, tell me in a few words what your team did and who used it.';

interface Spoken {
  readonly samples: Float32Array;
  readonly firstMs: number;
  readonly totalMs: number;
  readonly audioS: number;
}

async function speak({ tts }: Inference, text: string, language: Language, voice: string | null): Promise<Spoken> {
  const startedMs = performance.now();
  const { segments } = await tts.speak({ text, language, voice });
  const pieces: Float32Array[] = [];
  let firstMs = 0;
  let audioS = 0;
  for await (const { samples, sampleRateHz } of segments) {
    if (pieces.length === 0) firstMs = performance.now() - startedMs;
    audioS += samples.length / sampleRateHz;
    pieces.push(resample(samples, sampleRateHz, RECOGNISER_RATE_HZ));
  }
  const totalMs = performance.now() - startedMs;
  return { samples: joinSamples(pieces), firstMs, totalMs, audioS };
}

/** Word error rates of sentences that are spoken and recognised back, one each. */
export async function roundTrip(inference: Inference, sentences: readonly string[], language: Language, voice: string | null): Promise<number[]> {
  const rates: number[] = [];
  for (const text of sentences) {
    const { samples } = await speak(inference, text, language, voice);
    rates.push(wordErrorRate(text, (await inference.stt.recognise(samples, { language })).text));
  }
  return rates;
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const loudest = (samples: Float32Array): number => samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);

/** Rows for `npm run bench -- speech`; voices and recognisers that are not installed are left out. */
export async function synthesisRows(): Promise<Row[]> {
  const paths = programPaths(new URL('../../src/main/headless.ts', import.meta.url).href);
  const { modelsDirs } = loadConfig([], paths.root);
  const cacheFolder = mkdtempSync(join(tmpdir(), 'viva-bench-speech-'));
  const log = createLog({ level: 'error' });
  const library = createModelLibrary({ manifest: await loadManifest(paths.manifest), folders: modelsDirs, allowNetwork: false, log });
  await library.settled();
  const inference = createInference({ workerUrl: paths.inferenceWorker, library, log, modelsDirs, speechCache: { folder: cacheFolder, maxBytes: 256 * 1024 * 1024 } });
  try {
    return await measure(inference, library.locate('whisper-base') !== null);
  } finally {
    await inference.close();
    await library.close();
    rmSync(cacheFolder, { recursive: true, force: true });
  }
}

async function measure(inference: Inference, canRecognise: boolean): Promise<Row[]> {
  const rows: Row[] = [];
  const { tts } = inference;
  await (await tts.speak({ text: 'Warm', language: 'en', voice: null })).segments[Symbol.asyncIterator]().next();
  const best = new Map<string, { id: string; language: Language }>();
  for (const language of ['en', 'ru'] as const) {
    for (const { id, engine, languages } of tts.voices()) {
      if (languages.includes(language) && !best.has(`${engine} ${language}`)) best.set(`${engine} ${language}`, { id, language });
    }
  }
  const sentencesOf = (language: Language): readonly string[] => (language === 'en' ? ENGLISH_SENTENCES : RUSSIAN_SENTENCES);
  for (const [name, { id, language }] of best) {
    // The first call may still load the voice.
    await speak(inference, language === 'en' ? 'Ready' : 'Готово', language, id);
    const spoken: Spoken[] = [];
    for (const text of sentencesOf(language).slice(-FOR_SPEED)) spoken.push(await speak(inference, text, language, id));
    rows.push({ name: `synthesis, ${name}, real-time factor`, unit: 'ratio', samples: spoken.map(({ totalMs, audioS }) => totalMs / 1_000 / audioS), note: `${id}, peak ${Math.max(...spoken.map(({ samples }) => loudest(samples))).toFixed(2)}` });
  }
  rows.push({ name: 'synthesis, first sound, uncached', unit: 'ms', samples: [(await speak(inference, LONG, 'en', null)).firstMs] });
  rows.push({ name: 'synthesis, first sound, cached', unit: 'ms', samples: await timed(20, () => speak(inference, 'Ready', 'en', null)) });
  if (!canRecognise) return rows;
  for (const language of ['en', 'ru'] as const) {
    const rates = await roundTrip(inference, sentencesOf(language), language, null);
    const { voice } = await tts.speak({ text: '.', language, voice: null });
    rows.push({ name: `synthesis, word error rate of ${rates.length} sentences, ${language}`, unit: 'ratio', samples: [mean(rates)], note: `${voice}, recognised by ${inference.stt.status().engine}` });
  }
  return rows;
}
