import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { hear } from '../../../../../src/main/interview/voice/dialogue/heard.ts';
import { knowledge } from '../../../../fixtures/screening-domain.ts';
import { texts } from '../simulate.ts';

const labelled = z.object({ items: z.array(z.tuple([z.string(), z.enum(['en', 'ru']), z.string()])) });
const items = ['voice-heard.json', 'voice-ordinary.json', 'voice-reported.json'].flatMap(
  (name) => labelled.parse(JSON.parse(readFileSync(join(import.meta.dirname, '../../../../labelled', name), 'utf8'))).items,
);

describe('what a candidate’s words are', () => {
  it.each(items)('%s (%s): %s', (wanted, language, text) => {
    const { kind, question } = hear(text, language, knowledge, texts);
    const [wantedKind, wantedQuestion] = wanted.split(':');
    expect(kind).toBe(wantedKind);
    if (wantedQuestion !== undefined) expect(String(question)).toBe(wantedQuestion);
  });

  it('reads anything without failing, and soon', () => {
    fc.assert(fc.property(fc.string({ maxLength: 2_000, unit: 'grapheme' }), fc.constantFrom('en' as const, 'ru' as const), (text, language) => {
      expect(hear(text, language, knowledge, texts).words).toBeGreaterThanOrEqual(0);
    }));
  });

  it('sees the other language', () => {
    expect(hear('Я написал этот сервис сам, с нуля.', 'en', knowledge, texts).isOtherLanguage).toBe(true);
    expect(hear('Использовал Kafka, Redis и PostgreSQL каждый день на работе.', 'ru', knowledge, texts).isOtherLanguage).toBe(false);
  });
});
