/**
 * `node scripts/check-tasks.ts [id …] [--native]`: runs the coding tasks' own solutions in the sandbox (or by this machine's
 * node and python3) and says what is wrong; exit status 1 if anything is.
 */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { messageOf } from '../src/main/base/errors.ts';
import { checkTask } from '../src/main/interview/tasks/load-checks.ts';
import { toTask } from '../src/main/interview/tasks/task.ts';
import { loadTask, taskFolders } from '../src/main/store/tasks.ts';
import { checkGrowth, formatGrowth, measureGrowth } from './tasks/growth.ts';
import { createNativeRunner, type SolutionRunner } from './tasks/native-runner.ts';
import { checkAgreement, checkSolutions } from './tasks/run-solutions.ts';
import { loadSandboxRunner } from './tasks/sandbox-runner.ts';

const { positionals, values } = parseArgs({ allowPositionals: true, options: { native: { type: 'boolean', default: false } } });
const dir = join(import.meta.dirname, '../resources/tasks');
const say = (line: string): void => void process.stdout.write(`${line}\n`);

async function problemsOf(runner: SolutionRunner, folder: string): Promise<readonly string[]> {
  try {
    const task = toTask(loadTask(dir, folder));
    say(`${folder}: ${task.level}, ${task.topics.join(', ')}; ${task.visibleTests.length} + ${task.hiddenTests.length} tests; ${task.complexity.best} against ${task.complexity.slow}`);
    // Native interpreters count no steps.
    const growth = values.native ? [] : await measureGrowth(runner, task);
    for (const one of growth) say(formatGrowth(one));
    return [...checkTask(task), ...(await checkSolutions(runner, task)), ...(await checkAgreement(runner, task)), ...growth.flatMap(checkGrowth)];
  } catch (thrown) {
    return [`${folder}: ${messageOf(thrown)}`];
  }
}

const runner = values.native ? createNativeRunner() : await loadSandboxRunner(join(tmpdir(), 'viva-check-tasks'));
const folders = positionals.length > 0 ? positionals : taskFolders(dir);
let count = 0;
for (const folder of folders) {
  const problems = await problemsOf(runner, folder);
  for (const problem of problems) say(`  PROBLEM ${problem}`);
  count += problems.length;
}
await runner.close();
say(`${folders.length} tasks, ${count === 0 ? 'no problem' : `${count} problem(s)`}`);
if (count > 0) process.exitCode = 1;
