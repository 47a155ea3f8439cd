/** Tasks as a language model would write them, made of those that the product ships. */
import type { Task } from '../../../../src/main/interview/tasks/task.ts';

/** @param name the function's name in snake_case, in place of the task's own */
export function draftOf(task: Task, name: string, title: string) {
  if (task.kind !== 'calls') throw new Error('a task of calls is wanted');
  const camel = name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
  const renamed = (code: Task['code']['python']) => {
    const rename = (text: string): string => text.replaceAll(task.functionName.python, name).replaceAll(task.functionName.javascript, camel);
    return { initial: rename(code.initial), reference: rename(code.reference), slow: rename(code.slow) };
  };
  const explanations = new Map(task.examples.map(({ test, explanation }) => [test, explanation]));
  return {
    name,
    title: { en: title, ru: `Новая задача: ${title}` },
    description: task.description,
    topics: task.topics,
    visible_tests: task.visibleTests.map(({ id, name: testName, args, expected }) => ({
      name: testName, args: JSON.stringify(args), expected: JSON.stringify(expected), explanation: explanations.get(id) ?? testName,
    })),
    hidden_tests: task.hiddenTests.map(({ name: testName, args, expected }) => ({ name: testName, args: JSON.stringify(args), expected: JSON.stringify(expected) })),
    complexity: task.complexity,
    sizes: task.sizes,
    hints: task.hints,
    edge_cases: task.edgeCases,
    follow_ups: task.followUps,
    python: renamed(task.code.python),
    javascript: renamed(task.code.javascript),
    generator: task.generator,
  };
}
