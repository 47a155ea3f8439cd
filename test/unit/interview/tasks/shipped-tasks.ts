/** The tasks that the product ships, for tests. */
import { join } from 'node:path';
import { toTask, type Task } from '../../../../src/main/interview/tasks/task.ts';
import { loadTasks } from '../../../../src/main/store/tasks.ts';

export const tasksDir = join(import.meta.dirname, '../../../../resources/tasks');

export const shippedTasks = (): readonly Task[] => loadTasks(tasksDir).map(toTask);

/** @throws Error when there is no such task */
export function shippedTask(id: string): Task {
  const task = shippedTasks().find((one) => one.id === id);
  if (task === undefined) throw new Error(`no task ${id}`);
  return task;
}
