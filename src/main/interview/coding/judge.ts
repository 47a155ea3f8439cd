/** Verdicts, made outside the sandbox: what the tests of a task are for the runner, and what its results come to. */
import type { JudgedTest } from '../../ports/coding.ts';
import type { CodeJob, CodeLanguage, CodeRun, TestRun } from '../../ports/runner.ts';
import { isExpected, isExpectedOutput } from '../tasks/compare.ts';
import { printValue } from '../tasks/print.ts';
import type { Task } from '../tasks/task.ts';

export type TestGroup = 'visible' | 'hidden';

/** What a candidate sees of one value, in characters. */
const PRINTED_LIMIT = 4_000;
const ERROR_LIMIT = 4_000;

const cut = (text: string, limit: number): string => (text.length <= limit ? text : `${text.slice(0, limit).toWellFormed()}… (${text.length - limit} more)`);

/** The job that runs one group of tests; expected values stay here. */
export function toJob(task: Task, group: TestGroup, language: CodeLanguage, code: string, signal?: AbortSignal): CodeJob {
  const base = { language, code, ...(signal === undefined ? {} : { signal }) };
  if (task.kind === 'programs') {
    const tests = group === 'visible' ? task.visibleTests : task.hiddenTests;
    return { ...base, kind: 'programs', tests: tests.map(({ id, stdin }) => ({ id, stdin })) };
  }
  const tests = group === 'visible' ? task.visibleTests : task.hiddenTests;
  return { ...base, kind: 'calls', functionName: task.functionName[language], tests: tests.map(({ id, args }) => ({ id, args })) };
}

/** One verdict for each test of the group, in the task's order; a test that the runner says nothing of did not run. */
export function judge(task: Task, group: TestGroup, language: CodeLanguage, run: Pick<CodeRun, 'tests'>): readonly JudgedTest[] {
  const results = new Map(run.tests.map((test) => [test.id, test]));
  const tests = group === 'visible' ? task.visibleTests : task.hiddenTests;
  return tests.map(({ id, expected }) => {
    const result = results.get(id);
    if (result === undefined) return notRun(id);
    const printed = result.value === undefined || task.kind === 'programs' ? result.printed : printValue(result.value, language);
    return {
      id,
      passed: isPassed(task, result, expected),
      outcome: result.outcome,
      printed: group === 'hidden' ? '' : cut(printed, PRINTED_LIMIT),
      error: group === 'hidden' || result.error === null ? null : cut(result.error, ERROR_LIMIT),
      elapsedMs: result.elapsedMs,
    };
  });
}

/** Hidden tests of a run whose visible ones were ended by the clock: all failed. */
export const noneRun = (task: Task): readonly JudgedTest[] => task.hiddenTests.map(({ id }) => notRun(id));

const notRun = (id: string): JudgedTest => ({ id, passed: false, outcome: 'not_run', printed: '', error: null, elapsedMs: 0 });

function isPassed(task: Task, result: TestRun, expected: Task['visibleTests'][number]['expected']): boolean {
  if (result.outcome !== 'returned') return false;
  if (task.kind === 'programs') return typeof expected === 'string' && isExpectedOutput(result.printed, expected);
  return result.value !== undefined && isExpected(result.value, expected, task.compare);
}

/** As the documented API calls it: a limit beats an error, and a wrong answer is neither. */
export function statusOf(tests: readonly JudgedTest[]): 'success' | 'error' | 'timeout' {
  if (tests.some(({ outcome }) => outcome === 'timeout')) return 'timeout';
  return tests.some(({ outcome }) => outcome === 'raised' || outcome === 'stopped') ? 'error' : 'success';
}

export function totalsOf(tests: readonly JudgedTest[]): { readonly total: number; readonly passed: number; readonly failed: number } {
  const passed = tests.filter((test) => test.passed).length;
  return { total: tests.length, passed, failed: tests.length - passed };
}
