import { describe, expect, it } from 'vitest';
import { printValue, toExamples, toPrintedTests } from '../../../../src/main/interview/tasks/print.ts';
import { shippedTask, shippedTasks } from './shipped-tasks.ts';

describe('printed values', () => {
  const value = [true, false, null, -1.5, 'a"b\n', { 'k e': [] }, 'Ж🍎'];

  it('are Python', () => expect(printValue(value, 'python')).toBe('[True, False, None, -1.5, "a\\"b\\n", {"k e": []}, "Ж🍎"]'));
  it('are JavaScript', () => expect(printValue(value, 'javascript')).toBe('[true, false, null, -1.5, "a\\"b\\n", {"k e": []}, "Ж🍎"]'));
});

describe('printed tests', () => {
  const task = shippedTask('busiest-minute');

  it('are calls in the language of the code, named in the language of the reader', () => {
    expect(toPrintedTests(task, 'python', 'ru')[2]).toEqual({ id: 'v3', name: 'Ничего не было', input: 'busiest_minute([])', expected: 'None' });
    expect(toPrintedTests(task, 'javascript', 'en')[2]).toEqual({ id: 'v3', name: 'Nothing happened', input: 'busiestMinute([])', expected: 'null' });
  });

  it('are input and output for a program', () => {
    expect(toPrintedTests(shippedTask('warehouse-ledger'), 'python', 'en')[0]).toMatchObject({ input: 'in bolt 50\nout bolt 20\nleft bolt\n', expected: 'bolt 30\n' });
  });

  it('make the examples of every task', () => {
    for (const one of shippedTasks()) {
      const examples = toExamples(one, 'python', 'ru');
      expect(examples).toHaveLength(one.examples.length);
      expect(examples.every(({ explanation }) => /[а-я]/i.test(explanation)), one.id).toBe(true);
    }
  });
});
