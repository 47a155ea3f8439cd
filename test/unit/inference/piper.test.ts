import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createLog } from '../../../src/main/base/log.ts';
import { type Espeak, loadEspeak } from '../../../src/main/inference/engines/espeak.ts';
import { loadPiperVoice, type PiperVoice } from '../../../src/main/inference/engines/piper.ts';
import { parsePiperConfig, toPiperSymbols } from '../../../src/main/inference/engines/piper-config.ts';
import { createInference, type Inference } from '../../../src/main/inference/inference.ts';
import { createPiperVoices } from '../../../src/main/inference/piper-voices.ts';
import type { SpeechSegment } from '../../../src/main/ports/engines.ts';
import { openTestLibrary } from '../../fixtures/model-library.ts';
import { tempDir } from '../../fixtures/temp-dir.ts';
import { TINY_HOP, TINY_RATE_HZ, tinyId, writeTinyVoice } from '../../fixtures/tiny-piper-voice.ts';

const espeak: Espeak = await loadEspeak();
const never = new AbortController().signal;

async function open(name: string, options: Parameters<typeof writeTinyVoice>[2] = {}): Promise<PiperVoice> {
  const folder = tempDir();
  writeTinyVoice(folder, name, options);
  const voice = await loadPiperVoice(folder, name, espeak, { threads: 1 });
  onTestFinished(() => voice.release());
  return voice;
}

async function all(segments: AsyncIterable<SpeechSegment>): Promise<SpeechSegment[]> {
  const list: SpeechSegment[] = [];
  for await (const segment of segments) list.push(segment);
  return list;
}

/** The ids that the voice must have been given for a text. */
function idsOf(text: string, voice: string): number[] {
  const symbols = [...espeak.toPhonemes(text, voice).normalize('NFD')].flatMap((symbol) => tinyId(symbol) ?? []);
  return [1, ...symbols, 1];
}

describe('Piper voices', () => {
  it('speak exactly what their graph makes of phonemes, length and begin, pad and end marks', async () => {
    const voice = await open('en_US-tiny-low');
    const { samples, sampleRateHz } = await voice.render({ voice: 'en_US-tiny-low', text: 'Hello there' }, never);
    expect(sampleRateHz).toBe(TINY_RATE_HZ);
    const ids = idsOf('Hello there', 'en');
    expect(samples.length).toBe(ids.reduce((sum, id) => sum + id, 0) * TINY_HOP);
    let at = 0;
    for (const id of ids) {
      expect(samples[at + 50]).toBeCloseTo((id / 32) * Math.sin(at + 50), 3);
      at += id * TINY_HOP;
    }
  });

  it.each([['en', 'Hello there, friend.'], ['ru', 'Здравствуйте, мой друг.']] as const)('tell when each sound of %s is heard, exactly', async (language, text) => {
    const voice = await open('tiny', { language });
    const { samples, phonemes } = await voice.render({ voice: 'tiny', text }, never);
    expect(phonemes.length).toBeGreaterThan(8);
    for (const { symbol, startS, endS } of phonemes) {
      expect(startS).toBeGreaterThanOrEqual(TINY_HOP / TINY_RATE_HZ);
      expect(endS).toBeLessThanOrEqual(samples.length / TINY_RATE_HZ);
      const first = [...symbol.normalize('NFD')][0] ?? '';
      const id = tinyId(first) ?? 0;
      const middle = Math.round(startS * TINY_RATE_HZ) + TINY_HOP / 2;
      expect(samples[middle]).toBeCloseTo((id / 32) * Math.sin(middle), 3);
    }
    phonemes.slice(1).forEach(({ startS }, i) => expect(startS).toBeGreaterThanOrEqual((phonemes[i]?.endS ?? 0) - 1e-9));
  });

  it('estimate the times where the graph does not tell them', async () => {
    const voice = await open('tiny', { hasCeil: false });
    const { samples, phonemes } = await voice.render({ voice: 'tiny', text: 'Hello there' }, never);
    expect(phonemes.map(({ symbol }) => symbol).join('')).toContain('ˈ');
    expect(phonemes.at(-1)?.endS).toBeLessThanOrEqual(samples.length / TINY_RATE_HZ);
    phonemes.slice(1).forEach(({ startS }, i) => expect(startS).toBeGreaterThanOrEqual((phonemes[i]?.endS ?? 0) - 1e-9));
  });

  it('speak with each of their speakers, and refuse one that they have not', async () => {
    const voice = await open('tiny', { speakers: ['anna', 'boris'] });
    const loudest = async (name: string): Promise<number> => {
      const { samples } = await voice.render({ voice: name, text: 'Hello' }, never);
      return samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
    };
    expect((await loudest('tiny#boris')) / (await loudest('tiny#anna'))).toBeCloseTo(2, 1);
    await expect(loudest('tiny#nobody')).rejects.toThrowError('nobody');
  });

  it('that were taught on letters get letters', async () => {
    const voice = await open('tiny', { phonemeType: 'text' });
    const { samples } = await voice.render({ voice: 'tiny', text: 'Ada' }, never);
    const ids = [1, ...['a', 'd', 'a'].map((letter) => tinyId(letter) ?? 0), 1];
    expect(samples.length).toBe(ids.reduce((sum, id) => sum + id, 0) * TINY_HOP);
  });
});

