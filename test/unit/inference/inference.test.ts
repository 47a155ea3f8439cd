import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLog } from '../../../src/main/base/log.ts';
import { createInference, type Inference } from '../../../src/main/inference/inference.ts';
import { resample } from '../../../src/main/media/resample.ts';
import { decodeWav } from '../../../src/main/media/wav.ts';
import type { ModelLibrary } from '../../../src/main/ports/model-library.ts';
import type { SpeechSegment } from '../../../src/main/ports/engines.ts';
import { assetPath, missingAssets } from '../../fixtures/assets.ts';
import { missingModels, openTestLibrary } from '../../fixtures/model-library.ts';
import { wordErrorRate } from '../../fixtures/wer.ts';

const JFK = 'media/audio/jfk.wav';
const RUSSIAN = 'media/audio/deepspeech_ru.wav';
const JFK_TEXT = 'And so my fellow Americans, ask not what your country can do for you, ask what you can do for your country.';

const noWhisper = await missingModels('whisper-base');
const noVad = await missingModels('silero-vad');
const noKokoro = await missingModels('kokoro-82m');
const noise = (length: number): Float32Array => {
  let state = 1;
  return Float32Array.from({ length }, () => ((state = (state * 48_271) % 2_147_483_647) / 2_147_483_647 - 0.5) * 0.05);
};

function load(asset: string): Float32Array {
  const { samples, sampleRateHz } = decodeWav(readFileSync(assetPath(asset) ?? ''));
  return resample(samples, sampleRateHz, 16_000);
}

