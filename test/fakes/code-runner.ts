/** A sandbox that runs nothing: what each test comes to is scripted. */
import type { CodeJob, CodeRunner, SyntaxProblem, TestRun } from '../../src/main/ports/runner.ts';

export type ScriptedTest = Partial<Omit<TestRun, 'id'>>;

export interface ScriptedRunner extends CodeRunner {
  readonly jobs: readonly CodeJob[];
}

/** @param script what a test of a job comes to; by default it returns null in a millisecond */
export function createScriptedRunner(script: (job: CodeJob, testId: string) => ScriptedTest, check: (code: string) => SyntaxProblem | null = () => null): ScriptedRunner {
  const jobs: CodeJob[] = [];
  return {
    jobs,
    status: () => ({ state: 'ready', interpreters: { python: 'scripted', javascript: 'scripted' }, waiting: 0, restarts: 0, detail: null }),
    ready: () => Promise.resolve(),
    check: (_language, code) => Promise.resolve(check(code)),
    read: () => Promise.resolve({ names: [], functions: [], issues: [], comments: 0 }),
    run(job, onTest) {
      jobs.push(job);
      const tests = job.tests.map(({ id }): TestRun => ({
        id, outcome: 'returned', value: null, printed: '', error: null, stdout: '', stderr: '', elapsedMs: 1, ...script(job, id),
      }));
      tests.forEach((test) => onTest?.(test));
      return Promise.resolve({ tests, elapsedMs: tests.reduce((sum, { elapsedMs }) => sum + elapsedMs, 0), memoryMb: 10 });
    },
    close: () => Promise.resolve(),
  };
}