describe("a voice's description", () => {
  const valid = { audio: { sample_rate: 22_050 }, espeak: { voice: 'ru' }, phoneme_id_map: { _: [0], '^': [1], $: [2], a: [3, 4] } };

  it('fills in what older files leave out', () => {
    expect(parsePiperConfig(JSON.stringify(valid), 'ru_RU-irina-medium')).toMatchObject({
      language: 'ru', title: 'Piper Irina', noiseScale: 0.667, lengthScale: 1, noiseW: 0.8, hopSamples: 256, speakerCount: 1, phonemes: 'espeak',
    });
  });

  it('gives symbols of several ids all of them, and pads after each', () => {
    const config = parsePiperConfig(JSON.stringify(valid), 'x');
    expect(toPiperSymbols('aЖa', config).flatMap(({ ids }) => ids)).toEqual([1, 0, 3, 4, 0, 3, 4, 0, 2]);
  });

  it('says what is wrong, whatever is in the file', () => {
    expect(() => parsePiperConfig('{', 'irina')).toThrowError('irina.onnx.json is not JSON');
    expect(() => parsePiperConfig(JSON.stringify({ ...valid, phoneme_id_map: { a: [1] } }), 'irina')).toThrowError(/irina.onnx.json is damaged: phoneme_id_map/);
    fc.assert(fc.property(fc.json(), (text) => {
      expect(() => parsePiperConfig(text, 'irina')).toThrowError(/^irina\.onnx\.json is/);
    }));
  });
});

