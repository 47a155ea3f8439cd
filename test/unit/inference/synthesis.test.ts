import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ENGLISH_SENTENCES } from '../../../scripts/bench/interview-sentences.ts';
import { roundTrip } from '../../../scripts/bench/synthesis.ts';
import { createLog } from '../../../src/main/base/log.ts';
import { loudness, MAX_PEAK, TARGET_LUFS } from '../../../src/main/inference/engines/speech-level.ts';
import { createInference, type Inference } from '../../../src/main/inference/inference.ts';
import type { SpeechSegment } from '../../../src/main/ports/engines.ts';
import type { ModelLibrary } from '../../../src/main/ports/model-library.ts';
import { missingModels, openTestLibrary } from '../../fixtures/model-library.ts';
import { tempDir } from '../../fixtures/temp-dir.ts';

const noKokoro = await missingModels('kokoro-82m');
const noWhisper = await missingModels('whisper-base');
const log = createLog({ level: 'silent' });
const workerUrl = new URL('../../../src/main/inference/worker.ts', import.meta.url);
/** Every third one: all twenty are in the benchmark. */
const SENTENCES = ENGLISH_SENTENCES.filter((_, i) => i % 3 === 0);

async function all(segments: AsyncIterable<SpeechSegment>): Promise<SpeechSegment[]> {
  const list: SpeechSegment[] = [];
  for await (const segment of segments) list.push(segment);
  return list;
}

describe.skipIf(noKokoro)('speech by Kokoro', () => {
  let library: ModelLibrary;
  let inference: Inference;
  beforeAll(async () => {
    library = await openTestLibrary();
    inference = createInference({ workerUrl, library, log });
  });
  afterAll(async () => {
    await inference.close();
    await library.close();
  });

  it('tells where its sounds are: vowels are louder inside their times than the rest', async () => {
    const { segments } = await inference.tts.speak({ text: 'Which part of the system did you build yourself?', language: 'en', voice: 'af_heart' });
    const [{ samples, sampleRateHz, phonemes } = { samples: new Float32Array(0), sampleRateHz: 1, phonemes: [] }] = await all(segments);
    expect(phonemes.map(({ symbol }) => symbol).join('')).toMatch(/^wˌ?ɪtʃpˈɑ/u);
    phonemes.forEach(({ startS, endS }, i) => {
      expect(startS).toBeGreaterThanOrEqual((phonemes[i - 1]?.endS ?? 0.03) - 1e-9);
      expect(endS).toBeGreaterThan(startS);
    });
    expect(phonemes.at(-1)?.endS).toBeLessThan(samples.length / sampleRateHz - 0.1);
    const power = [0, 0];
    const count = [0, 0];
    for (const [i, sample] of samples.entries()) {
      const isVowel = phonemes.some(({ symbol, startS, endS }) => /[aeiouæɑɔəɛɜɪʊʌɚ]/u.test(symbol) && i / sampleRateHz >= startS && i / sampleRateHz < endS) ? 1 : 0;
      power[isVowel] = (power[isVowel] ?? 0) + sample * sample;
      count[isVowel] = (count[isVowel] ?? 0) + 1;
    }
    expect((power[1] ?? 0) / (count[1] ?? 1)).toBeGreaterThan((2 * (power[0] ?? 0)) / (count[0] ?? 1));
  });

  it('is as loud as other voices, with nothing clipped', async () => {
    for (const voice of ['af_heart', 'am_michael', 'espeak-en']) {
      const { segments } = await inference.tts.speak({ text: 'How did you measure success?', language: 'en', voice });
      for (const { samples, sampleRateHz } of await all(segments)) {
        expect(Math.abs(loudness(samples, sampleRateHz) - TARGET_LUFS)).toBeLessThan(1);
        expect(samples.every((sample) => Math.abs(sample) <= MAX_PEAK)).toBe(true);
      }
    }
  });

  it.skipIf(noWhisper)('is understood: interview sentences are recognised back', { timeout: 180_000 }, async () => {
    const rates = await roundTrip(inference, SENTENCES, 'en', 'af_heart');
    expect(rates.reduce((sum, rate) => sum + rate, 0) / rates.length).toBeLessThanOrEqual(0.1);
  });
});

describe('a text whose words are longer than itself', () => {
  it('is made in pieces of bounded length, each told by its words; a short one stays whole', async () => {
    const library = await openTestLibrary();
    const inference = createInference({ workerUrl, library, log });
    const digits = '0123456789'.repeat(20);
    const plan = await inference.tts.speak({ text: digits, language: 'en', voice: 'espeak-en' });
    expect([plan.sentences.length, plan.isOnePiece]).toEqual([1, false]);
    const segments = await all(plan.segments);
    expect(segments.length).toBeGreaterThan(2);
    for (const { samples, sampleRateHz } of segments) expect(samples.length / sampleRateHz).toBeLessThan(45);
    expect(segments.flatMap(({ text }) => text.split(' '))).toHaveLength(digits.length);
    const short = await inference.tts.speak({ text: 'It took 250 ms.', language: 'en', voice: 'espeak-en' });
    expect(short.isOnePiece).toBe(true);
    expect((await all(short.segments)).map(({ text }) => text)).toEqual(['It took 250 ms.']);
    await inference.close();
    await library.close();
  });
});

describe('speech that was made before', () => {
  it('comes from the disk after a restart, with its phonemes, and is made once when asked twice', async () => {
    const library = await openTestLibrary();
    const speechCache = { folder: tempDir(), maxBytes: 10_000_000 };
    const request = { text: 'What did you learn?', language: 'en', voice: 'espeak-en' } as const;
    const first = createInference({ workerUrl, library, log, speechCache });
    const [once, twice] = await Promise.all([first.tts.speak(request), first.tts.speak({ ...request, priority: 'ahead' })].map(async (plan) => all((await plan).segments)));
    expect(twice?.[0]?.samples).toBe(once?.[0]?.samples);
    await first.close();

    // A worker that cannot start: what is heard now was kept.
    const second = createInference({ workerUrl: new URL('missing.ts', workerUrl), library, log, speechCache });
    const [kept] = await all((await second.tts.speak(request)).segments);
    expect(kept?.phonemes).toEqual(once?.[0]?.phonemes);
    expect(kept?.samples.length).toBe(once?.[0]?.samples.length);
    await expect(all((await second.tts.speak({ ...request, text: 'Something else' })).segments)).rejects.toMatchObject({ code: 'ENGINE_UNAVAILABLE' });
    await second.close();
    await library.close();
  });
});
