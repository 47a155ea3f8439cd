import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { isNamedIn } from '../../../../../src/main/interview/voice/dialogue/company-names.ts';

const { items } = z
  .object({ items: z.array(z.tuple([z.string(), z.string(), z.boolean()])) })
  .parse(JSON.parse(readFileSync(join(import.meta.dirname, '../../../../labelled/voice-companies.json'), 'utf8')));

describe('a company of the resume', () => {
  it.each(items)('%s: “%s” names it: %s', (company, said, isNamed) => {
    expect(isNamedIn(said, company)).toBe(isNamed);
  });

  it('is named where it is said word for word after “at”, whatever it is called', () => {
    fc.assert(fc.property(fc.stringMatching(/^[A-Z][a-z]{4,11}( [A-Z][a-z]{4,11})?$/), (company) => isNamedIn(`I was never at ${company}.`, company)));
  });

  it('is looked for in anything without failing', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.string({ unit: 'grapheme', maxLength: 60 }), (said, company) => typeof isNamedIn(said, company) === 'boolean'));
  });
});
