import { describe, expect, it } from 'vitest';
import { createJobQueue } from '../../../src/main/inference/job-queue.ts';

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
