import { describe, expect, it } from 'vitest';
import { composeAnswer, toAnswer } from '../../../../src/renderer/candidate/room/answers.ts';

const heard = [
  { text: ' I used ', t0: 3, t1: 4 },
  { text: 'Docker.', t0: 5, t1: 6 },
];

describe('the words of an answer', () => {
  it('are what was heard while nothing was typed', () => {
    expect(composeAnswer(heard, null, 1)).toBe('I used Docker.');
    expect(composeAnswer([], null, 0)).toBe('');
  });

  it('are what was typed instead, and what was said after it', () => {
    expect(composeAnswer(heard, 'I run', 2)).toBe('I run');
    expect(composeAnswer(heard, 'I run ', 1)).toBe('I run Docker.');
    expect(composeAnswer([], 'typed alone', 0)).toBe('typed alone');
  });
});

describe('the place of an answer in the recording', () => {
  it('is where its words were heard', () => {
    const { t0, t1, recognisedText } = toAnswer({ text: 'x', heard, source: 'speech', cutS: null });
    expect([t0, t1, recognisedText]).toEqual([3, 6, 'I used Docker.']);
  });

  it('goes to the cut when words were left out', () => {
    const { t0, t1 } = toAnswer({ text: 'x', heard, source: 'speech', cutS: 9 });
    expect([t0, t1]).toEqual([3, 9]);
  });

  it('is nowhere when all was typed', () => {
    const { t0, t1, recognisedText } = toAnswer({ text: 'x', heard: [], source: 'typed', cutS: null });
    expect([t0, t1, recognisedText]).toEqual([null, null, null]);
  });
});
