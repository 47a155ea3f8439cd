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

export const SKILL_KINDS = [
  'skill',
  'tool',
  'language',
  'framework',
  'platform',
  'method',
  'standard',
  'certification',
  'soft',
  'spoken',
  'subject',
] as const;

const skillSchema = z.strictObject({
  id: text,
  name: text,
  label: z.strictObject({ ru: text }).optional(),
  kind: z.enum(SKILL_KINDS),
  category: z.enum(['skill', 'tool', 'area']),
  area: text,
  family: text,
  en: texts,
  ru: texts,
  /** Phrases that count only in exactly this case. */
  exact: texts.optional(),
  /** Phrases that are compared word by word and not by stems (“accounting” is not “account”). */
  asWritten: texts.optional(),
  /** Phrases that count only near one of the words; `@name` stands for a list of `contexts`. */
  guarded: z.record(text, texts.min(1)).optional(),
  frameworkOf: texts.optional(),
  partOf: texts.optional(),
  implies: texts.optional(),
  alternativeTo: texts.optional(),
  evidence: bilingual,
});
export type RawSkill = z.infer<typeof skillSchema>;

/** resources/skills.json with the entries of resources/skills/*.json. */
export const taxonomySchema = z.strictObject({
  version: z.literal(1),
  areas: z.record(text, named),
  contexts: z.record(text, texts.min(1)),
  entries: z.array(skillSchema),
  relations: z.array(z.strictObject({ to: text, from: text, strength: z.number().gt(0).lt(1) })),
  metrics: z.array(z.strictObject({ name: text, synonyms: texts.min(1) })),
});
export type RawTaxonomy = z.infer<typeof taxonomySchema>;

const SENIORITY = ['intern', 'junior', 'middle', 'senior', 'lead', 'principal', 'head', 'director', 'chief'] as const;

/** resources/roles.json. */
export const rolesSchema = z.strictObject({
  version: z.literal(1),
  seniority: z.array(z.strictObject({ id: z.enum(SENIORITY), en: texts.min(1), ru: texts.min(1) })),
  roles: z.array(
    z.strictObject({
      en: text,
      ru: text,
      family: text,
      synonyms: texts,
      /** Titles only where a title is expected: in running speech they mean other things or other people. */
      short: texts.optional(),
      /** Of the title itself. */
      seniority: z.enum(SENIORITY).optional(),
    }),
  ),
});
export type RawRoles = z.infer<typeof rolesSchema>;

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
