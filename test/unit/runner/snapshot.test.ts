import { readdirSync } from 'node:fs';
import { afterEach, expect, it } from 'vitest';
import type { CodeRunner } from '../../../src/main/ports/runner.ts';
import { tempDir } from '../../fixtures/temp-dir.ts';
import { testRunner } from './test-runner.ts';

let runners: readonly CodeRunner[] = [];
afterEach(() => Promise.all(runners.map((runner) => runner.close())));

it('two that start at once in a new folder keep one whole snapshot, which both can use', async () => {
  const cacheDir = tempDir();
  runners = [testRunner({ cacheDir }), testRunner({ cacheDir })];
  await Promise.all(runners.map((runner) => runner.ready()));
  expect(readdirSync(cacheDir)).toEqual([expect.stringMatching(/^python-[0-9a-f]{16}\.snapshot$/u)]);
  const later = testRunner({ cacheDir });
  runners = [...runners, later];
  for (const runner of runners) {
    const { tests } = await runner.run({ language: 'python', kind: 'calls', code: 'def f(a):\n    return a + 1\n', functionName: 'f', tests: [{ id: 'a', args: [1] }] });
    expect(tests).toMatchObject([{ outcome: 'returned', value: 2 }]);
    expect(runner.status().restarts).toBe(0);
  }
});
