import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { isNamedIn } from '../../../../../src/main/interview/voice/dialogue/company-names.ts';
import { texts } from '../simulate.ts';

const { companyWords } = texts;
const { items } = z
  .object({ items: z.array(z.tuple([z.string(), z.string(), z.boolean()])) })
  .parse(JSON.parse(readFileSync(join(import.meta.dirname, '../../../../labelled/voice-companies.json'), 'utf8')));

describe('a company of the resume', () => {
  it.each(items)('%s: “%s” names it: %s', (company, said, isNamed) => {
    expect(isNamedIn(said, company, companyWords)).toBe(isNamed);
  });

  it('is named where it is said word for word after “at”, whatever it is called', () => {
    fc.assert(fc.property(fc.stringMatching(/^[A-Z][a-z]{4,11}( [A-Z][a-z]{4,11})?$/), (company) => isNamedIn(`I was never at ${company}.`, company, companyWords)));
  });

  it('is looked for in anything without failing', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.string({ unit: 'grapheme', maxLength: 60 }), (said, company) => typeof isNamedIn(said, company, companyWords) === 'boolean'));
  });

  it.each([
    ['words joined by hyphens', 'Contoso', (words: number) => 'a-'.repeat(words)],
    ['a word that is said again and again', 'Central Bank', (words: number) => 'central '.repeat(words)],
  ])('is looked for in %s in steps as many as the words', (_name, company, said) => {
    const characters = vi.spyOn(RegExp.prototype, 'test');
    const read = (words: number): number => {
      characters.mockClear();
      isNamedIn(said(words), company, companyWords);
      return characters.mock.calls.reduce((sum, [text]) => sum + text.length, 0);
    };
    try {
      expect(read(1_600) / read(800)).toBeLessThan(2.2);
    } finally {
      characters.mockRestore();
    }
  });
});
