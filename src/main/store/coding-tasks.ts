/** Coding tasks that a language model wrote. */
import type { CodingTaskStore, StoredCodingTask } from '../ports/coding-tasks.ts';
import type { Database } from './database.ts';

type Row = Omit<StoredCodingTask, 'task'> & { readonly task: string };

/** @param now wall time */
export function createCodingTaskStore(db: Database, now: () => Date): CodingTaskStore {
  const all = db.prepare<[], Row>('SELECT id, level, task, made_by AS madeBy, given_at AS givenAt FROM coding_tasks ORDER BY made_at, rowid');
  const insert = db.prepare<[Record<string, unknown>]>('INSERT INTO coding_tasks (id, level, task, made_by, made_at) VALUES (@id, @level, @task, @madeBy, @now)');
  const give = db.prepare<[string, string]>('UPDATE coding_tasks SET given_at = ? WHERE id = ? AND given_at IS NULL');
  return {
    list: () => all.all().map((row) => ({ ...row, task: JSON.parse(row.task) as unknown })),
    add: (task) => void insert.run({ ...task, task: JSON.stringify(task.task), now: now().toISOString() }),
    markGiven: (id) => void give.run(now().toISOString(), id),
  };
}
