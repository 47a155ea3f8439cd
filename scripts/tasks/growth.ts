/** Tells a slow solution from a reference by how their times grow. */
import { CODE_LANGUAGES, type Task } from '../../src/main/interview/tasks/task.ts';
import type { CodeLanguage } from '../../src/main/ports/runner.ts';
import type { SolutionRunner } from './native-runner.ts';
import { generate, runCode, type GeneratedInput } from './run-solutions.ts';

/** Milliseconds at each of the task's sizes: the least of several runs, for noise only ever adds. */
export interface Growth {
  readonly language: CodeLanguage;
  readonly referenceMs: readonly number[];
  readonly slowMs: readonly number[];
}

const REPEATS = 3;
/** A busy machine disturbs some runs; a slow solution that is really slow shows in one of so many. */
const ATTEMPTS = 3;
const SEED = 11;
/** The slow one's time must grow this much faster from the first size to the last; between n and n² over four times n it is 4. */
const LEAST_DIVERGENCE = 1.7;
/** And take this much longer at the last, so that a candidate between the two can be placed. */
const LEAST_RATIO = 5;

async function timesOf(runner: SolutionRunner, task: Task, language: CodeLanguage, code: string, inputs: readonly GeneratedInput[]): Promise<readonly number[]> {
  const repeated = Array.from({ length: REPEATS }, () => inputs).flat();
  const { tests } = await runCode(runner, task, language, code, repeated);
  const failed = tests.find(({ outcome }) => outcome !== 'returned');
  if (failed !== undefined) throw new Error(`${language}, ${failed.id} of growing inputs: ${failed.outcome} ${failed.error ?? ''}`);
  return inputs.map((_, size) => Math.min(...tests.filter((_run, index) => index % inputs.length === size).map(({ elapsedMs }) => elapsedMs)));
}

/** How many times faster the slow solution's time grows than the reference's. */
export function divergence({ referenceMs, slowMs }: Growth): number {
  const growth = (times: readonly number[]): number => (times.at(-1) ?? 0) / Math.max(times[0] ?? 0, 1e-4);
  return growth(slowMs) / growth(referenceMs);
}

const least = (a: readonly number[], b: readonly number[]): readonly number[] => a.map((ms, size) => Math.min(ms, b[size] ?? ms));

/** Both languages; measured again while the two are not told apart. @throws Error when a solution fails on a generated input */
export async function measureGrowth(runner: SolutionRunner, task: Task): Promise<readonly Growth[]> {
  const inputs = await generate(runner, task, task.sizes.map((n) => [n, SEED] as const));
  const all: Growth[] = [];
  for (const language of CODE_LANGUAGES) {
    const { reference, slow } = task.code[language];
    const measure = async (): Promise<Growth> => ({
      language,
      referenceMs: await timesOf(runner, task, language, reference, inputs),
      slowMs: await timesOf(runner, task, language, slow, inputs),
    });
    let growth = await measure();
    for (let attempt = 1; attempt < ATTEMPTS && checkGrowth(growth).length > 0; attempt += 1) {
      const again = await measure();
      growth = { language, referenceMs: least(growth.referenceMs, again.referenceMs), slowMs: least(growth.slowMs, again.slowMs) };
    }
    all.push(growth);
  }
  return all;
}

/** Problems in words, none when the two are told apart. */
export function checkGrowth(growth: Growth): readonly string[] {
  const last = (times: readonly number[]): number => times.at(-1) ?? 0;
  const ratio = last(growth.slowMs) / last(growth.referenceMs);
  const problems: string[] = [];
  if (divergence(growth) < LEAST_DIVERGENCE) problems.push(`slow, ${growth.language}: grows only ${divergence(growth).toFixed(1)} times faster than the reference`);
  if (ratio < LEAST_RATIO) problems.push(`slow, ${growth.language}: only ${ratio.toFixed(1)} times slower than the reference at the last size`);
  if (last(growth.slowMs) > 2_000) problems.push(`slow, ${growth.language}: takes ${Math.round(last(growth.slowMs))} ms at the last size`);
  return problems;
}
