import { describe, expect, it } from 'vitest';
import { toHeardFillers } from '../../../../../src/main/interview/coaching/delivery/heard-fillers.ts';

describe('fillers that are only heard', () => {
  const vowel = { startS: 2, endS: 2.5, pitchHz: 110 };
  const word = (text: string, startS: number, endS: number) => ({ text, startS, endS, confidence: 1 });

  it('a held vowel between two words is one', () => {
    expect(toHeardFillers([vowel], [word('we', 1, 1.5), word('tested', 2.6, 3)], [])).toEqual([{ text: null, startS: 2, endS: 2.5 }]);
  });
  it('in a word far too long for its syllables it is one', () => {
    expect(toHeardFillers([vowel], [word('test', 1.9, 3)], [])).toHaveLength(1);
  });
  it('in a drawn-out word it is the word’s own vowel', () => {
    expect(toHeardFillers([vowel], [word('so', 1.85, 2.55)], [])).toEqual([]);
  });
  it('what was written is not counted twice', () => {
    expect(toHeardFillers([vowel], [word('um', 2, 2.5)], [{ text: 'um', startS: 2, endS: 2.5 }])).toEqual([]);
  });
});
