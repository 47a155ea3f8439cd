import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compressionRatio, isDescription, isHeardWithoutPrompt, isInventedByWindow, isNothing, isSilent, loopLength, mayEcho, withoutLoop } from '../../../src/main/inference/engines/whisper-checks.ts';
import { placeWords, spreadWords, toWords } from '../../../src/main/inference/engines/whisper-words.ts';

describe('repetition guard', () => {
  it('sees loops of any length and leaves ordinary repetition alone', () => {
    expect(loopLength([1, 2, 3, 4, 5, 6, 7, 8, 9])).toBe(0);
    expect(loopLength([7, 7, 7])).toBe(0);
    expect(loopLength(Array(9).fill(7))).toBe(1);
    expect(loopLength([1, 2, 3, 1, 2, 3, 1, 2, 3])).toBe(3);
  });

  it('keeps what came before and one round', () => {
    const head = fc.array(fc.integer({ min: 100, max: 200 }), { maxLength: 10 });
    const loop = fc.uniqueArray(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 8 });
    fc.assert(fc.property(head, loop, fc.integer({ min: 9, max: 12 }), (before, round, rounds) => {
      const tokens = [...before, ...Array.from({ length: rounds }, () => round).flat()];
      expect(withoutLoop(tokens, tokens)).toEqual([...before, ...round]);
    }));
  });

  it('measures how much a text repeats itself', () => {
    expect(compressionRatio('thank you '.repeat(30))).toBeGreaterThan(2.4);
    expect(compressionRatio('ask not what your country can do for you')).toBeLessThan(2.4);
    expect(compressionRatio('')).toBe(0);
  });

  const hypothesis = { tokens: [1], logProbabilities: [-0.1], looped: false };

  it('hears nothing where nothing was said', () => {
    expect(isNothing({ ...hypothesis, noSpeechProbability: 0.95, meanLogProbability: -0.3 }, true)).toBe(true);
    expect(isNothing({ ...hypothesis, noSpeechProbability: 0.7, meanLogProbability: -0.3 }, true)).toBe(false);
    expect(isNothing({ ...hypothesis, noSpeechProbability: 0.7, meanLogProbability: -1.3 }, true)).toBe(true);
    expect(isNothing({ ...hypothesis, tokens: [], noSpeechProbability: 0, meanLogProbability: 0 }, true)).toBe(true);
  });

  it('judges a short window by its own figures', () => {
    expect(isNothing({ ...hypothesis, noSpeechProbability: 0.89, meanLogProbability: -0.57 }, false)).toBe(false);
    expect(isNothing({ ...hypothesis, noSpeechProbability: 0.5, meanLogProbability: -1.5 }, false)).toBe(true);
    expect(isNothing({ ...hypothesis, noSpeechProbability: 0.1, meanLogProbability: -1.5 }, false)).toBe(false);
  });

  it('does not believe what only the whole window hears in a noise', () => {
    const short = { ...hypothesis, noSpeechProbability: 0.4, meanLogProbability: -1.6 };
    expect(isInventedByWindow(short, { ...hypothesis, noSpeechProbability: 0.75, meanLogProbability: -0.4 })).toBe(true);
    expect(isInventedByWindow(short, { ...hypothesis, noSpeechProbability: 0.2, meanLogProbability: -0.4 })).toBe(false);
    expect(isInventedByWindow({ ...short, meanLogProbability: -0.5 }, { ...hypothesis, noSpeechProbability: 0.75, meanLogProbability: -0.4 })).toBe(false);
  });

  it('takes a line in capitals for a description of sounds, unless somebody surely spoke', () => {
    expect(isDescription('ВЕСЕЛАЯ МУЗЫКА', { ...hypothesis, noSpeechProbability: 0.8, meanLogProbability: -0.5 })).toBe(true);
    expect(isDescription('Весёлая музыка', { ...hypothesis, noSpeechProbability: 0.8, meanLogProbability: -0.5 })).toBe(false);
    expect(isDescription('REST API', { ...hypothesis, noSpeechProbability: 0.1, meanLogProbability: -0.5 })).toBe(false);
  });

  it('knows silence', () => {
    expect(isSilent(new Float32Array(10))).toBe(true);
    expect(isSilent(Float32Array.of(0, -0.01))).toBe(false);
  });
});

