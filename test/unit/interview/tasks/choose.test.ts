import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseTask } from '../../../../src/main/interview/tasks/choose.ts';
import { shippedTasks } from './shipped-tasks.ts';

const tasks = shippedTasks();
const juniors = tasks.filter(({ level }) => level === 'junior');
const wish = { language: 'python', level: 'junior' } as const;

/** Ids that one candidate gets in so many interviews. */
function series(count: number, seedOf: (turn: number) => number): readonly string[] {
  const seen: string[] = [];
  for (let turn = 0; turn < count; turn += 1) seen.push(chooseTask(tasks, { ...wish, seen, seed: seedOf(turn) })?.id ?? '');
  return seen;
}

describe('choosing a task', () => {
  it('gives every task of the level once before any comes again', () => {
    fc.assert(fc.property(fc.integer(), (seed) => {
      const ids = series(juniors.length, (turn) => seed + turn);
      expect([...ids].sort()).toEqual(juniors.map(({ id }) => id));
    }), { numRuns: 30 });
  });

  it('comes back to the one had longest ago when all were had', () => {
    const ids = series(juniors.length * 2, (turn) => turn);
    expect(ids.slice(juniors.length)).toEqual(ids.slice(0, juniors.length));
  });

  it('chooses the same for the same seed and not always the same for others', () => {
    const first = (seed: number): string | undefined => chooseTask(tasks, { ...wish, seen: [], seed })?.id;
    fc.assert(fc.property(fc.integer(), (seed) => {
      expect(first(seed)).toBe(first(seed));
    }));
    expect(new Set(Array.from({ length: 200 }, (_, seed) => first(seed))).size).toBe(juniors.length);
  });

  it('takes another topic after a task, as long as there is one', () => {
    for (const { id, topics } of juniors) {
      const next = chooseTask(tasks, { ...wish, seen: [id], seed: 5 });
      expect(next?.topics.some((topic) => topics.includes(topic)), `${id} then ${next?.id ?? ''}`).toBe(false);
    }
  });

  it('keeps to the level and heeds no unknown ids', () => {
    const middle = chooseTask(tasks, { language: 'javascript', level: 'middle', seen: ['gone', 'gone'], seed: 1 });
    expect(middle?.level).toBe('middle');
  });

  it('says that there is none', () => expect(chooseTask([], { ...wish, seen: [], seed: 1 })).toBeNull());
});
