import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createJobQueue, type JobRank, type JobTurn } from '../../../src/main/base/job-queue.ts';

describe('job queue', () => {
  it('runs one after another in order of arrival', async () => {
    const queue = createJobQueue(1, 10);
    const log: string[] = [];
    const gates = [Promise.withResolvers<void>(), Promise.withResolvers<void>()] as const;
    const jobs = gates.map((gate, i) => queue.run(async () => {
      log.push(`begin ${i}`);
      await gate.promise;
      log.push(`end ${i}`);
    }));
    gates[1].resolve();
    gates[0].resolve();
    await Promise.all(jobs);
    expect(log).toEqual(['begin 0', 'end 0', 'begin 1', 'end 1']);
  });

  it('lets aborted jobs leave, refuses more than it holds, and goes on after a failure', async () => {
    const queue = createJobQueue(1, 1);
    const gate = Promise.withResolvers<void>();
    const first = queue.run(() => gate.promise);
    const abort = new AbortController();
    const second = queue.run(async () => 'never', abort.signal);
    await expect(queue.run(async () => 'too many')).rejects.toMatchObject({ code: 'RATE_LIMITED', recoverable: true });
    abort.abort(new Error('stale'));
    await expect(second).rejects.toThrowError('stale');
    const third = queue.run(async () => 'third');
    gate.reject(new Error('broken'));
    await expect(first).rejects.toThrowError('broken');
    expect(await third).toBe('third');
    await expect(queue.run(async () => 'late', abort.signal)).rejects.toThrowError('stale');
  });
});

interface Planned { readonly name: string; readonly turn?: JobTurn }

/** All of these arrive while one job of another source runs; the order in which they are served. */
async function orderOf(plan: readonly Planned[]): Promise<string[]> {
  const queue = createJobQueue(1, 100);
  const gate = Promise.withResolvers<void>();
  const order: string[] = [];
  const first = queue.run(() => gate.promise, undefined, { source: 'first' });
  const jobs = plan.map(({ name, turn }) => queue.run(async () => void order.push(name), undefined, turn));
  gate.resolve();
  await Promise.all([first, ...jobs]);
  return order;
}

describe('job queue, shared', () => {
  it('takes turns between sources', async () => {
    const plan = ['a1', 'a2', 'a3', 'b1', 'b2', 'c1'].map((name) => ({ name, turn: { source: name[0] } }));
    expect(await orderOf(plan)).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'a3']);
  });

  it('serves what is urgent first and the background last', async () => {
    expect(await orderOf([
      { name: 'file', turn: { source: 'f', rank: 'background' } },
      { name: 'partial', turn: { source: 'a' } },
      { name: 'final', turn: { source: 'b', rank: 'urgent' } },
    ])).toEqual(['final', 'partial', 'file']);
  });

  it('lets a busy source delay another, not silence it', async () => {
    const finals = Array.from({ length: 8 }, (_, index) => ({ name: `final ${index}`, turn: { source: 'busy', rank: 'urgent' as const } }));
    const order = await orderOf([{ name: 'partial', turn: { source: 'live' } }, ...finals]);
    expect(order.indexOf('partial')).toBe(3);
  });

  it('keeps room for live work when files fill the background', async () => {
    const queue = createJobQueue(1, 1);
    const gate = Promise.withResolvers<void>();
    const first = queue.run(() => gate.promise);
    const background = { rank: 'background' } as const;
    const file = queue.run(async () => 'file', undefined, background);
    await expect(queue.run(async () => 'too many', undefined, background)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    const live = queue.run(async () => 'live');
    gate.resolve();
    expect(await Promise.all([first, live, file])).toEqual([undefined, 'live', 'file']);
  });

  it('serves every job once, the background last, the jobs of a source in their order', async () => {
    const job = fc.record({ source: fc.constantFrom('a', 'b', 'c'), rank: fc.constantFrom<JobRank>('urgent', 'normal', 'background') });
    await fc.assert(fc.asyncProperty(fc.array(job, { maxLength: 30 }), async (turns) => {
      const order = await orderOf(turns.map((turn, index) => ({ name: String(index), turn })));
      expect([...order].sort()).toEqual(turns.map((_, index) => String(index)).sort());
      const ranks = order.map((name) => turns[Number(name)]?.rank);
      expect(ranks.lastIndexOf('urgent') < ranks.indexOf('background') || !ranks.includes('background') || !ranks.includes('urgent')).toBe(true);
      for (const source of ['a', 'b', 'c']) {
        const own = order.filter((name) => turns[Number(name)]?.source === source && turns[Number(name)]?.rank === 'urgent').map(Number);
        expect(own, 'jobs of one source and rank keep their order').toEqual([...own].sort((x, y) => x - y));
      }
    }));
  });
});
