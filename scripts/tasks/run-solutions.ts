/** Runs a task's own solutions and says what is wrong with them. */
import { canonical, isExpected, isExpectedOutput } from '../../src/main/interview/tasks/compare.ts';
import { CODE_LANGUAGES, type Task } from '../../src/main/interview/tasks/task.ts';
import type { CodeLanguage, CodeRun, Json, TestRun } from '../../src/main/ports/runner.ts';
import type { SolutionRunner } from './native-runner.ts';

/** What the generator returned: arguments of a call, or a program's standard input. */
export type GeneratedInput = readonly Json[] | string;

interface Expectation {
  readonly id: string;
  readonly input: GeneratedInput;
  readonly expected: Json;
}

const LIMITS = { testMs: 10_000, totalMs: 60_000 };
const GENERATED_SIZES = [1, 2, 3, 4, 5, 7, 9, 12, 16, 40];

export function runCode(runner: SolutionRunner, task: Task, language: CodeLanguage, code: string, inputs: readonly GeneratedInput[]): Promise<CodeRun> {
  const job = task.kind === 'calls'
    ? { kind: task.kind, functionName: task.functionName[language], tests: inputs.map((args, index) => ({ id: `t${index}`, args: args as readonly Json[] })) }
    : { kind: task.kind, tests: inputs.map((stdin, index) => ({ id: `t${index}`, stdin: stdin as string })) };
  return runner.run({ language, code, limits: LIMITS, ...job });
}

/** @throws Error when the generator fails or does not return JSON */
export async function generate(runner: SolutionRunner, task: Task, requests: readonly (readonly [number, number])[]): Promise<readonly GeneratedInput[]> {
  const tests = requests.map(([n, seed]) => ({ id: `n${n}-${seed}`, args: [n, seed] }));
  const { tests: runs } = await runner.run({ language: 'javascript', code: task.generator, limits: LIMITS, kind: 'calls', functionName: 'generate', tests });
  return runs.map(({ id, outcome, value, error }) => {
    const fits = task.kind === 'calls' ? Array.isArray(value) : typeof value === 'string';
    if (outcome !== 'returned' || !fits) throw new Error(`generate ${id}: ${error ?? `not ${task.kind === 'calls' ? 'a list of arguments' : 'a text'}`}`);
    return value as GeneratedInput;
  });
}

function resultOf(task: Task, { value, printed }: TestRun): Json | undefined {
  return task.kind === 'calls' ? value : printed;
}

function isRight(task: Task, actual: Json | undefined, expected: Json): boolean {
  if (actual === undefined) return false;
  return task.kind === 'calls' ? isExpected(actual, expected, task.compare) : typeof actual === 'string' && isExpectedOutput(actual, expected as string);
}

function expectations(task: Task): readonly Expectation[] {
  return task.kind === 'calls'
    ? [...task.visibleTests, ...task.hiddenTests].map(({ id, args, expected }) => ({ id, input: args, expected: expected }))
    : [...task.visibleTests, ...task.hiddenTests].map(({ id, stdin, expected }) => ({ id, input: stdin, expected }));
}

/** References and slow solutions pass all tests; the initial code parses and passes not all of the visible ones. */
export async function checkSolutions(runner: SolutionRunner, task: Task): Promise<readonly string[]> {
  const problems: string[] = [];
  const all = expectations(task);
  for (const language of CODE_LANGUAGES) {
    for (const part of ['reference', 'slow'] as const) {
      const { tests } = await runCode(runner, task, language, task.code[language][part], all.map(({ input }) => input));
      for (const [index, { id, expected }] of all.entries()) {
        const run = tests[index];
        if (run === undefined || isRight(task, resultOf(task, run), expected)) continue;
        const got = run.outcome === 'returned' ? (JSON.stringify(resultOf(task, run)) ?? 'nothing') : `${run.outcome}: ${run.error ?? ''}`;
        problems.push(`${part}, ${language}, ${id}: expected ${JSON.stringify(expected).slice(0, 200)}, got ${got.slice(0, 200)}`);
      }
    }
    const { initial } = task.code[language];
    const syntax = await runner.check(language, initial);
    if (syntax !== null) problems.push(`initial, ${language}: does not parse: ${syntax.message}`);
    const visible = all.slice(0, task.visibleTests.length);
    const { tests } = await runCode(runner, task, language, initial, visible.map(({ input }) => input));
    if (tests.every((run, index) => isRight(task, resultOf(task, run), visible[index]?.expected ?? null))) problems.push(`initial, ${language}: passes the visible tests`);
  }
  return problems;
}

/** The generator is deterministic and seeds matter; on its inputs all four solutions agree. */
export async function checkAgreement(runner: SolutionRunner, task: Task): Promise<readonly string[]> {
  const problems: string[] = [];
  const largest = Math.min(...task.sizes);
  const requests = GENERATED_SIZES.filter((n) => n <= largest).flatMap((n) => [[n, 1], [n, 2], [n, 3]] as const);
  const inputs = await generate(runner, task, requests);
  const again = await generate(runner, task, requests);
  if (canonical(inputs) !== canonical(again)) problems.push('the generator gives different arguments for the same seed');
  if (new Set(inputs.map((input) => canonical(input as Json))).size <= inputs.length / 3) problems.push('the generator does not heed its seed');
  const { tests: standard } = await runCode(runner, task, 'javascript', task.code.javascript.reference, inputs);
  for (const [language, part] of [['python', 'reference'], ['python', 'slow'], ['javascript', 'slow']] as const) {
    const { tests } = await runCode(runner, task, language, task.code[language][part], inputs);
    const wrong = tests.findIndex((run, index) => {
      const expected = standard[index] === undefined ? undefined : resultOf(task, standard[index]);
      return expected === undefined || !isRight(task, resultOf(task, run), expected);
    });
    if (wrong >= 0) problems.push(`${part}, ${language}, disagrees with the JavaScript reference on generate(${requests[wrong]?.join(', ') ?? ''})`);
  }
  return problems;
}
