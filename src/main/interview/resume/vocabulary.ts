/** The words by which a resume is understood, out of resources/resume/. */
import { z } from 'zod';
import { parseResource } from '../knowledge/resource-schema.ts';

export const SECTION_KINDS = ['summary', 'experience', 'education', 'skills', 'certifications', 'languages', 'contact', 'other'] as const;
export type SectionKind = (typeof SECTION_KINDS)[number];

const words = z.array(z.string().min(1)).min(1);
const version = z.literal(1);
const kindSchema = z.strictObject({ phrases: words, words: z.record(z.string(), z.number()) });

const schema = z.object({
  sections: z.strictObject({ version, kinds: z.record(z.enum(SECTION_KINDS), kindSchema), neutral: words }),
  dates: z.strictObject({
    version,
    months: words,
    seasons: words,
    present: words,
    before: words,
    between: words,
    yearAfter: words,
    graduated: words,
    durations: words,
  }),
  titles: z.strictObject({ version, heads: words, ranks: words, employment: words, duties: words }),
  organisations: z.strictObject({ version, forms: words, words, schools: words }),
  degrees: z.strictObject({ version, degrees: words, notDegrees: words, fieldAfter: words, degreeOf: words, noise: words }),
  contacts: z.strictObject({ version, labels: words, placeLabels: words, nameLabels: words, titlesOfDocument: words, particles: words }),
  places: z.strictObject({ version, cities: words, regions: words, marks: words, remote: words }),
});

/** The files of resources/resume/ by their names. */
export type ResumeWords = z.infer<typeof schema>;

/** @throws TypeError naming the field that is wrong */
export function toResumeWords(raw: unknown): ResumeWords {
  return parseResource(schema, raw, 'resume');
}

/** Lower case, `ё` as `е`, one kind of apostrophe: how words are compared. */
export function fold(text: string): string {
  return text.toLowerCase().replaceAll('ё', 'е').replaceAll('’', "'").trim();
}

const escaped = (text: string): string =>
  fold(text)
    .replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&')
    .replaceAll(' ', '\\s+');

/** The words as alternatives of a regular expression, longest first. */
export function alternatives(list: readonly string[]): string {
  return [...new Set(list)]
    .sort((a, b) => b.length - a.length)
    .map(escaped)
    .join('|');
}

/** Matches any of the words or phrases, as whole words, in folded text. */
export function anyOf(list: readonly string[], flags = 'u'): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives(list)})(?![\\p{L}\\p{N}])`, flags);
}
