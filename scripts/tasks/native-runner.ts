/** The project's own solutions in the machine's python3 and this Node, without the sandbox. Never for a candidate's code. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { AppError } from '../../src/main/base/errors.ts';
import type { CodeJob, CodeLanguage, CodeRunner, CodeRun, SyntaxProblem, TestRun } from '../../src/main/ports/runner.ts';

/** What the checks need of a runner; the sandbox has it as well. */
export type SolutionRunner = Pick<CodeRunner, 'check' | 'run' | 'close'>;

const LIMIT_MS = 60_000;

interface Reply {
  readonly syntax?: SyntaxProblem;
  readonly tests?: readonly (Pick<TestRun, 'outcome' | 'elapsedMs'> & Partial<TestRun>)[];
}

// No compiling at run time, so that the growth of work is seen and not the compiler's mood.
const COMMANDS: Readonly<Record<CodeLanguage, readonly [string, readonly string[]]>> = {
  python: ['python3', [join(import.meta.dirname, 'native-python.py')]],
  javascript: [process.execPath, ['--jitless', '--stack-size=8000', join(import.meta.dirname, 'native-javascript.mjs')]],
};

function ask(language: CodeLanguage, job: object): Promise<Reply> {
  const [command, parameters] = COMMANDS[language];
  return new Promise((resolve, reject) => {
    const child = spawn(command, parameters, { stdio: ['pipe', 'pipe', 'pipe'], timeout: LIMIT_MS, killSignal: 'SIGKILL' });
    const output: Buffer[] = [];
    const complaints: Buffer[] = [];
    child.stdout.on('data', (part: Buffer) => output.push(part));
    child.stderr.on('data', (part: Buffer) => complaints.push(part));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(JSON.parse(Buffer.concat(output).toString()) as Reply);
      else reject(new AppError('INTERNAL', `${command} ended with ${code ?? 'a signal'}: ${Buffer.concat(complaints).toString().slice(-500)}`));
    });
    // A child that died has said so by its code.
    child.stdin.on('error', () => undefined);
    child.stdin.end(JSON.stringify(job));
  });
}

function toTestRun(id: string, run: NonNullable<Reply['tests']>[number] | undefined): TestRun {
  return { id, printed: '', error: null, stdout: '', stderr: '', elapsedMs: 0, outcome: 'not_run', ...run };
}

/** @throws (from its calls) AppError INTERNAL when an interpreter is missing or dies */
export function createNativeRunner(): SolutionRunner {
  return {
    async check(language, code) {
      const { syntax } = await ask(language, { kind: 'calls', functionName: 'none', code, tests: [] });
      return syntax ?? null;
    },
    async run({ signal: _, ...job }: CodeJob): Promise<CodeRun> {
      const { syntax, tests = [] } = await ask(job.language, job);
      const runs = job.tests.map(({ id }, index) => toTestRun(id, syntax === undefined ? tests[index] : { outcome: 'raised', elapsedMs: 0, error: syntax.message }));
      return { tests: runs, elapsedMs: runs.reduce((sum, { elapsedMs }) => sum + elapsedMs, 0), memoryMb: 0 };
    },
    close: async () => undefined,
  };
}
