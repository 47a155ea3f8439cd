import { describe, expect, it } from 'vitest';
import { compareCosts } from '../../../../src/main/interview/coding/scoring/optimality.ts';
import type { TestRun } from '../../../../src/main/ports/runner.ts';
import { taskCalled } from '../../../fixtures/coding.ts';

const task = taskCalled('busiest-minute');
const sizes = [100, 200, 400, 800, 1_600];
const run = (n: number, call: number, change: Partial<TestRun> = {}): TestRun => ({
  id: String(n), outcome: 'returned', value: '10:00', printed: "'10:00'", error: null, stdout: '', stderr: '', elapsedMs: 1, steps: { before: 0, call, after: 0 }, ...change,
});
const measured = (cost: (n: number) => number, change: (n: number) => Partial<TestRun> = () => ({})) => ({ results: new Map(sizes.map((n) => [n, run(n, cost(n), change(n))])) });
const reference = measured((n) => n * 10);
const slow = measured((n) => n * n);
const compare = (candidate: ReturnType<typeof measured>) => compareCosts(task, { reference, candidate, slow });

describe('how a measured run may end', () => {
  it('judges what a recursion did before it went too deep, and says from where on it breaks', () => {
    const deep = compare(measured((n) => n * 10, (n) => (n < 800 ? {} : { outcome: 'raised', error: 'RecursionError: maximum recursion depth exceeded (line 3)' })));
    expect(deep).toMatchObject({ outcome: 'broken', score: 0.6, broken: { n: 800, reason: 'RecursionError: maximum recursion depth exceeded (line 3)' } });
    const both = compare(measured((n) => n * n, (n) => (n < 800 ? {} : { outcome: 'stopped', error: 'it used more memory than it may' })));
    expect(both.score).toBeLessThan(0.5);
    expect(compare(measured((n) => n, () => ({ outcome: 'raised', error: 'x' })))).toMatchObject({ outcome: 'broken', score: 0 });
  });

  it('takes a result that cannot be handed over for another one', () => {
    const { value: _, ...without } = run(800, 1, { printed: '()' });
    const cheat = measured((n) => n * 10);
    cheat.results.set(800, without);
    expect(compare(cheat)).toMatchObject({ outcome: 'wrong', score: 0 });
  });

  it('has nothing to say of what is right', () => {
    expect(compare(measured((n) => n * 12))).toMatchObject({ outcome: 'measured', score: 1, broken: null });
  });
});
