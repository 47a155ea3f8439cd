import { describe, expect, it } from 'vitest';
import { checkTask } from '../../../../src/main/interview/tasks/load-checks.ts';
import { toTask, type Task } from '../../../../src/main/interview/tasks/task.ts';
import { loadTask } from '../../../../src/main/store/tasks.ts';
import { shippedTask, shippedTasks, tasksDir } from './shipped-tasks.ts';

const tasks = shippedTasks();
const sound = shippedTask('busiest-minute') as Extract<Task, { kind: 'calls' }>;

describe('the shipped tasks', () => {
  it('are sixteen or more of each level', () => {
    expect(tasks.filter(({ level }) => level === 'junior').length).toBeGreaterThanOrEqual(16);
    expect(tasks.filter(({ level }) => level === 'middle').length).toBeGreaterThanOrEqual(16);
  });

  it.each(tasks.map((task) => [task.id, task] as const))('%s breaks no rule', (_, task) => expect(checkTask(task)).toEqual([]));
});

describe('the rules', () => {
  const others = sound.hiddenTests.slice(1);
  const first = sound.hiddenTests[0] as (typeof sound.hiddenTests)[number];
  const told = sound.code.python.reference.split('\n').find((line) => line.includes('counts.get')) ?? '';
  it.each<[string, Partial<typeof sound>, RegExp]>([
    ['two equal inputs', { hiddenTests: [first, { ...first, id: 'h2' }, ...others.slice(1)] }, /test h2 has the same input as h1/],
    ['ids out of order', { hiddenTests: [...others, first] }, /not numbered h1/],
    ['an example of a hidden test', { examples: [{ test: 'h1', explanation: sound.title }] }, /names h1, which is no visible test/],
    ['other numbers of arguments', { hiddenTests: [{ ...first, args: [[], 1] }, ...others] }, /different numbers of arguments/],
    ['a number that JavaScript cannot hold', { hiddenTests: [{ ...first, expected: 2 ** 60 }, ...others] }, /beyond/],
    ['a slow class that is no worse', { complexity: { ...sound.complexity, slow: 'O(n)' } }, /no worse than best/],
    ['sizes that hardly grow', { sizes: [100, 110, 120] }, /less than four times/],
    ['a technique in the description', { description: { ...sound.description, ru: `${sound.description.ru} Подсказка: хеш-таблица.` } }, /names a technique: хеш/],
    ['code in the description', { description: { ...sound.description, en: `${sound.description.en}\ndef f(x): ...` } }, /holds code/],
    ['a line of the solution in a hint', { hints: [...sound.hints.slice(1), { en: `Try ${told.trim()}`, ru: 'Попробуйте так' }] }, /tells a line of the python solution/],
    ['English in place of Russian', { title: { en: 'A', ru: 'A' } }, /not Russian/],
    ['chance in the generator', { generator: 'function generate(n, seed) { return [Math.random()]; }' }, /chance/],
    ['another name of the function', { functionName: { ...sound.functionName, python: 'other' } }, /initial in python has no function other/],
    ['other parameters', { code: { ...sound.code, javascript: { ...sound.code.javascript, initial: 'function busiestMinute(a, b) {}' } } }, /javascript signature/],
  ])('refuse %s', (_, change, problem) => {
    expect(checkTask({ ...sound, ...change }).join('\n')).toMatch(problem);
  });
});

describe('reading a task', () => {
  const files = loadTask(tasksDir, 'busiest-minute');

  it('names the folder and the field that is wrong', () => {
    expect(() => toTask({ ...files, json: { ...(files.json as object), level: 'senior' } })).toThrow(/busiest-minute[\s\S]*level/);
    expect(() => toTask({ ...files, folder: 'elsewhere' })).toThrow(/elsewhere: its id is busiest-minute/);
    expect(() => toTask({ ...files, json: { ...(files.json as object), extra: 1 } })).toThrow(/extra/);
  });
});