describe('a prompt that is read out', () => {
  it('is what says nothing but words of the prompt, in its order', () => {
    expect(mayEcho('Grafana, ArgoCD.', 'Kubernetes, Grafana, ArgoCD')).toBe(true);
    expect(mayEcho('We use Grafana.', 'Kubernetes, Grafana, ArgoCD')).toBe(false);
    expect(mayEcho('Grafana, Argo,', 'Kubernetes, Grafana, ArgoCD')).toBe(true);
    expect(mayEcho('gra', 'Kubernetes, Grafana, ArgoCD')).toBe(false);
    expect(mayEcho('', 'Grafana')).toBe(false);
  });

  it('was heard after all when about as much is heard without it', () => {
    expect(isHeardWithoutPrompt('ArgoCD', 'Argo CD.')).toBe(true);
    expect(isHeardWithoutPrompt('Kubernetes, Grafana', 'Oh')).toBe(false);
  });
});

describe('words', () => {
  it('joins tokens into words with their confidence', () => {
    const texts = [' he', 'llo', ',', ' world'];
    const textOf = (ids: readonly number[]): string => ids.map((id) => texts[id] ?? '').join('');
    const words = toWords({ tokens: [0, 1, 2, 3], logProbabilities: [Math.log(0.5), Math.log(0.5), Math.log(0.5), 0] }, textOf);
    expect(words).toEqual([
      { text: 'hello,', confidence: expect.closeTo(0.5) as number, firstToken: 0, tokenCount: 3 },
      { text: 'world', confidence: 1, firstToken: 3, tokenCount: 1 },
    ]);
  });

  it('places words over sound only', () => {
    const samples = new Float32Array(32_000);
    for (let i = 8_000; i < 24_000; i++) samples[i] = Math.sin(i / 5);
    const words = spreadWords([{ text: 'one', confidence: 1 }, { text: 'two', confidence: 1 }], samples, 16_000, true);
    expect(words[0]?.startS).toBeCloseTo(0.5);
    expect(words[0]?.endS).toBeCloseTo(1);
    expect(words[1]?.endS).toBeCloseTo(1.5);
  });

  it('narrows a word to the sound within its time', () => {
    const samples = new Float32Array(32_000);
    for (const [from, to] of [[0, 4_000], [16_000, 24_000]] as const) for (let i = from; i < to; i++) samples[i] = Math.sin(i / 5);
    const words = [{ text: 'one', confidence: 1, firstToken: 0, tokenCount: 1 }, { text: 'two', confidence: 1, firstToken: 1, tokenCount: 2 }];
    const placed = placeWords(words, [0, 0.2, 1.2, 2], samples, 16_000);
    expect(placed.map(({ startS, endS }) => [startS.toFixed(1), endS.toFixed(1)])).toEqual([['0.0', '0.2'], ['1.0', '1.5']]);
  });

  it('gives times in order and within the audio, whatever is heard', () => {
    const texts = fc.array(fc.string({ minLength: 1, maxLength: 9 }), { maxLength: 30 });
    fc.assert(fc.property(texts, fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { maxLength: 2_000 }), fc.boolean(), (list, values, bySound) => {
      const words = spreadWords(list.map((text) => ({ text, confidence: 1 })), Float32Array.from(values), 1_000, bySound);
      words.forEach((word, i) => {
        expect(word.endS).toBeGreaterThanOrEqual(word.startS);
        expect(word.startS).toBeGreaterThanOrEqual(words[i - 1]?.startS ?? 0);
        expect(word.endS).toBeLessThanOrEqual(Math.max(0.02, values.length / 1_000) + 0.001);
      });
    }));
  });
});
