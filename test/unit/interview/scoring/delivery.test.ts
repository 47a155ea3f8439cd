import { describe, expect, it } from 'vitest';
import { countFillers, countMeant, paceOf } from '../../../../src/main/interview/scoring/delivery.ts';

const row = (...times: readonly (readonly [number, number])[]) => times.map(([startS, endS]) => ({ text: 'word', startS, endS }));

describe('pace', () => {
  it('is words a minute from the first to the last, and the share of pauses of a quarter of a second and more', () => {
    expect(paceOf(row([0, 1], [1.1, 2], [3, 4]))).toEqual({ wordsPerMinute: 45, pauseShare: 0.25 });
    expect(paceOf(row([3, 4], [0, 1], [1.1, 2]))).toEqual({ wordsPerMinute: 45, pauseShare: 0.25 });
  });

  it('is not told of too little speech', () => {
    for (const words of [[], row([0, 1]), row([0, 1], [1, 2.5])]) expect(paceOf(words)).toBeNull();
  });

  it('takes words that overlap, or end before they begin, as no pause', () => {
    expect(paceOf(row([0, 3], [1, 2], [3.1, 4], [6, 5]))?.pauseShare).toBe(0);
  });
});

describe('words', () => {
  it('are counted without fillers and stammer', () => {
    expect(countFillers('Well, um, I, you know, fixed it.')).toBe(3);
    expect(countFillers('Ну, э-э, я как бы починил.')).toBe(3);
    expect(countMeant('I I fixed, um, the the build')).toBe(4);
    expect(countMeant('')).toBe(0);
  });
});
