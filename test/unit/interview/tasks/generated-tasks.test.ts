import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { createLog } from '../../../../src/main/base/log.ts';
import { toPrompts } from '../../../../src/main/interview/model/prompt.ts';
import { createGeneratedTasks } from '../../../../src/main/interview/tasks/generated-tasks.ts';
import type { Task } from '../../../../src/main/interview/tasks/task.ts';
import { createLanguageModel } from '../../../../src/main/remote/language-model.ts';
import { createCodingTaskStore } from '../../../../src/main/store/coding-tasks.ts';
import { openDatabase, type Database } from '../../../../src/main/store/database.ts';
import { startLlmServer, type ChatAnswer } from '../../../fakes/llm-server.ts';
import { createManualClock } from '../../../fakes/manual-clock.ts';
import { resources } from '../../../fixtures/screening-domain.ts';
import { tempDir } from '../../../fixtures/temp-dir.ts';
import { testRunner } from '../../runner/test-runner.ts';
import { draftOf } from './drafts.ts';
import { shippedTask, shippedTasks } from './shipped-tasks.ts';

const GOOD = draftOf(shippedTask('parking-peak'), 'fullest_hour', 'The fullest hour');
const signal = new AbortController().signal;
const runner = testRunner();
afterAll(() => runner.close());

/** A model that answers in turn, the last one for ever, and the product's own tasks. */
async function setUp(answers: readonly ChatAnswer[], db: Database = openDatabase(tempDir())) {
  const server = await startLlmServer();
  onTestFinished(async () => {
    await server.close();
    db.close();
  });
  server.answerBy((_, index) => answers[index] ?? answers.at(-1) ?? {});
  const said: string[] = [];
  const note = (...values: unknown[]): void => void said.push(JSON.stringify(values));
  const store = createCodingTaskStore(db, createManualClock(Date.UTC(2026, 0, 1)).date);
  const library: Task[] = [...shippedTasks()];
  const model = createLanguageModel({ baseUrl: server.baseUrl, model: 'fake-7b', apiKey: null, log: createLog({ level: 'silent' }) });
  const options = { store, prompts: toPrompts(resources.prompts), library, openRunner: () => ({ ...runner, close: () => Promise.resolve() }), log: { info: note, warn: note }, signal };
  return { server, store, library, said, tasks: createGeneratedTasks({ ...options, model }), options };
}

describe('a task that a language model wrote', () => {
  it('is used once all of it has proved itself, and is there after a restart', async () => {
    const other = draftOf(shippedTask('busiest-minute'), 'loudest_minute', 'The loudest minute');
    const { tasks, store, library, server, options } = await setUp([GOOD, other]);
    expect(tasks.take('junior')).toBeNull();
    await tasks.settled();
    expect(store.list().map(({ level, madeBy, givenAt }) => ({ level, madeBy, givenAt }))).toEqual([
      { level: 'junior', madeBy: 'fake-7b, coding-task.v1', givenAt: null }, { level: 'middle', madeBy: 'fake-7b, coding-task.v1', givenAt: null },
    ]);
    expect(server.requests).toHaveLength(2);
    expect(JSON.stringify(server.requests[1]?.body.messages)).toContain('The fullest hour');

    const afterRestart: Task[] = [];
    const again = createGeneratedTasks({ ...options, library: afterRestart, model: null });
    expect(afterRestart).toEqual(library.slice(-2));
    const given = again.take('junior');
    expect(given).toMatchObject({ title: { en: 'The fullest hour' }, functionName: { python: 'fullest_hour', javascript: 'fullestHour' } });
    expect(again.take('junior')).toBeNull();
    expect(store.list().find(({ id }) => id === given?.id)?.givenAt).not.toBeNull();
  }, 120_000);

  const python = (change: Partial<typeof GOOD.python>) => ({ ...GOOD, python: { ...GOOD.python, ...change } });
  it.each<[string, ChatAnswer, RegExp]>([
    ['with a wrong reference', python({ reference: GOOD.python.reference.replace('cars > most', 'cars >= most') }), /python reference fails v2/],
    ['with a wrong expected value', { ...GOOD, hidden_tests: GOOD.hidden_tests.map((test, index) => (index === 3 ? { ...test, expected: '[9, 9, 9]' } : test)) }, /reference fails h4/],
    ['that reaches for the host', python({ reference: `import os\nos.system('touch /tmp/escaped')\n${GOOD.python.reference.replace('most, start', "open('/etc/passwd').read()\n    most, start")}` }), /python reference fails/],
    ['that never ends', python({ reference: 'def fullest_hour(stays):\n    while True:\n        pass\n' }), /signature|reference fails v1 \(timeout\)/],
    ['with a slow solution that is not slow', python({ slow: GOOD.python.reference }), /slow python solution is not told apart/],
    ['whose start is the solution', python({ initial: GOOD.python.reference }), /start passes/],
    ['whose function has another name', python({ reference: GOOD.python.reference.replace('fullest_hour', 'eval') }), /no function fullest_hour/],
    ['called as a built-in', { ...GOOD, name: 'eval' }, /name/],
    ['with a link in its statement', { ...GOOD, description: { ...GOOD.description, en: `${GOOD.description.en} See https://example.org` } }, /links or markup/],
    ['that tells how to solve it', { ...GOOD, description: { ...GOOD.description, en: `${GOOD.description.en} Use a hash map.` } }, /names a technique/],
    ['with no JSON in a test', { ...GOOD, hidden_tests: GOOD.hidden_tests.map((test) => ({ ...test, args: '(1, 2)' })) }, /not JSON/],
    ['that is there already', { ...GOOD, title: shippedTask('parking-peak').title }, /title already/],
    ['in broken JSON', '{"name": "fullest_hour", "title": ', /wrong shape/],
    ['of no shape at all', { tasks: [] }, /wrong shape/],
  ])('%s is thrown away, after three tries nobody tries on', async (_, answer, reason) => {
    const { tasks, store, library, said } = await setUp([answer, ...(reason.source === 'wrong shape' ? [answer] : []), { failWith: 400 }]);
    const before = library.length;
    await tasks.refill();
    expect(said.join('\n')).toMatch(reason);
    expect(said.filter((line) => /no new task|did not prove/.test(line))).toHaveLength(3);
    expect(store.list()).toEqual([]);
    expect(library).toHaveLength(before);
    expect(tasks.take('middle')).toBeNull();
  }, 120_000);

  it('is not asked for without a model, nor when the server is away', async () => {
    const { server, options, tasks } = await setUp([GOOD]);
    await createGeneratedTasks({ ...options, model: null }).refill();
    expect(server.requests).toHaveLength(0);
    await server.close();
    await tasks.refill();
    expect(tasks.take('junior')).toBeNull();
  });
});
