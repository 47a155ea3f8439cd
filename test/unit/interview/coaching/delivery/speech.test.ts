/** Speech whose text is known: the product's own plainest voice, and a public recording. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadEspeak, type Espeak } from '../../../../../src/main/inference/engines/espeak.ts';
import { toDelivery, type Delivery } from '../../../../../src/main/interview/coaching/delivery/delivery.ts';
import { joinSamples } from '../../../../../src/main/media/pcm.ts';
import { resample } from '../../../../../src/main/media/resample.ts';
import { decodeWav } from '../../../../../src/main/media/wav.ts';
import { assetPath, missingAssets } from '../../../../fixtures/assets.ts';
import { silent, voiced, VOWELS } from '../../../../fixtures/synthesised-voice.ts';
import { tracksOf, wordsOf } from './delivery-setup.ts';

const VOWEL = /[aeiouyæɑɒɔəɛɜɪʊʌɐɨɵʉᵻ]/u;
let espeak: Espeak;
beforeAll(async () => {
  espeak = await loadEspeak();
});

/** Sentences with pauses between them; words evenly over each sentence. */
function spoken(sentences: readonly string[], language: 'en' | 'ru', pause: Float32Array) {
  const parts = sentences.map((sentence) => {
    const { samples, sampleRateHz, phonemes } = espeak.render(sentence, language);
    const heard = phonemes.filter(({ symbol }) => symbol.trim() !== '');
    const [from, to] = [heard[0]?.startS ?? 0, heard.at(-1)?.endS ?? 0];
    return { sentence, syllables: heard.filter(({ symbol }) => VOWEL.test(symbol)).length, sound: resample(samples.subarray(Math.round(from * sampleRateHz), Math.round(to * sampleRateHz)), sampleRateHz, 16_000) };
  });
  let atS = 0;
  const words = parts.flatMap(({ sentence, sound }) => {
    const startS = atS;
    const lengthS = sound.length / 16_000;
    atS += lengthS + pause.length / 16_000;
    return wordsOf(sentence, startS, lengthS / sentence.split(' ').length);
  });
  const sound = joinSamples(parts.flatMap((part, i) => (i === 0 ? [part.sound] : [pause, part.sound])));
  const spokenS = parts.reduce((sum, part) => sum + part.sound.length / 16_000, 0);
  return { sound, words, spokenS, syllables: parts.reduce((sum, part) => sum + part.syllables, 0) };
}
const value = (delivery: Delivery, name: keyof Delivery['measures']): number => delivery.measures[name].value ?? Number.NaN;

describe('synthesised speech', () => {
  it.each([
    ['en', 0.05, ['We moved the whole billing service to a new cluster last spring', 'I measured the slowest calls first', 'Before that I worked as a developer in a small company for three years']],
    ['ru', 0.15, ['Мы перенесли весь сервис на новый кластер прошлой весной', 'Сначала я измерил самые медленные вызовы', 'Поэтому мы добавили индекс']],
  ] as const)('%s: words a minute and pauses within 5 %%, syllables within %d', (language, tolerance, sentences) => {
    const { sound, words, spokenS, syllables } = spoken(sentences, language, silent(0.8));
    const delivery = toDelivery({ words, tracks: tracksOf(sound), language });
    expect(Math.abs(value(delivery, 'speechRate') / ((words.length / spokenS) * 60) - 1)).toBeLessThan(0.05);
    expect(Math.abs(value(delivery, 'articulationRate') / (syllables / spokenS) - 1)).toBeLessThan(tolerance);
    expect(delivery.pauses).toHaveLength(2);
    for (const { startS, endS } of delivery.pauses) expect(Math.abs((endS - startS) / 0.8 - 1)).toBeLessThan(0.1);
    expect(delivery.fillers).toEqual([]);
  });

  it('a held vowel in a pause is heard, though no word was written', () => {
    const um = joinSamples([silent(0.3), voiced((t) => 104 - 4 * t, 0.5, VOWELS.e, 0.15), silent(0.3)]);
    const { sound, words } = spoken(['I moved the service', 'then I measured it'], 'en', um);
    const { fillers } = toDelivery({ words, tracks: tracksOf(sound), language: 'en' });
    expect(fillers.map(({ text }) => text)).toEqual([null]);
  });
});

describe('a recorded speech', () => {
  it.skipIf(missingAssets('media/audio/jfk.wav'))('has the pauses, the pitch and no filler that one hears in it', () => {
    const { samples, sampleRateHz } = decodeWav(new Uint8Array(readFileSync(assetPath('media/audio/jfk.wav') ?? '')));
    const text = 'And so my fellow Americans, ask not what your country can do for you, ask what you can do for your country.';
    const tracks = tracksOf(resample(samples, sampleRateHz, 16_000));
    const delivery = toDelivery({ words: wordsOf(text, 0.3, 10.1 / 22), tracks, language: 'en' });
    // 22 words in 10 s, a third of it pauses; a raised voice of a man, far from flat.
    expect(value(delivery, 'overallRate')).toBeGreaterThan(120);
    expect(value(delivery, 'overallRate')).toBeLessThan(140);
    expect(value(delivery, 'pauseRatio')).toBeGreaterThan(0.25);
    expect(value(delivery, 'pauseRatio')).toBeLessThan(0.45);
    expect(value(delivery, 'pitchMean')).toBeGreaterThan(180);
    expect(value(delivery, 'pitchMean')).toBeLessThan(280);
    expect(value(delivery, 'monotony')).toBeLessThan(0.7);
    expect(delivery.fillers).toEqual([]);
    expect(delivery.emotion).not.toBeNull();
  });
});
