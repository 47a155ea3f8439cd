/** The sandboxed runner: what a candidate waits for, how soon what never ends is ended, and what the sandbox costs. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createLog } from '../../src/main/base/log.ts';
import { measureOptimality } from '../../src/main/interview/coding/scoring/optimality.ts';
import { toTask } from '../../src/main/interview/tasks/task.ts';
import type { CodeLanguage, CodeRunner, Json } from '../../src/main/ports/runner.ts';
import { createCodeRunner } from '../../src/main/runner/runner.ts';
import { loadTasks } from '../../src/main/store/tasks.ts';
import { timed, type BenchCase, type Row } from './measure.ts';

const LANGUAGES: readonly CodeLanguage[] = ['python', 'javascript'];
const ADD: Readonly<Record<CodeLanguage, string>> = { python: 'def f(a, b):\n    return a + b\n', javascript: 'const f = (a, b) => a + b;' };
const LOOP: Readonly<Record<CodeLanguage, string>> = { python: 'def f():\n    while True:\n        pass\n', javascript: 'const f = () => { for (;;); };' };
const BOMB: Readonly<Record<CodeLanguage, string>> = {
  python: 'def f():\n    kept = []\n    while True:\n        kept.append([0] * 10**6)\n',
  javascript: 'const f = () => { const kept = []; for (;;) kept.push(new Uint8Array(1e6).fill(1)); };',
};
/** Loops, integers, lists and calls: what solutions are made of. */
const WORK: Readonly<Record<CodeLanguage, string>> = {
  python: 'def f(n):\n    sieve = [True] * n\n    total = 0\n    for i in range(2, n):\n        if sieve[i]:\n            total += i\n            for j in range(i * i, n, i):\n                sieve[j] = False\n    return total\n',
  javascript: 'function f(n) { const sieve = new Array(n).fill(true); let total = 0; for (let i = 2; i < n; i++) if (sieve[i]) { total += i; for (let j = i * i; j < n; j += i) sieve[j] = false; } return total }',
};
const NATIVE: Readonly<Record<CodeLanguage, readonly [string, (code: string) => string[]]>> = {
  python: ['python3', (code) => ['-c', `import time\n${code}\nt = time.perf_counter()\nf(1000000)\nprint((time.perf_counter() - t) * 1000)`]],
  javascript: [process.execPath, (code) => ['-e', `${code}; const t = performance.now(); f(1000000); console.log(performance.now() - t)`]],
};

async function nativeMs(language: CodeLanguage): Promise<number | null> {
  const [program, toArguments] = NATIVE[language];
  try {
    return Number((await promisify(execFile)(program, toArguments(WORK[language]))).stdout);
  } catch {
    return null;
  }
}

/** What a finished interview waits for: three programs counted on growing inputs, then one where the task's own are known. */
async function growthRows(runner: CodeRunner, language: CodeLanguage): Promise<Row[]> {
  const tasks = loadTasks(join(import.meta.dirname, '../../resources/tasks')).map(toTask).filter(({ kind }) => kind === 'calls').filter((_, index) => index % 7 === 0);
  const [first, known]: [number[], number[]] = [[], []];
  for (const task of tasks) {
    for (const samples of [first, known]) {
      const start = performance.now();
      await measureOptimality({ task, language, code: task.code[language].reference, runner, signal: new AbortController().signal });
      samples.push(performance.now() - start);
    }
  }
  const job = { language, kind: 'calls', code: WORK[language], functionName: 'f', limits: { testMs: 10_000 }, tests: [{ id: 'sieve', args: [300_000] }] } as const;
  const ratios: number[] = [];
  for (let index = 0; index < 3; index++) {
    const [plain, counting] = [await runner.run(job), await runner.run({ ...job, countSteps: true })];
    ratios.push((counting.tests[0]?.elapsedMs ?? Number.NaN) / (plain.tests[0]?.elapsedMs ?? Number.NaN));
  }
  return [
    { name: `${language}: growth of a task, first time`, unit: 'ms', samples: first },
    { name: `${language}: growth, the task's own known`, unit: 'ms', samples: known },
    { name: `${language}: counting steps against not`, unit: 'ratio', samples: ratios },
  ];
}

