/** Whether a task that nobody has read yet holds what it promises: everything is run in the sandbox. */
import type { CodeRunner } from '../../ports/runner.ts';
import { judge, toJob } from '../coding/judge.ts';
import { generateInputs, measure, sizesOf } from '../coding/scoring/measure.ts';
import { measureOptimality } from '../coding/scoring/optimality.ts';
import { isExpected } from './compare.ts';
import { checkTask } from './load-checks.ts';
import { CODE_LANGUAGES, type Task } from './task.ts';

export interface ProofOptions {
  readonly runner: CodeRunner;
  readonly signal: AbortSignal;
}

/** The reference measured against itself is as good as can be; the slow one must lie clearly below. */
const GOOD = 0.8;
const CLEARLY_SLOW = 0.5;

/**
 * Problems in words, none for a task that may be used: both references pass all tests, what a candidate begins with does not,
 * references agree on generated inputs, and the slow solutions are told apart from them.
 * @throws AppError RUNNER_FAILED when the sandbox breaks down, the signal's reason
 */
export async function proveTask(task: Task, { runner, signal }: ProofOptions): Promise<readonly string[]> {
  // What can be seen without running anything saves the sandbox the work.
  const seen = checkTask(task);
  if (seen.length > 0) return seen;
  for (const language of CODE_LANGUAGES) {
    const { initial, reference } = task.code[language];
    for (const group of ['visible', 'hidden'] as const) {
      const failed = judge(task, group, language, await runner.run(toJob(task, group, language, reference, signal))).filter(({ passed }) => !passed);
      if (failed.length > 0) return failed.map(({ id, outcome }) => `the ${language} reference fails ${id} (${outcome})`);
    }
    const begun = judge(task, 'visible', language, await runner.run(toJob(task, 'visible', language, initial, signal)));
    if (begun.every(({ passed }) => passed)) return [`the ${language} start passes the visible tests as it is`];
  }
  const disagreement = await disagreementIn(task, { runner, signal });
  if (disagreement !== null) return [disagreement];
  for (const language of CODE_LANGUAGES) {
    const scoreOf = async (code: string): Promise<number> => {
      const { outcome, score } = await measureOptimality({ task, language, code, runner, signal });
      return outcome === 'measured' ? score : NaN;
    };
    const [reference, slow] = [await scoreOf(task.code[language].reference), await scoreOf(task.code[language].slow)];
    if (!(reference >= GOOD && slow <= CLEARLY_SLOW)) return [`the slow ${language} solution is not told apart (reference ${reference}, slow ${slow})`];
  }
  return [];
}

async function disagreementIn(task: Task, { runner, signal }: ProofOptions): Promise<string | null> {
  const input = { task, language: 'python', runner, signal } as const;
  const { all } = sizesOf(task);
  const inputs = await generateInputs(input, all);
  if (inputs.size < all.length) return 'the generator makes no input';
  const [python, javascript] = [await measure(input, task.code.python.reference, inputs), await measure({ ...input, language: 'javascript' }, task.code.javascript.reference, inputs)];
  for (const n of inputs.keys()) {
    const [one, other] = [python.results.get(n)?.value, javascript.results.get(n)?.value];
    if (one === undefined || other === undefined) return `a reference gives nothing for the generated input of size ${n}`;
    if (!isExpected(one, other, 'exact')) return `the references disagree on the generated input of size ${n}`;
  }
  return null;
}
