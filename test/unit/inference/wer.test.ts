import { describe, expect, it } from 'vitest';
import { wordErrorRate } from '../../fixtures/wer.ts';

describe('word error rate', () => {
  it('counts edits for each word of the reference', () => {
    expect(wordErrorRate('Ask not, what!', 'ask not what')).toBe(0);
    expect(wordErrorRate('one two three four', 'one three four')).toBe(0.25);
    expect(wordErrorRate('one two', 'one too many')).toBe(1);
    expect(wordErrorRate('ещё раз', 'еще раз')).toBe(0);
    expect(wordErrorRate('', 'noise')).toBe(1);
  });
});