async function rowsOf(runner: CodeRunner, language: CodeLanguage): Promise<Row[]> {
  const run = (code: string, tests: readonly Json[][], testMs = 10_000) =>
    runner.run({ language, kind: 'calls', code, functionName: 'f', limits: { testMs }, tests: tests.map((args, id) => ({ id: String(id), args })) });
  /** Until the pool is warm again, as it is when people write and run. */
  const settle = (): Promise<void> => new Promise((resolve) => void setTimeout(resolve, 1_000));
  const warm: number[] = [];
  for (let index = 0; index < 10; index++) {
    await settle();
    const start = performance.now();
    await run(ADD[language], [[1, 2]]);
    warm.push(performance.now() - start);
  }
  const busy = await timed(10, () => run(ADD[language], [[1, 2]]));
  const rates: number[] = [];
  const late: number[] = [];
  for (let index = 0; index < 5; index++) {
    await settle();
    rates.push(200_000 / (await run(ADD[language], Array.from({ length: 200 }, (_, n) => [n, n]))).elapsedMs);
    await settle();
    late.push((await run(LOOP[language], [[]], 500)).elapsedMs - 500);
  }
  await settle();
  const bomb = await run(BOMB[language], [[]]);
  const ours: number[] = [];
  for (let index = 0; index < 3; index++) {
    await settle();
    ours.push((await run(WORK[language], [[1_000_000]])).tests[0]?.elapsedMs ?? Number.NaN);
  }
  const native = await nativeMs(language);
  return [
    { name: `${language}: warm submission, one test`, unit: 'ms', samples: warm },
    { name: `${language}: submissions one after another`, unit: 'ms', samples: busy },
    { name: `${language}: tests a second, 200 small tests`, unit: 'ratio', samples: rates },
    { name: `${language}: endless loop ends after its limit by`, unit: 'ms', samples: late },
    { name: `${language}: memory that a bomb came to`, unit: 'MB', samples: [bomb.memoryMb], note: `${bomb.tests[0]?.outcome ?? ''}: ${bomb.tests[0]?.error ?? ''}` },
    native === null
      ? { name: `${language}: sieve of 1,000,000`, unit: 'ms', samples: ours, note: 'no native interpreter to compare with' }
      : { name: `${language}: sieve of 1,000,000 against native`, unit: 'ratio', samples: ours.map((ms) => ms / native), note: `${NATIVE[language][0].split(/[\\/]/u).at(-1) ?? ''} ${native.toFixed(0)} ms` },
  ];
}

export const runner: BenchCase = {
  name: 'runner',
  async run() {
    const cacheDir = await mkdtemp(join(tmpdir(), 'viva-bench-'));
    const options = { processUrl: new URL('../../src/main/runner/process.ts', import.meta.url), log: createLog({ level: 'warn' }), cacheDir };
    const starts: number[] = [];
    // The first start makes the snapshot as well.
    for (let index = 0; index < 2; index++) {
      const start = performance.now();
      const started = createCodeRunner(options);
      await started.ready();
      starts.push(performance.now() - start);
      await started.close();
    }
    const measured = createCodeRunner(options);
    try {
      const rows: Row[] = [
        { name: 'first start ever, snapshot made', unit: 'ms', samples: starts.slice(0, 1) },
        { name: 'start', unit: 'ms', samples: starts.slice(1) },
      ];
      for (const language of LANGUAGES) rows.push(...(await rowsOf(measured, language)), ...(await growthRows(measured, language)));
      return rows;
    } finally {
      await measured.close();
      await rm(cacheDir, { recursive: true, force: true });
    }
  },
};
