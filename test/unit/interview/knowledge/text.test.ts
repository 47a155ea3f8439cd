import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerpt, sentences, tokens } from '../../../../src/main/interview/knowledge/text.ts';

describe('sentences', () => {
  it('end at stops and line breaks, not inside numbers, names and short forms', () => {
    expect(sentences('AUC 0.86 в Node.js, т.е. хорошо. Да! А потом?\nНовая строка').map(({ text }) => text)).toEqual([
      'AUC 0.86 в Node.js, т.е. хорошо.',
      'Да!',
      'А потом?',
      'Новая строка',
    ]);
  });

  it('are verbatim slices of any text, and so are tokens and excerpts', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.nat(200), (text, at) => {
        for (const sentence of sentences(text))
          expect(text.slice(sentence.start, sentence.start + sentence.text.length)).toBe(sentence.text);
        for (const token of tokens(text)) expect(text.slice(token.start, token.end)).toBe(token.text);
        expect(text).toContain(excerpt(text, at, 60));
      }),
    );
  });
});
