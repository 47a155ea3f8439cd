import { describe, expect, it } from 'vitest';
import { isInvented } from '../../../../src/main/interview/transcript/invented-text.ts';
import { mergeFinals, toFinalText, type FinalInput } from '../../../../src/main/interview/transcript/transcript-chunk.ts';
import type { Recognition, TimedWord } from '../../../../src/main/ports/engines.ts';

const word = (text: string, startS: number, endS: number): TimedWord => ({ text, startS, endS, confidence: 0.8 });
const heard = (text: string, words: readonly TimedWord[] = []): Recognition => ({ text, words, language: 'en', confidence: 0.7, elapsedMs: 1 });
const input = (recognition: Recognition | null, committed: readonly TimedWord[] = [], tentative: readonly TimedWord[] = []): FinalInput => ({
  span: { startSample: 16_000, endSample: 64_000, speechStartSample: 20_000, speechEndSample: 60_000, voicedS: 2.5, meanProbability: 0.9 },
  recognition, agreement: { committed, tentative }, startS: 10, latencyS: null,
});

describe('final text', () => {
  it('places words in the stream, inside the utterance and rising', () => {
    const final = toFinalText(input(heard('a b c', [word(' a', 0.5, 1), word('b', 0.9, 0.8), word('c', 2.5, 99)])));
    expect(final).toMatchObject({ text: 'a b c', t0: 11.25, t1: 14, confidence: 0.7 });
    expect(final?.words?.map(({ text, startS, endS }) => [text, startS, endS])).toEqual([['a', 11.5, 12], ['b', 12, 12], ['c', 13.5, 14]]);
  });

  it('lets the last decode win unless it lost most of what was committed', () => {
    const committed = [word('one', 0, 1), word('two', 1, 2), word('three', 2, 3)];
    expect(toFinalText(input(heard('One too.'), committed))?.text).toBe('One too.');
    expect(toFinalText(input(heard('One.'), committed, [word('four', 3, 3)]))?.text).toBe('one two three four');
    expect(toFinalText(input(null, committed))?.text).toBe('one two three');
    expect(toFinalText(input(null, committed))?.confidence).toBeCloseTo(0.8, 6);
    expect(toFinalText(input(null))).toBeNull();
    expect(toFinalText(input(heard('')))).toBeNull();
  });

  it('merges finals in order', () => {
    const first = toFinalText(input(heard('a', [word('a', 1, 2)])));
    const second = { text: 'b', t0: 20, t1: 21, confidence: null, words: null, latencyS: 1 };
    expect(mergeFinals([])).toBeNull();
    expect(mergeFinals([second])).toBe(second);
    if (first !== null) expect(mergeFinals([first, second])).toMatchObject({ text: 'a b', t0: 11.25, t1: 21, confidence: 0.8, latencyS: 1 });
  });
});

describe('invented text', () => {
  const weak = { voicedS: 0.3, meanProbability: 0.55 };
  const strong = { voicedS: 2, meanProbability: 0.95 };

  it('drops known inventions only where the detector was not sure', () => {
    for (const text of ['Thank you.', 'you', 'Продолжение следует...', 'Субтитры сделал DimaTorzok', 'Спасибо за просмотр!']) {
      expect(isInvented(text, { ...weak, voicedS: 1 })).toBe(true);
      expect(isInvented(text, strong)).toBe(false);
    }
    for (const text of ['Да.', 'Yes.', 'Docker', 'нет']) expect(isInvented(text, weak)).toBe(false);
  });

  it('drops what is no word, and more than anybody could say', () => {
    for (const text of ['', ' ... ', '[Music]', '(applause) ♪', '*cough*', '—']) expect(isInvented(text, strong)).toBe(true);
    expect(isInvented('[noise] hello', strong)).toBe(false);
    expect(isInvented('I think that we should all go to the meeting tomorrow', weak)).toBe(true);
    expect(isInvented('I think that we should all go to the meeting tomorrow', strong)).toBe(false);
  });
});
