/** How tests and examples are shown to a person who writes in a language. */
import type { CodeLanguage, Json } from '../../ports/runner.ts';
import type { Language } from '../../ports/language.ts';
import type { Task } from './task.ts';

const WORDS = { python: { true: 'True', false: 'False', null: 'None' }, javascript: { true: 'true', false: 'false', null: 'null' } } as const;

/** A value as it is written in the language; texts in double quotes in both. */
export function printValue(value: Json, language: CodeLanguage): string {
  if (value === null || typeof value === 'boolean') return WORDS[language][`${value}`];
  if (typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${(value as readonly Json[]).map((inner) => printValue(inner, language)).join(', ')}]`;
  return `{${Object.entries(value).map(([key, inner]) => `${JSON.stringify(key)}: ${printValue(inner, language)}`).join(', ')}}`;
}

/** One printed test: the call with its arguments or the standard input, and what should come of it. */
export interface PrintedTest {
  readonly id: string;
  readonly name: string;
  readonly input: string;
  readonly expected: string;
}

/** The visible tests in their order. */
export function toPrintedTests(task: Task, language: CodeLanguage, locale: Language): readonly PrintedTest[] {
  if (task.kind === 'programs') return task.visibleTests.map(({ id, name, stdin, expected }) => ({ id, name: name[locale], input: stdin, expected }));
  return task.visibleTests.map(({ id, name, args, expected }) => ({
    id,
    name: name[locale],
    input: `${task.functionName[language]}(${args.map((arg) => printValue(arg, language)).join(', ')})`,
    expected: printValue(expected, language),
  }));
}

/** The task's examples as the documented API shows them. */
export function toExamples(task: Task, language: CodeLanguage, locale: Language): readonly { input: string; output: string; explanation: string }[] {
  const printed = new Map(toPrintedTests(task, language, locale).map((test) => [test.id, test]));
  return task.examples.flatMap(({ test, explanation }) => {
    const shown = printed.get(test);
    return shown === undefined ? [] : [{ input: shown.input, output: shown.expected, explanation: explanation[locale] }];
  });
}
