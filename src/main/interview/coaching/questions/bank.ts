/** Questions to practise with: read from resources/coaching/questions.json. */
import { z } from 'zod';
import { COACHING_DIMENSIONS } from '../../../ports/coaching-analysis.ts';
import type { InterviewerType } from '../../../ports/coaching.ts';

const text = z.string().min(10);
const named = z.strictObject({ en: text, ru: text });
const type = z.enum(['technical', 'behavioral', 'situational', 'general']);
const common = {
  key: z.string().regex(/^[a-z0-9-]+$/u),
  type,
  /** What an answer to it practises most. */
  about: z.enum(COACHING_DIMENSIONS),
  difficulty: z.number().int().min(1).max(3),
  /** Asked by these interviewers only; absent: by all whose types fit. */
  only: z.array(z.enum(['HR', 'Tech', 'Behavioral', 'System Design', 'Case'] satisfies readonly InterviewerType[])).optional(),
};
const schema = z.strictObject({
  version: z.literal(1),
  questions: z.array(z.strictObject({ ...common, en: text, ru: text })).min(1),
  /** With a place for a skill, for the job's own words, or for a subject of any work. */
  families: z.array(z.strictObject({ ...common, takes: z.enum(['skill', 'phrase', 'subject']), en: text.includes('{name}'), ru: text.includes('{name}') })).min(1),
  /** Subjects of any work, for when the job names none. */
  subjects: z.array(z.strictObject({ en: z.string().min(3), ru: z.string().min(3) })).min(1),
  reasons: z.strictObject({ first: named, weak: named, voiced: named, job: named, harder: named, easier: named, new: named, general: named, more: named }),
  dimensions: z.record(z.enum(COACHING_DIMENSIONS), z.strictObject({ en: z.string().min(3), ru: z.string().min(3) })),
});

export type QuestionBank = z.infer<typeof schema>;
export type BankQuestion = QuestionBank['questions'][number];
export type QuestionFamilyText = QuestionBank['families'][number];

/** @throws TypeError naming the field that is wrong, or a key that stands twice */
export function toQuestionBank(raw: unknown): QuestionBank {
  const parsed = schema.safeParse(raw);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new TypeError(`coaching/questions.${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'wrong'}`);
  }
  const keys = [...parsed.data.questions, ...parsed.data.families].map(({ key }) => key);
  const twice = keys.find((key, index) => keys.indexOf(key) !== index);
  if (twice !== undefined) throw new TypeError(`coaching/questions has ${twice} twice`);
  return parsed.data;
}
