/** Answers with what the coach must say to them, and must not: read as the person who gave the answer would. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { COACHING_DIMENSIONS, STAR_PARTS } from '../../src/main/ports/coaching-analysis.ts';

const schema = z.array(
  z.strictObject({
    id: z.string(), lang: z.enum(['en', 'ru']), type: z.enum(['technical', 'behavioral', 'situational', 'general']), question: z.string(), answer: z.string(),
    /** Patterns in the whole text. */
    says: z.array(z.string()).default([]),
    never: z.array(z.string()).default([]),
    /** What may be praised at most, of what was told. */
    praise: z.array(z.enum(COACHING_DIMENSIONS)).optional(),
    /** How the quote of a part begins; null for a part that is not told, and for no story at all. */
    star: z.partialRecord(z.enum(STAR_PARTS), z.string().nullable()).nullable().optional(),
  }),
);

export type JudgedAnswer = z.infer<typeof schema>[number];

export const loadJudgedAnswers = (): JudgedAnswer[] => schema.parse(JSON.parse(readFileSync(join(import.meta.dirname, 'coaching-feedback.json'), 'utf8')));
