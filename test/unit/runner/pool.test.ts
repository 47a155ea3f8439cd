import { describe, expect, it } from 'vitest';
import type { InterpreterThread } from '../../../src/main/runner/interpreter-thread.ts';
import { createPool } from '../../../src/main/runner/pool.ts';

/** Stands for a thread; what it would run does not matter here. */
function threads() {
  const ended: string[] = [];
  let started = 0;
  const start = async (): Promise<InterpreterThread> => {
    const version = String(++started);
    return { version, end: async () => void ended.push(version) } as unknown as InterpreterThread;
  };
  return { start, ended, started: () => started };
}

describe('the pool', () => {
  it('uses an interpreter once, and keeps the next ones warm', async () => {
    const made = threads();
    const pool = createPool(2, made.start);
    expect(await pool.use(async ({ version }) => version)).toBe('1');
    expect(await pool.use(async ({ version }) => version)).toBe('2');
    expect(made.ended).toEqual(['1', '2']);
    expect(made.started()).toBe(4);
  });
  it('ends it when the work fails, too', async () => {
    const made = threads();
    const pool = createPool(1, made.start);
    await expect(pool.use(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(made.ended).toEqual(['1']);
  });
  it('lends one again that nothing was run in', async () => {
    const made = threads();
    const pool = createPool(1, made.start);
    await pool.use(async (_, keep) => keep());
    expect(await pool.use(async ({ version }) => version)).toBe('1');
  });
  it('tells those who wait when none boots, and tries again later', async () => {
    let isBroken = true;
    const made = threads();
    const pool = createPool(1, () => (isBroken ? Promise.reject(new Error('does not boot')) : made.start()));
    await expect(pool.use(async () => 1)).rejects.toThrow('does not boot');
    isBroken = false;
    expect(await pool.use(async () => 2)).toBe(2);
  });
});
