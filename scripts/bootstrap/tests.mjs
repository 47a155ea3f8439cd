import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { ensureChromium } from './chromium.mjs';
import { countCheck, countLine, countVitest, sumCounts } from './count.mjs';
import { useProjectNode } from './node.mjs';
import { isEnding, runQuietly, runToEnd } from './processes.mjs';
import { say } from './say.mjs';
import { failedFiles, failuresIn, MOST_TRIED_AGAIN, replaceFiles } from './test-report.mjs';
import { unhandledPath } from './unhandled-reporter.mjs';

const CHECKS = [
  { name: 'types (node)', args: ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.node.json'] },
  { name: 'types (web)', args: ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.web.json'] },
  { name: 'lint', args: ['node_modules/eslint/bin/eslint.js', '.'] },
];

async function ensureModels(root, node) {
  say('checking models (the required set; what is missing is downloaded)');
  const code = await runToEnd(node, ['scripts/models.ts', 'install', '--required-only'], { cwd: root, stdio: ['ignore', 2, 2] });
  if (code !== 0) say('models could not be installed: tests that need them are skipped. `npm run models -- install` tries again');
}

async function runCheck({ name, args }, root, node) {
  const { code, output } = await runQuietly(node, args, { cwd: root });
  if (code !== 0) process.stdout.write(`${output}\n`);
  say(`${name}: ${code === 0 ? 'passed' : `FAILED (code ${code})`}`);
  return countCheck(code);
}

const readJson = (path) => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null);

/** @returns its exit code, its report (null where it left none), and how many errors belong to no test */
async function runVitest(root, node, args, env) {
  const reportPath = join(root, 'out', 'test-report.json');
  mkdirSync(join(root, 'out'), { recursive: true });
  for (const path of [reportPath, unhandledPath(root)]) rmSync(path, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportPath}`, '--reporter=./scripts/bootstrap/unhandled-reporter.mjs'];
  const code = await runToEnd(node, ['node_modules/vitest/vitest.mjs', 'run', ...reporters, ...args], { cwd: root, env, stdio: ['ignore', 1, 2] });
  try {
    return { code, report: readJson(reportPath), unhandled: readJson(unhandledPath(root)) ?? 0 };
  } catch {
    say('the test run left half a report');
    return { code, report: null, unhandled: 0 };
  }
}

/**
 * Browsers, microphones and processes that are killed do not always keep step on a busy machine. One or two files of
 * the whole run that fail are run once more, alone; what passes then is named, so that it gets mended.
 */
export async function runEveryTest(root, node, args, env) {
  const first = await runVitest(root, node, args, env);
  const files = failedFiles(first.report, root);
  // An error of no test is not made good by a test that passes.
  if (isEnding() || args.length > 0 || first.unhandled > 0 || files.length === 0 || files.length > MOST_TRIED_AGAIN) return first;
  const failures = failuresIn(first.report, root);
  say(`run once more, alone: ${files.join(', ')}`);
  const second = await runVitest(root, node, files, env);
  const still = second.report === null ? files : failedFiles(second.report, root);
  for (const line of failures) if (!still.some((file) => line.startsWith(`${file}:`))) process.stdout.write(`UNSTEADY, passed when run again: ${line}\n`);
  return { code: second.code, report: replaceFiles(first.report, second.report) };
}

/** Types, lint and every test; ends with the plain count line. @returns the exit code */
export async function runTests(root, args) {
  const node = useProjectNode(root);
  await ensureBuilt(root);
  await ensureModels(root, node);
  const chromium = await ensureChromium(root);
  // Each keeps one core busy.
  const counts = await Promise.all(CHECKS.map((check) => runCheck(check, root, node)));
  if (isEnding()) return 130;
  const env = { ...process.env, ...(chromium === null ? {} : { CHROMIUM_PATH: chromium }) };
  const { code, report } = await runEveryTest(root, node, args, env);
  if (isEnding()) return 130;
  if (code !== 0) say(`tests: FAILED (code ${code})`);
  for (const line of failuresIn(report, root)) process.stdout.write(`FAILED ${line}\n`);
  const total = sumCounts([...counts, countVitest(report, code)]);
  process.stdout.write(`${countLine(total)}\n`);
  return total.failed === 0 ? 0 : 1;
}
