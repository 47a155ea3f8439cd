/** Which task a candidate gets. */
import type { CodeLanguage } from '../../ports/runner.ts';
import type { Task } from './task.ts';

export interface TaskWish {
  readonly language: CodeLanguage;
  readonly level: Task['level'];
  /** Ids of the tasks that this candidate had, the latest last; unknown ids do no harm. */
  readonly seen: readonly string[];
  /** The same seed chooses the same task. */
  readonly seed: number;
}

/**
 * A task of the level that the candidate has not had; when all were had, the one had longest ago. Among the new ones those
 * whose topics came least often before are taken, so that a series of interviews spreads over topics.
 * @returns null when no task fits
 */
export function chooseTask(tasks: readonly Task[], { language, level, seen, seed }: TaskWish): Task | null {
  const fitting = tasks.filter((task) => task.level === level && task.code[language].initial !== '');
  const unseen = fitting.filter(({ id }) => !seen.includes(id));
  if (unseen.length === 0) return [...fitting].sort((a, b) => seen.lastIndexOf(a.id) - seen.lastIndexOf(b.id))[0] ?? null;

  const had = tasks.filter(({ id }) => seen.includes(id)).flatMap(({ topics }) => topics);
  const staleness = ({ topics }: Task): number => topics.reduce((sum, topic) => sum + had.filter((other) => other === topic).length, 0) / topics.length;
  const freshest = Math.min(...unseen.map(staleness));
  const choice = unseen.filter((task) => staleness(task) === freshest).sort((a, b) => mixed(seed, a.id) - mixed(seed, b.id));
  return choice[0] ?? null;
}

/** A number that depends on every bit of seed and id (FNV-1a with a final mix), so that neighbouring seeds choose unlike tasks. */
function mixed(seed: number, id: string): number {
  let hash = 0x811c9dc5;
  for (const unit of `${seed}:${id}`) hash = Math.imul(hash ^ (unit.codePointAt(0) ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
