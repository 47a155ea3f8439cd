/** The shape of the data files in resources/; see resources/README.md. */
import { z } from 'zod';

const text = z.string().min(1);
const texts = z.array(text);
const named = z.strictObject({ en: text, ru: text });
const bilingual = z.strictObject({ en: texts, ru: texts });

const wording = z.strictObject({
  opening: texts.min(4),
  deeper: texts.min(2),
  followups: z.strictObject({
    ownRole: texts.min(1),
    numbers: texts.min(1),
    outcome: texts.min(1),
    how: texts.min(1),
    alternatives: texts.min(1),
  }),
});

/** One competency family: its names, the words by which it is recognised, what evidence of it sounds like, its questions. */
export const familySchema = z.strictObject({
  id: text,
  name: named,
  words: bilingual,
  evidence: bilingual,
  en: wording,
  ru: wording,
});
export type RawFamily = z.infer<typeof familySchema>;

/** resources/questions/*.json, put together. */
export const familiesSchema = z.strictObject({
  version: z.literal(1),
  leads: bilingual,
  families: z.array(familySchema),
});
export type RawFamilies = z.infer<typeof familiesSchema>;

/**
 * Parses data that we ship.
 * @throws TypeError naming the field that is wrong
 */
export function parseResource<T>(schema: z.ZodType<T>, raw: unknown, name: string): T {
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new TypeError(`knowledge: ${[name, ...(issue?.path ?? [])].join('.')}: ${issue?.message ?? 'wrong'}`);
}
