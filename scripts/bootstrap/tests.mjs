import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { ensureChromium } from './chromium.mjs';
import { countCheck, countLine, countVitest, sumCounts } from './count.mjs';
import { useProjectNode } from './node.mjs';
import { isEnding, runQuietly, runToEnd } from './processes.mjs';
import { say } from './say.mjs';

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

async function runVitest(root, node, args, env) {
  const reportPath = join(root, 'out', 'test-report.json');
  mkdirSync(join(root, 'out'), { recursive: true });
  rmSync(reportPath, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportPath}`];
  const code = await runToEnd(node, ['node_modules/vitest/vitest.mjs', 'run', ...reporters, ...args], { cwd: root, env, stdio: ['ignore', 1, 2] });
  let report = null;
  if (existsSync(reportPath)) {
    try {
      report = JSON.parse(readFileSync(reportPath, 'utf8'));
    } catch {
      say('the test run left half a report');
    }
  }
  const count = countVitest(report, code);
  if (code !== 0) say(`tests: FAILED (code ${code})`);
  return { count, failures: failuresIn(report, root) };
}

/** The failed tests, one line each: file, name, first line of the message. */
export function failuresIn(report, root) {
  return (report?.testResults ?? []).flatMap((file) => {
    const path = file.name.startsWith(root) ? file.name.slice(root.length + 1) : file.name;
    const failed = (file.assertionResults ?? []).filter(({ status }) => status === 'failed');
    if (failed.length === 0) return file.status === 'failed' ? [`${path}: ${firstLine(file.message) || 'could not be loaded'}`] : [];
    return failed.map((test) => `${path}: ${test.fullName.trim()}: ${firstLine(test.failureMessages?.[0])}`);
  });
}

const firstLine = (text) => (text ?? '').replace(/\u001b\[[\d;]*m/g, '').trim().split('\n')[0];

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
  const { count, failures } = await runVitest(root, node, args, env);
  if (isEnding()) return 130;
  for (const line of failures) process.stdout.write(`FAILED ${line}\n`);
  const total = sumCounts([...counts, count]);
  process.stdout.write(`${countLine(total)}\n`);
  return total.failed === 0 ? 0 : 1;
}