describe('Piper voices in the models folders', () => {
  it('are found by themselves and one folder below, with their languages; damaged ones are told', async () => {
    const folder = tempDir();
    writeTinyVoice(folder, 'en_US-tiny-low');
    writeTinyVoice(join(folder, 'piper-ru-tiny'), 'ru_RU-tiny-low', { language: 'ru', speakers: ['anna', 'boris'] });
    writeTinyVoice(folder, 'damaged');
    writeFileSync(join(folder, 'damaged.onnx.json'), '{"audio":');
    writeFileSync(join(folder, 'lonely.onnx.json'), '{}');
    const voices = createPiperVoices([folder, join(folder, 'missing')]);
    await voices.settled();
    expect(voices.list().map(({ info }) => info)).toEqual([
      { id: 'en_US-tiny-low', engine: 'Piper', languages: ['en'], title: 'Piper Tiny', speed: 'fast' },
      { id: 'ru_RU-tiny-low#anna', engine: 'Piper', languages: ['ru'], title: 'Piper Tiny, anna', speed: 'fast' },
      { id: 'ru_RU-tiny-low#boris', engine: 'Piper', languages: ['ru'], title: 'Piper Tiny, boris', speed: 'fast' },
    ]);
    expect(voices.problems()).toEqual(['damaged.onnx.json is not JSON', 'lonely.onnx is missing']);
  });

  describe('are offered and speak', () => {
    const worker = new URL('../../../src/main/inference/worker.ts', import.meta.url);
    async function withVoices(folder: string, workerUrl = worker): Promise<Inference> {
      const library = await openTestLibrary();
      const inference = createInference({ workerUrl, library, log: createLog({ level: 'silent' }), modelsDirs: [folder], threads: 1 });
      onTestFinished(async () => {
        await inference.close();
        await library.close();
      });
      return inference;
    }

    it('first in Russian, by name in English, and when they were put there later', async () => {
      const folder = tempDir();
      writeTinyVoice(folder, 'ru_RU-tiny-low', { language: 'ru' });
      const { tts } = await withVoices(folder);
      const russian = await tts.speak({ text: 'Добрый день. Как дела?', language: 'ru', voice: null });
      expect(russian).toMatchObject({ engine: 'Piper', voice: 'ru_RU-tiny-low', sampleRateHz: TINY_RATE_HZ });
      const segments = await all(russian.segments);
      expect(segments.map(({ text }) => text)).toEqual(['Добрый день.', 'Как дела?']);
      expect(segments.every(({ samples, phonemes }) => samples.length > 1_000 && phonemes.length > 3)).toBe(true);
      expect(tts.status().find(({ engine }) => engine === 'Piper')).toMatchObject({ state: 'ready', realTimeFactor: expect.any(Number), detail: null });

      await expect(tts.speak({ text: 'Hi', language: 'en', voice: 'en_US-tiny-low' })).rejects.toMatchObject({ code: 'INVALID_REQUEST' });
      writeTinyVoice(folder, 'en_US-tiny-low');
      expect(await tts.speak({ text: 'Hi', language: 'en', voice: 'en_US-tiny-low' })).toMatchObject({ engine: 'Piper' });
    });

    it('and one whose model is damaged is left out from then on', async () => {
      const folder = tempDir();
      writeTinyVoice(folder, 'ru_RU-tiny-low', { language: 'ru' });
      writeFileSync(join(folder, 'ru_RU-tiny-low.onnx'), 'no model');
      const { tts } = await withVoices(folder);
      const broken = await tts.speak({ text: 'Да', language: 'ru', voice: 'ru_RU-tiny-low' });
      await expect(all(broken.segments)).rejects.toMatchObject({ code: 'ENGINE_UNAVAILABLE' });
      expect(tts.status().find(({ engine }) => engine === 'Piper')).toMatchObject({ state: 'failed', detail: expect.stringContaining('ru_RU-tiny-low.onnx cannot be used') });
      expect((await tts.speak({ text: 'Да', language: 'ru', voice: null })).engine).not.toBe('Piper');
    });

    it('and stay, when it was the process and not the voice that failed', async () => {
      const folder = tempDir();
      writeTinyVoice(folder, 'ru_RU-tiny-low', { language: 'ru' });
      const { tts } = await withVoices(folder, new URL('missing.ts', worker));
      const plan = await tts.speak({ text: 'Да', language: 'ru', voice: 'ru_RU-tiny-low' });
      await expect(all(plan.segments)).rejects.toMatchObject({ code: 'ENGINE_UNAVAILABLE', recoverable: true });
      expect(tts.voices().some(({ id }) => id === 'ru_RU-tiny-low')).toBe(true);
      expect(tts.status().find(({ engine }) => engine === 'Piper')).toMatchObject({ state: 'ready', detail: null });
      expect((await tts.speak({ text: 'Да', language: 'ru', voice: null })).engine).toBe('Piper');
    });

    it('with a damaged description only their state says so, and others speak', async () => {
      const folder = tempDir();
      writeTinyVoice(folder, 'ru_RU-tiny-low', { language: 'ru' });
      writeFileSync(join(folder, 'ru_RU-tiny-low.onnx.json'), 'not json');
      const { tts } = await withVoices(folder);
      const plan = await tts.speak({ text: 'Да', language: 'ru', voice: 'espeak-ru' });
      expect((await all(plan.segments))[0]?.samples.length).toBeGreaterThan(1_000);
      expect(tts.status().find(({ engine }) => engine === 'Piper')).toMatchObject({ state: 'failed', detail: 'ru_RU-tiny-low.onnx.json is not JSON' });
      expect(tts.voices().some(({ engine }) => engine === 'Piper')).toBe(false);
    });
  });
});
