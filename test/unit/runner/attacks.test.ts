/** Every class of attack, with a listener that must never be contacted, a file and an environment that must not be seen. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CodeLanguage, CodeRunner, TestRun } from '../../../src/main/ports/runner.ts';
import { ENV_SECRET, FILE_SECRET, TEST_SECRET, type Attack, type Surroundings } from './attacks/attack.ts';
import { JAVASCRIPT_QUIET } from './attacks/javascript-quiet.ts';
import { JAVASCRIPT_VIOLENT } from './attacks/javascript-violent.ts';
import { PYTHON_QUIET } from './attacks/python-quiet.ts';
import { PYTHON_VIOLENT } from './attacks/python-violent.ts';
import { testRunner } from './test-runner.ts';

/** For what never ends; for what never ends but could (its memory is full long before); for what ends by itself. */
const ENDLESS_MS = 300;
const FILLED_MS = 2_000;
const OTHER_MS = 30_000;
/** Time alone ends what is endless, so that more of it shows nothing more. */
const limitMs = ({ ends, isEndless }: Attack): number => (ends.every((end) => end === 'timeout') ? ENDLESS_MS : isEndless === true ? FILLED_MS : OTHER_MS);

let runner: CodeRunner;
let listener: Server;
let contacts = 0;
let folder: string;
let around: Surroundings;

beforeAll(async () => {
  process.env.VIVA_TEST_SECRET = ENV_SECRET;
  folder = mkdtempSync(join(tmpdir(), 'viva-attacks-'));
  const file = join(folder, 'secret.txt');
  writeFileSync(file, FILE_SECRET);
  listener = createServer((socket) => {
    contacts++;
    socket.destroy();
  });
  await new Promise<void>((resolve) => void listener.listen(0, '127.0.0.1', resolve));
  around = { port: (listener.address() as AddressInfo).port, file };
  runner = testRunner();
  await runner.ready();
});

afterAll(async () => {
  await runner.close();
  listener.close();
  rmSync(folder, { recursive: true, force: true });
  delete process.env.VIVA_TEST_SECRET;
});

function expectHeld(attack: Attack, run: TestRun | undefined): void {
  const seen = JSON.stringify(run);
  expect(run?.outcome, seen).toBeOneOf([...attack.ends]);
  if (attack.says !== undefined) expect(`${run?.printed ?? ''}\n${run?.error ?? ''}`.trim()).toMatch(attack.says);
  for (const secret of [FILE_SECRET, ENV_SECRET, TEST_SECRET, import.meta.dirname, 'root:x:']) expect(seen).not.toContain(secret);
  expect(contacts).toBe(0);
}

/** The attacks as arguments of one function that runs each as a program of its own. */
const STAGE: Readonly<Record<CodeLanguage, string>> = {
  python: 'def stage(source):\n    names = {}\n    exec(source, names)\n    return repr(names["f"]())\n',
  javascript: 'function stage(source) { return (0, eval)(`(() => {${source}\\nreturn f})()`)() }',
};

const tables: readonly (readonly [CodeLanguage, readonly Attack[], readonly Attack[]])[] = [
  ['python', PYTHON_QUIET, PYTHON_VIOLENT],
  ['javascript', JAVASCRIPT_QUIET, JAVASCRIPT_VIOLENT],
];

describe.each(tables)('%s', (language, quiet, violent) => {
  const alive = async (): Promise<void> => {
    const { tests } = await runner.run({ language: 'javascript', kind: 'calls', code: 'const f = (a) => a + 1', functionName: 'f', tests: [{ id: 'alive', args: [1] }] });
    expect(tests[0]).toMatchObject({ outcome: 'returned', value: 2 });
  };
  let runs: readonly TestRun[] = [];
  beforeAll(async () => {
    const tests = quiet.map((attack) => ({ id: attack.name, args: [attack.code(around)] }));
    ({ tests: runs } = await runner.run({ language, kind: 'calls', code: STAGE[language], functionName: 'stage', tests, limits: { testMs: OTHER_MS } }));
  });

  it('has at least 40 attacks', () => {
    expect(quiet.length + violent.length).toBeGreaterThanOrEqual(40);
  });

  it.each(quiet.map((attack) => [attack.name, attack] as const))('holds: %s', (name, attack) => {
    expectHeld(attack, runs.find(({ id }) => id === name));
  });

  it.each(violent.map((attack) => [attack.name, attack] as const))('survives: %s', async (_, attack) => {
    let turns = 0;
    const ticking = setInterval(() => turns++, 5);
    const { tests } = await runner.run({
      language, kind: 'calls', code: attack.code(around), functionName: 'f',
      limits: { testMs: limitMs(attack) },
      tests: [{ id: 'attack', args: [] }, { id: 'next', args: [TEST_SECRET] }],
    });
    clearInterval(ticking);
    expectHeld(attack, tests[0]);
    if (tests[0]?.outcome === 'timeout') {
      expect(tests[1]?.outcome).toBe('not_run');
      // The server's own loop went on turning all the while.
      expect(turns).toBeGreaterThan(2);
    }
    await alive();
  });

  it('never had to end its process, and works', async () => {
    const code = language === 'python' ? 'def f(a):\n    return a + 1\n' : 'const f = (a) => a + 1';
    const { tests } = await runner.run({ language, kind: 'calls', code, functionName: 'f', tests: [{ id: 'last', args: [1] }] });
    expect(tests[0]).toMatchObject({ outcome: 'returned', value: 2 });
    expect(runner.status()).toMatchObject({ state: 'ready', restarts: 0 });
  });
});
