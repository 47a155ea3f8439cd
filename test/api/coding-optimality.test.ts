/** The product's own slow solutions against its references, measured in the real sandbox. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLog } from '../../src/main/base/log.ts';
import { measureOptimality } from '../../src/main/interview/coding/scoring/optimality.ts';
import type { CodeRunner } from '../../src/main/ports/runner.ts';
import { programPaths } from '../../src/main/program-paths.ts';
import { createCodeRunner } from '../../src/main/runner/runner.ts';
import { codingTasks } from '../fixtures/coding.ts';

/** Every second task, turning about with the languages; the bar is twelve. */
const chosen = codingTasks().filter((_, index) => index % 2 === 0).slice(0, 16);

describe('optimality', () => {
  let runner: CodeRunner;
  beforeAll(async () => {
    runner = createCodeRunner({ processUrl: programPaths(new URL('../../src/main/headless.ts', import.meta.url).href).runnerProcess, log: createLog({ level: 'error' }) });
    await runner.ready();
  });
  afterAll(() => runner.close());

  it('tells the slow solution from the reference on at least twelve tasks', async () => {
    const rows: { id: string; slow: number; reference: number }[] = [];
    for (const [index, task] of chosen.entries()) {
      const language = index % 2 === 0 ? 'python' : 'javascript';
      const score = async (code: string): Promise<number> => (await measureOptimality({ task, language, code, runner, signal: new AbortController().signal })).score;
      rows.push({ id: `${task.id} ${language}`, slow: await score(task.code[language].slow), reference: await score(task.code[language].reference) });
    }
    const told = rows.filter(({ slow, reference }) => slow <= 0.4 && reference >= 0.8);
    expect(told.length, JSON.stringify(rows)).toBeGreaterThanOrEqual(12);
  }, 600_000);
});
