/** Runs a job's tests in this Node: only for the project's own solutions, which are trusted. */
import { readFileSync, writeFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { compileFunction } from 'node:vm';

const job = JSON.parse(readFileSync(0, 'utf8'));

function runCall(test) {
  const solution = compileFunction(`${job.code}\nreturn ${job.functionName};`)();
  const start = performance.now();
  const value = solution(...test.args);
  const elapsedMs = performance.now() - start;
  return { outcome: 'returned', elapsedMs, value: JSON.parse(JSON.stringify(value)) };
}

function runProgram(test) {
  const lines = test.stdin.split('\n');
  if (lines.at(-1) === '') lines.pop();
  const printed = [];
  const program = compileFunction(job.code, ['readline', 'console']);
  const start = performance.now();
  program(() => lines.shift() ?? null, { log: (...values) => printed.push(values.join(' ')) });
  return { outcome: 'returned', elapsedMs: performance.now() - start, printed: printed.join('\n') };
}

function attempt(test) {
  try {
    return job.kind === 'calls' ? runCall(test) : runProgram(test);
  } catch (error) {
    return { outcome: 'raised', elapsedMs: 0, error: String(error) };
  }
}

function syntaxProblem() {
  try {
    compileFunction(job.code);
    return null;
  } catch (error) {
    return { line: 1, column: 1, message: String(error) };
  }
}

const syntax = syntaxProblem();
// Not process.stdout: writing to a pipe would end half-way.
writeFileSync(1, JSON.stringify(syntax === null ? { tests: job.tests.map(attempt) } : { syntax }));