async function join(segments: AsyncIterable<SpeechSegment>): Promise<Float32Array> {
  const pieces: Float32Array[] = [];
  for await (const { samples, sampleRateHz } of segments) pieces.push(resample(samples, sampleRateHz, 16_000));
  const whole = new Float32Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

describe('inference', () => {
  const firstSamples = async (text: string): Promise<Float32Array | null> => {
    const { segments } = await inference.tts.speak({ text, language: 'en', voice: 'af_heart' });
    for await (const { samples } of segments) return samples;
    return null;
  };
  let library: ModelLibrary;
  let inference: Inference;
  beforeAll(async () => {
    library = await openTestLibrary();
    inference = createInference({ workerUrl: new URL('../../../src/main/inference/worker.ts', import.meta.url), library, log: createLog({ level: 'silent' }) });
  });
  afterAll(async () => {
    await inference.close();
    await library.close();
  });

  describe.skipIf(noWhisper)('recogniser', () => {
    it.skipIf(missingAssets(JFK))('writes down English with times and confidences in order', async () => {
      const samples = load(JFK);
      const { text, words, confidence, language } = await inference.stt.recognise(samples, { language: 'en', wordTimes: true });
      expect(wordErrorRate(JFK_TEXT, text)).toBeLessThanOrEqual(0.1);
      expect(language).toBe('en');
      expect(confidence).toBeGreaterThan(0.6);
      expect(words.map((word) => word.text).join(' ')).toBe(text);
      words.forEach((word, i) => {
        expect(word.startS).toBeGreaterThanOrEqual(words[i - 1]?.startS ?? 0);
        expect(word.endS).toBeLessThanOrEqual(samples.length / 16_000 + 0.02);
        expect(word.confidence).toBeGreaterThan(0);
        expect(word.confidence).toBeLessThanOrEqual(1);
      });
      expect(inference.stt.status()).toMatchObject({ engine: 'whisper-base q8', state: 'ready', realTimeFactor: expect.any(Number) });
    });

    it.skipIf(missingAssets(RUSSIAN))('writes down Russian, asked or detected, with hotwords', async () => {
      const samples = load(RUSSIAN);
      for (const language of ['ru', null] as const) {
        const result = await inference.stt.recognise(samples, { language, prompt: 'Docker, бедняга' });
        expect(result.language).toBe('ru');
        expect(wordErrorRate('бедняга ребят на его месте должен был быть я', result.text)).toBeLessThanOrEqual(0.35);
      }
    });

    it('writes nothing for silence, noise and what is too short', async () => {
      for (const samples of [new Float32Array(32_000), noise(32_000), noise(100)]) {
        for (const language of ['en', 'ru'] as const) {
          expect(await inference.stt.recognise(samples, { language })).toMatchObject({ text: '', words: [], confidence: null });
        }
      }
    });

    it('drops a decode that is no longer wanted and goes on with the next', async () => {
      const abort = new AbortController();
      const running = inference.stt.recognise(noise(160_000), { language: 'en', signal: abort.signal });
      const waiting = inference.stt.recognise(noise(160_000), { language: 'en', signal: abort.signal });
      const next = inference.stt.recognise(new Float32Array(16_000), { language: 'en' });
      setImmediate(() => abort.abort(new Error('stale')));
      await expect(running).rejects.toThrowError('stale');
      await expect(waiting).rejects.toThrowError('stale');
      expect((await next).text).toBe('');
    });
  });

  describe.skipIf(noVad)('voice detector', () => {
    it.skipIf(missingAssets(JFK))('tells speech from silence and noise, in pieces as at once', async () => {
      const samples = load(JFK);
      const whole = samples.subarray(0, samples.length - (samples.length % 512));
      const once = await (await inference.vad.open()).push(whole);
      const stream = await inference.vad.open();
      const pieces = await Promise.all([stream.push(whole.subarray(0, 51_200)), stream.push(whole.subarray(51_200))]);
      expect([...(pieces[0] ?? []), ...(pieces[1] ?? [])]).toEqual([...once]);
      expect(once.filter((probability) => probability > 0.5).length / once.length).toBeGreaterThan(0.5);
      for (const quiet of [new Float32Array(32_768), noise(32_768)]) {
        const probabilities = await (await inference.vad.open()).push(quiet);
        expect(Math.max(...probabilities)).toBeLessThan(0.5);
      }
      await expect(stream.push(new Float32Array(100))).rejects.toMatchObject({ code: 'INVALID_REQUEST' });
      stream.close();
      await expect(stream.push(new Float32Array(512))).rejects.toMatchObject({ code: 'ENGINE_UNAVAILABLE' });
    });
  });

  describe('synthesiser', () => {
    it('always has a voice for both languages', async () => {
      for (const [voice, language, text] of [['espeak-en', 'en', 'Hello there.'], ['espeak-ru', 'ru', 'Добрый день.']] as const) {
        const plan = await inference.tts.speak({ text, language, voice });
        expect(plan).toMatchObject({ engine: 'eSpeak NG', voice, sentences: [text] });
        const samples = await join(plan.segments);
        expect(samples.length).toBeGreaterThan(8_000);
        expect(Math.max(...samples.map(Math.abs))).toBeLessThanOrEqual(1);
      }
    });

    it('refuses an unknown voice by naming those that there are', async () => {
      await expect(inference.tts.speak({ text: 'Hi', language: 'en', voice: 'nobody' })).rejects.toMatchObject({
        code: 'INVALID_REQUEST', message: expect.stringContaining('espeak-en'),
      });
      await expect(inference.tts.speak({ text: 'Hi', language: 'en', voice: 'espeak-ru' })).rejects.toMatchObject({ code: 'INVALID_REQUEST' });
    });

    it('has nothing to say without words', async () => {
      const plan = await inference.tts.speak({ text: ' … ', language: 'en', voice: null });
      expect(plan.sentences).toEqual([]);
      expect((await join(plan.segments)).length).toBe(0);
    });

    it.skipIf(noKokoro || noWhisper)('speaks English that the recogniser understands, and remembers it', async () => {
      const text = 'Tell me about a project that you are proud of. How did you measure success?';
      const plan = await inference.tts.speak({ text, language: 'en', voice: null });
      expect(plan).toMatchObject({ voice: 'af_heart', sampleRateHz: 24_000 });
      expect(plan.sentences).toHaveLength(2);
      const samples = await join(plan.segments);
      expect(wordErrorRate(text, (await inference.stt.recognise(samples, { language: 'en' })).text)).toBeLessThanOrEqual(0.15);
      const [first, again] = [await firstSamples(text), await firstSamples(text)];
      expect(again).toBe(first);
    });
  });

  it.skipIf(noWhisper || noVad || noKokoro).each(['idle', 'busy'])('lets its process end well after closing (%s)', async (how) => {
    const program = resolve(import.meta.dirname, '../../fixtures/recognise-and-exit.ts');
    const { stdout } = await promisify(execFile)(process.execPath, [program, how], { timeout: 100_000 });
    expect(JSON.parse(stdout)).toEqual(how === 'idle' ? { text: '', isQuiet: true } : { outcome: 'ENGINE_UNAVAILABLE' });
  });
});
