/** Tells a slow solution from a reference by the steps that they take on growing inputs. */
import { compareCosts, type Optimality } from '../../src/main/interview/coding/scoring/optimality.ts';
import { namedBy } from '../../src/main/interview/coding/scoring/fit.ts';
import { generateInputs, measure, sizesOf, type MeasureInput } from '../../src/main/interview/coding/scoring/measure.ts';
import { CODE_LANGUAGES, type GrowthClass, type Task } from '../../src/main/interview/tasks/task.ts';
import type { CodeLanguage } from '../../src/main/ports/runner.ts';
import type { SolutionRunner } from './native-runner.ts';

/** The two solutions as a candidate's code would be measured. */
export interface Growth {
  readonly language: CodeLanguage;
  /** What task.json states. */
  readonly stated: GrowthClass;
  readonly reference: Optimality;
  readonly slow: Optimality;
}

/** What a report says of the best code and of the worst. */
const LEAST_OF_REFERENCE = 0.9;
const MOST_OF_SLOW = 0.2;

/** Both languages. @throws AppError RUNNER_FAILED when the sandbox breaks down */
export async function measureGrowth(runner: SolutionRunner, task: Task): Promise<readonly Growth[]> {
  const { all, last } = sizesOf(task);
  const rows: Growth[] = [];
  for (const language of CODE_LANGUAGES) {
    const input: MeasureInput = { task, language, runner, signal: new AbortController().signal };
    const inputs = await generateInputs(input, all);
    const reference = await measure(input, task.code[language].reference, inputs);
    const slow = await measure(input, task.code[language].slow, new Map([...inputs].filter(([n]) => n <= last)));
    const compare = (candidate: typeof slow): Optimality => compareCosts(task, { reference, slow, candidate });
    rows.push({ language, stated: task.complexity.best, reference: compare(reference), slow: compare(slow) });
  }
  return rows;
}

/** Problems in words, none when the two are told apart. */
export function checkGrowth({ language, stated, reference, slow }: Growth): readonly string[] {
  const problems: string[] = [];
  if (reference.score < LEAST_OF_REFERENCE) problems.push(`reference, ${language}: scores only ${reference.score} (${reference.outcome})`);
  const named = reference.candidate === null ? [] : namedBy(reference.candidate);
  if (!named.includes(stated)) problems.push(`reference, ${language}: measured as ${named.join(' – ') || 'no class'}, stated as ${stated}`);
  if (slow.score > MOST_OF_SLOW) problems.push(`slow, ${language}: scores ${slow.score} (${slow.outcome}), ${slow.ratio?.toFixed(1) ?? '?'} times the reference`);
  if (slow.growth !== 'worse') problems.push(`slow, ${language}: its growth is not worse than the reference’s`);
  return problems;
}

/** One line for a person. */
export function formatGrowth({ language, reference, slow }: Growth): string {
  const range = ({ candidate }: Optimality): string => (candidate === null ? 'no class' : candidate.low === candidate.high ? candidate.low : `${candidate.low}..${candidate.high}`);
  const told = (name: string, one: Optimality): string => `${name} ${range(one)}, R² ${one.candidate?.goodness.toFixed(4) ?? '-'}, score ${one.score}`;
  return `  ${language}: ${told('reference', reference)}; ${told('slow', slow)}, ${slow.ratio?.toFixed(1) ?? '?'} times the ${slow.unit === 'steps' ? 'steps' : 'time'}`;
}
