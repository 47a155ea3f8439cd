/** A coding task as a language model writes it: the schema it is held to, and the way from there to a task of ours. */
import { z } from 'zod';
import { AppError } from '../../base/errors.ts';
import type { Json } from '../../ports/runner.ts';
import { GROWTH_CLASSES, TASK_TOPICS, toTask, type Task } from './task.ts';

type Schema = Readonly<Record<string, unknown>>;
const text = { type: 'string' };
const list = (items: Schema): Schema => ({ type: 'array', items });
const object = (properties: Readonly<Record<string, Schema>>): Schema => ({ type: 'object', properties, required: Object.keys(properties), additionalProperties: false });
const local = object({ en: text, ru: text });
const growth = { type: 'string', enum: GROWTH_CLASSES };
const code = object({ initial: text, reference: text, slow: text });

/** Values of tests are texts of JSON: a strict schema has no place for values of any shape. */
export const DRAFT_SCHEMA: Schema = object({
  name: text,
  title: local,
  description: local,
  topics: list({ type: 'string', enum: TASK_TOPICS }),
  visible_tests: list(object({ name: local, args: text, expected: text, explanation: local })),
  hidden_tests: list(object({ name: text, args: text, expected: text })),
  complexity: object({ best: growth, slow: growth, n: local }),
  sizes: list({ type: 'integer' }),
  hints: list(local),
  edge_cases: list(local),
  follow_ups: list(local),
  python: code,
  javascript: code,
  generator: text,
});

const DESCRIPTION = 4_000;
const CODE = 6_000;
const VALUE = 2_000;
const LARGEST_SIZE = 2_000;

const json = z.string().max(VALUE).transform((value, context): Json => {
  try {
    return JSON.parse(value) as Json;
  } catch {
    context.addIssue({ code: 'custom', message: 'is not JSON' });
    return z.NEVER;
  }
});
const args = json.refine((value): value is readonly Json[] => Array.isArray(value) && value.length > 0 && value.length <= 6, 'is no list of arguments');
const Words = z.object({ en: z.string().trim().max(600), ru: z.string().trim().max(600) });
// Links and markup have no business in a statement, and are nobody's to click.
const prose = z.string().trim().max(DESCRIPTION).regex(/^(?![\s\S]*(?:https?:|<\/?[a-z]|!\[|\]\())/iu, 'holds links or markup');
const source = z.string().max(CODE).transform((value) => `${value.replace(/\r\n?/g, '\n').trim()}\n`);
const Code = z.object({ initial: source, reference: source, slow: source });

const Draft = z.object({
  // Two words at least: no keyword and no built-in name of either language looks so.
  name: z.string().regex(/^[a-z]{2,20}(?:_[a-z0-9]{2,20}){1,4}$/),
  title: Words,
  description: z.object({ en: prose, ru: prose }),
  topics: z.array(z.enum(TASK_TOPICS)).min(1).transform((topics) => [...new Set(topics)].slice(0, 4)),
  visible_tests: z.array(z.object({ name: Words, args, expected: json, explanation: Words })),
  hidden_tests: z.array(z.object({ name: z.string().max(200), args, expected: json })),
  complexity: z.object({ best: z.enum(GROWTH_CLASSES), slow: z.enum(GROWTH_CLASSES), n: Words }),
  sizes: z.array(z.int().positive().max(LARGEST_SIZE)),
  hints: z.array(Words),
  edge_cases: z.array(Words),
  follow_ups: z.array(Words),
  python: Code,
  javascript: Code,
  generator: source,
});

const camel = (name: string): string => name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** @throws AppError INVALID_REQUEST saying what is wrong with it */
export function toDraftTask(raw: unknown, { id, level }: { readonly id: string; readonly level: Task['level'] }): Task {
  const parsed = Draft.safeParse(raw);
  if (!parsed.success) throw new AppError('INVALID_REQUEST', z.prettifyError(parsed.error));
  const { name, title, description, topics, visible_tests, hidden_tests, complexity, sizes, hints, edge_cases, follow_ups, python, javascript, generator } = parsed.data;
  return toTask({
    folder: id,
    description,
    code: { python, javascript },
    generator,
    json: {
      id, level, topics, title, complexity, sizes, hints,
      kind: 'calls', compare: 'exact',
      functionName: { python: name, javascript: camel(name) },
      examples: visible_tests.slice(0, 2).map(({ explanation }, index) => ({ test: `v${index + 1}`, explanation })),
      visibleTests: visible_tests.map((test, index) => ({ id: `v${index + 1}`, name: test.name, args: test.args, expected: test.expected })),
      hiddenTests: hidden_tests.map((test, index) => ({ id: `h${index + 1}`, name: test.name, args: test.args, expected: test.expected })),
      edgeCases: edge_cases, followUps: follow_ups,
    },
  });
}
