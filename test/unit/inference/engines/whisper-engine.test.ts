import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSpeechEngine } from '../../../../src/main/inference/engines/speech.ts';
import { contextFor, loadWhisper, type WhisperModel } from '../../../../src/main/inference/engines/whisper-model.ts';
import { recognise } from '../../../../src/main/inference/engines/whisper.ts';
import { resample } from '../../../../src/main/media/resample.ts';
import { decodeWav } from '../../../../src/main/media/wav.ts';
import type { Language } from '../../../../src/main/ports/language.ts';
import { assetPath, missingAssets } from '../../../fixtures/assets.ts';
import { missingModels, openTestLibrary } from '../../../fixtures/model-library.ts';
import { wordErrorRate } from '../../../fixtures/wer.ts';

const JFK = 'And so my fellow Americans, ask not what your country can do for you, ask what you can do for your country.';
const { signal } = new AbortController();

async function folderOf(id: string): Promise<string> {
  const library = await openTestLibrary();
  const folder = library.locate(id) ?? '';
  await library.close();
  return folder;
}

const clip = async (name: string): Promise<Float32Array> => {
  const { samples, sampleRateHz } = decodeWav(await readFile(assetPath(`media/audio/${name}`) ?? ''));
  return resample(samples, sampleRateHz, 16_000);
};

const hasNoVoice = await missingModels('kokoro-82m');

describe('context', () => {
  it('is the audio and a second, at least six seconds, at most the whole window', () => {
    expect([0.5, 4.9, 5.2, 11, 28.7, 30].map(contextFor)).toEqual([6, 6, 6.5, 12, 30, 30]);
  });
});

describe.skipIf(await missingModels('whisper-base'))('whisper-base', () => {
  let model: WhisperModel;
  const hear = (samples: Float32Array, { language = 'en', prompt = '', using = model }: { language?: Language | null; prompt?: string; using?: WhisperModel } = {}) =>
    recognise(using, { samples, language, prompt, wordTimes: true }, signal);

  beforeAll(async () => {
    model = await loadWhisper(await folderOf('whisper-base'), { threads: 2 });
  });
  afterAll(() => model.release());

  it('runs with a context of its own choice', () => {
    expect(model.problem).toBeNull();
    expect(model.contextFor(2)).toBe(6);
  });

  it.skipIf(missingAssets('media/audio/jfk.wav'))('hears every word of jfk.wav, and when it was said', async () => {
    const { text, words } = await hear(await clip('jfk.wav'));
    expect(wordErrorRate(JFK, text)).toBeLessThanOrEqual(0.05);
    const timeOf = (said: string): number => words.find((word) => word.text.startsWith(said))?.startS ?? Number.NaN;
    // As one sees them in the recording, with its long pauses after "Americans" and "not".
    expect(timeOf('Americans')).toBeCloseTo(1.56, 0);
    expect(timeOf('ask')).toBeGreaterThan(3);
    expect(timeOf('ask')).toBeLessThan(3.8);
    expect(timeOf('what')).toBeGreaterThan(5.1);
    expect(timeOf('what')).toBeLessThan(5.8);
    words.forEach(({ startS, endS }, i) => {
      expect(startS).toBeGreaterThanOrEqual(words[i - 1]?.endS ?? 0);
      expect(endS).toBeGreaterThanOrEqual(startS);
    });
  });

  it.skipIf(missingAssets('media/audio/jfk.wav'))('catches and repairs the loop of a context cut to the audio', async () => {
    const samples = (await clip('jfk.wav')).subarray(0, 32_000);
    const cut: WhisperModel = { ...model, contextFor: (audioS) => audioS };
    const hidden = await cut.encode(samples, 2);
    const first = await cut.decoder.decode({ hidden, prefix: cut.tokens.prefix('en', []), temperature: 0, seconds: 2, signal });
    expect(first.looped).toBe(true);
    const { text } = await hear(samples, { using: cut });
    expect(text).toMatch(/^And so,? my fellow America(n|ns)?\.?$/);
  });

  it.skipIf(missingAssets('media/audio/deepspeech_ru.wav'))('hears Russian, and knows that it is', async () => {
    const { text, language } = await hear(await clip('deepspeech_ru.wav'), { language: null });
    expect(language).toBe('ru');
    expect(wordErrorRate('бедняга ребят на его месте должен был быть я', text)).toBeLessThanOrEqual(0.35);
  });

  it('hears nothing in silence, noise, hum, tones and clicks, with a prompt or without', async () => {
    let state = 7;
    const random = (): number => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
      return state / 0x40000000 - 1;
    };
    const tone = (timeS: number, hertz: number): number => Math.sin(2 * Math.PI * hertz * timeS);
    const sounds: Record<string, (timeS: number) => number> = {
      silence: () => 0,
      'white noise': () => 0.1 * random(),
      hum: (timeS) => 0.1 * (tone(timeS, 50) + tone(timeS, 100) / 2),
      tune: (timeS) => 0.3 * Math.exp(-6 * ((timeS * 4) % 1)) * tone(timeS, [262, 330, 392, 523][Math.floor(timeS * 4) % 4] ?? 0),
      beeps: (timeS) => (timeS % 1 > 0.5 && timeS % 1 < 0.7 ? 0.1 * tone(timeS, 1_000) : 0),
      clicks: (timeS) => (timeS % 1 < 0.002 ? 0.5 : 0.001 * random()),
    };
    for (const [name, sound] of Object.entries(sounds)) {
      for (const [language, prompt] of [['en', 'Kubernetes, Grafana, ArgoCD'], ['ru', '']] as const) {
        const { text } = await hear(Float32Array.from({ length: 48_000 }, (_, i) => sound(i / 16_000)), { language, prompt });
        expect({ name, language, text }).toEqual({ name, language, text: '' });
      }
    }
  });

  describe.skipIf(hasNoVoice)('with words to expect', () => {
    it('spells names that it would get wrong', async () => {
      const speech = createSpeechEngine({ threads: 2 });
      await speech.load?.({ folder: await folderOf('kokoro-82m'), model: 'kokoro-82m', provider: 'cpu' }, signal);
      const cases = [
        ['We monitored it in Grafana and deployed to Kubernetes with ArgoCD.', 'Kubernetes, Grafana, ArgoCD, Terraform'],
        ['I worked with Siddhartha Venkataraman on the Kubeflow pipeline.', 'Siddhartha Venkataraman, Kubeflow'],
      ] as const;
      const errors = { without: 0, given: 0 };
      for (const [text, prompt] of cases) {
        const spoken = await speech.render?.({ engine: 'kokoro', voice: 'af_heart', language: 'en', text }, signal);
        const samples = resample(spoken?.samples ?? new Float32Array(), spoken?.sampleRateHz ?? 24_000, 16_000);
        errors.without += wordErrorRate(text, (await hear(samples)).text);
        errors.given += wordErrorRate(text, (await hear(samples, { prompt })).text);
      }
      expect(errors.given).toBeLessThan(errors.without / 2);
    });
  });
});
