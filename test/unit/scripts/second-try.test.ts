/** The whole run by a stand-in of the test runner that tells what it is told to tell. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { countVitest } from '../../../scripts/bootstrap/count.mjs';
import { runEveryTest } from '../../../scripts/bootstrap/tests.mjs';
import { tempDir } from '../../fixtures/temp-dir.ts';

/** Of each run: the files that fail. */
const stand = `
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
const args = process.argv.slice(3).filter((arg) => !arg.startsWith('--'));
appendFileSync('runs.txt', JSON.stringify(args) + '\\n');
const run = readFileSync('runs.txt', 'utf8').trim().split('\\n').length - 1;
const failing = JSON.parse(readFileSync('failing.json', 'utf8'))[run];
const files = args.length > 0 ? args : ['test/a.test.ts', 'test/b.test.ts', 'test/c.test.ts'];
const testResults = files.map((file) => {
  const status = failing.includes(file) ? 'failed' : 'passed';
  return { name: process.cwd() + '/' + file, status, assertionResults: [{ status, fullName: ' works', failureMessages: status === 'failed' ? ['Error: no'] : [] }] };
});
writeFileSync('out/test-report.json', JSON.stringify({ testResults }));
writeFileSync('out/test-unhandled.json', failing.includes('no test') ? '1' : '0');
process.exitCode = failing.length > 0 ? 1 : 0;
`;

async function run(failing: readonly (readonly string[])[], args: readonly string[] = []) {
  const root = tempDir();
  mkdirSync(join(root, 'node_modules', 'vitest'), { recursive: true });
  writeFileSync(join(root, 'node_modules', 'vitest', 'vitest.mjs'), stand);
  writeFileSync(join(root, 'failing.json'), JSON.stringify(failing));
  const told: string[] = [];
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => told.push(String(text)) > 0);
  const say = vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
  try {
    const { code, report } = await runEveryTest(root, process.execPath, args, process.env);
    const runs = readFileSync(join(root, 'runs.txt'), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as unknown);
    return { code, runs, count: countVitest(report, code), unsteady: told.filter((line) => line.startsWith('UNSTEADY')) };
  } finally {
    write.mockRestore();
    say.mockRestore();
  }
}

describe('every test', () => {
  it('runs once where nothing fails', async () => {
    expect(await run([[]])).toEqual({ code: 0, runs: [[]], count: { passed: 3, failed: 0, skipped: 0 }, unsteady: [] });
  });

  it('runs a file that fails once more, alone, and names it where it passes then', async () => {
    const { code, runs, count, unsteady } = await run([['test/b.test.ts'], []]);
    expect({ code, runs, count }).toEqual({ code: 0, runs: [[], ['test/b.test.ts']], count: { passed: 3, failed: 0, skipped: 0 } });
    expect(unsteady).toEqual(['UNSTEADY, passed when run again: test/b.test.ts: works: Error: no\n']);
  });

  it('fails where the second try fails', async () => {
    const { code, count, unsteady } = await run([['test/a.test.ts', 'test/b.test.ts'], ['test/b.test.ts']]);
    expect({ code, count }).toEqual({ code: 1, count: { passed: 2, failed: 1, skipped: 0 } });
    expect(unsteady).toHaveLength(1);
  });

  it('tries nothing again where an error belongs to no test: a second try would hide it', async () => {
    expect(await run([['test/a.test.ts', 'no test'], []])).toMatchObject({ code: 1, runs: [[]], count: { failed: 1 } });
  });

  it('tries nothing again where more fails than an accident, or files were asked for', async () => {
    const all = ['test/a.test.ts', 'test/b.test.ts', 'test/c.test.ts'];
    expect(await run([all, []])).toMatchObject({ code: 1, runs: [[]], count: { failed: 3 } });
    expect(await run([['test/a.test.ts'], []], ['test/a.test.ts'])).toMatchObject({ code: 1, runs: [['test/a.test.ts']], count: { failed: 1 } });
  });
});
