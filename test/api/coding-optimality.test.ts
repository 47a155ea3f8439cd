/** The product's own slow solutions against its references, counted in the real sandbox. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLog } from '../../src/main/base/log.ts';
import { measureOptimality, type Optimality } from '../../src/main/interview/coding/scoring/optimality.ts';
import type { Task } from '../../src/main/interview/tasks/task.ts';
import type { CodeLanguage, CodeRunner } from '../../src/main/ports/runner.ts';
import { programPaths } from '../../src/main/program-paths.ts';
import { createCodeRunner } from '../../src/main/runner/runner.ts';
import { codingTasks, taskCalled } from '../fixtures/coding.ts';

/** Every fourth task, turning about with the languages; `scripts/check-tasks.ts` takes all of both. */
const rows = codingTasks().filter((_, index) => index % 4 === 0).map((task, index) => [task.id, index % 2 === 0 ? 'python' : 'javascript', task] as const);

describe('optimality', () => {
  let runner: CodeRunner;
  beforeAll(async () => {
    runner = createCodeRunner({ processUrl: programPaths(new URL('../../src/main/headless.ts', import.meta.url).href).runnerProcess, log: createLog({ level: 'error' }) });
    await runner.ready();
  });
  afterAll(() => runner.close());
  const measured = (task: Task, language: CodeLanguage, code: string): Promise<Optimality> =>
    measureOptimality({ task, language, code, runner, signal: new AbortController().signal });

  it.each(rows)('of %s (%s): the slow solution is of a worse class than the reference', async (_id, language, task) => {
    const { reference, slow } = task.code[language];
    expect(await measured(task, language, reference)).toMatchObject({ outcome: 'measured', unit: 'steps', growth: 'same', score: 1 });
    expect(await measured(task, language, slow)).toMatchObject({ outcome: 'measured', unit: 'steps', growth: 'worse', score: 0.1 });
  });

  it('is the same figure each time, in another process as well', async () => {
    const task = taskCalled('config-changes');
    const other = createCodeRunner({ processUrl: programPaths(new URL('../../src/main/headless.ts', import.meta.url).href).runnerProcess, log: createLog({ level: 'error' }) });
    try {
      for (const language of ['python', 'javascript'] as const) {
        const input = { task, language, code: task.code[language].slow, signal: new AbortController().signal };
        // A copy of the task, so that nothing is remembered.
        expect(await measureOptimality({ ...input, runner })).toEqual(await measureOptimality({ ...input, task: { ...task }, runner: other }));
      }
    } finally {
      await other.close();
    }
  });

  it.each([
    ['python', 'def busiest_minute(lines):\n    minutes = [line[:5] for line in lines]\n    return min(minutes, key=lambda minute: (-minutes.count(minute), minute))\n'],
    ['javascript', 'function busiestMinute(lines) {\n  const minutes = lines.map((line) => line.slice(0, 5));\n  const count = (minute) => minutes.filter((other) => other === minute).length;\n  return [...minutes].sort((a, b) => count(b) - count(a) || (a < b ? -1 : 1))[0];\n}\n'],
  ] as const)('in %s sees the work of built-ins', async (language, code) => {
    const { growth, score } = await measured(taskCalled('busiest-minute'), language, code);
    expect(growth).toBe('worse');
    expect(score).toBeLessThanOrEqual(0.6);
  });
});
