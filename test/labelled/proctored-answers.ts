/** Labelled answers of proctored interviews: expected ranges of each criterion. Half is worked with, half only counted, and fresh ones were written after the rules. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { GRADED_CRITERIA } from '../../src/main/ports/proctored.ts';

const range = z.tuple([z.number().int().min(1).max(5), z.number().int().min(1).max(5)]);
const schema = z.object({
  items: z.array(z.object({ lang: z.enum(['en', 'ru']), question: z.string(), answer: z.string(), expected: z.record(z.enum(GRADED_CRITERIA), range), why: z.string(), fresh: z.boolean() })),
});

export type LabelledAnswer = z.infer<typeof schema>['items'][number];

export function loadAnswers(part: 'dev' | 'held' | 'fresh'): LabelledAnswer[] {
  const { items } = schema.parse(JSON.parse(readFileSync(join(import.meta.dirname, 'proctored-answers.json'), 'utf8')));
  if (part === 'fresh') return items.filter(({ fresh }) => fresh);
  const hash = ({ lang, question, answer }: LabelledAnswer): string => createHash('sha256').update(`${lang}${question}${answer}`).digest('hex');
  const ordered = items.filter(({ fresh }) => !fresh).toSorted((a, b) => (hash(a) < hash(b) ? -1 : 1));
  return ordered.filter((_, index) => (index % 2 === 1) === (part === 'held'));
}
