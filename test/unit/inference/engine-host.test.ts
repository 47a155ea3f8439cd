import { describe, expect, it } from 'vitest';
import { createLog } from '../../../src/main/base/log.ts';
import { createEngineHost, type Crash, type EngineHost } from '../../../src/main/inference/engine-host.ts';
import { createRestarts } from '../../../src/main/inference/restarts.ts';
import { createManualClock, type ManualClock } from '../../fakes/manual-clock.ts';

const params = { samples: new Float32Array(1), language: null, prompt: '', wordTimes: false };
const model = { folder: 'x', model: 'test' };
const MINUTE_MS = 60_000;

function crashingHost(clock: ManualClock): { host: EngineHost; crashes: Crash[] } {
  const crashes: Crash[] = [];
  const workerUrl = new URL('../../fixtures/crashing-worker.mjs', import.meta.url);
  return { host: createEngineHost({ kind: 'asr', threads: 1, workerUrl, log: createLog({ level: 'silent' }), clock, onCrash: (crash) => crashes.push(crash) }), crashes };
}

/** Lets what waits for the clock begin to wait, then turns it. */
async function turn(clock: ManualClock, byMs: number): Promise<void> {
  await new Promise(setImmediate);
  clock.advance(byMs);
}

describe('engine host', () => {
  it('rejects what was in hand and starts the process again, later each time, up to a bound', async () => {
    const clock = createManualClock();
    const { host, crashes } = crashingHost(clock);
    for (const waitMs of [0, 1_000, 5_000]) {
      await expect(host.call('recognise', params)).rejects.toMatchObject({ code: 'ENGINE_UNAVAILABLE', recoverable: true });
      expect(crashes.at(-1)).toMatchObject({ willRestart: true, waitMs });
      const again = host.call('load', model);
      if (waitMs > 0) await turn(clock, waitMs);
      expect(await again).toBeNull();
    }
    await expect(host.call('recognise', params)).rejects.toMatchObject({ code: 'ENGINE_UNAVAILABLE' });
    expect(crashes.at(-1)).toEqual({ crashes: 4, willRestart: false, waitMs: 10 * MINUTE_MS - 6_000 });
    await expect(host.call('load', model)).rejects.toThrowError(/too often/);
    clock.advance(10 * MINUTE_MS - 6_000);
    expect(await host.call('load', model)).toBeNull();
    await host.close();
  });

  it('ends a process that hangs, and goes on with a new one', async () => {
    const clock = createManualClock();
    const { host, crashes } = crashingHost(clock);
    expect(await host.call('load', model)).toBeNull();
    const hung = host.call('embed', { texts: ['x'] });
    await turn(clock, 10 * MINUTE_MS);
    await expect(hung).rejects.toMatchObject({ code: 'ENGINE_UNAVAILABLE', recoverable: true });
    expect(crashes).toHaveLength(1);
    expect(await host.call('load', model)).toBeNull();
    await host.close();
  });

  it('lets a call go that waits for a restart, when it is aborted and when the host closes', async () => {
    const clock = createManualClock();
    const { host } = crashingHost(clock);
    for (let i = 0; i < 2; i++) await expect(host.call('recognise', params)).rejects.toThrowError(/unexpectedly/);
    const stop = new AbortController();
    const aborted = host.call('load', model, stop.signal);
    const waiting = host.call('load', model);
    stop.abort(new Error('stale'));
    await expect(aborted).rejects.toThrowError('stale');
    await host.close();
    await expect(waiting).rejects.toThrowError(/closing/);
  });

  it('rejects calls after closing', async () => {
    const { host, crashes } = crashingHost(createManualClock());
    expect(await host.call('load', model)).toBeNull();
    await host.close();
    await expect(host.call('load', model)).rejects.toThrowError(/closing/);
    expect(crashes).toEqual([]);
  });
});

describe('restarts', () => {
  it('forget crashes of more than ten minutes ago', () => {
    const clock = createManualClock();
    const restarts = createRestarts(clock);
    for (let hour = 0; hour < 20; hour++) {
      expect(restarts.note()).toEqual({ crashes: 1, willRestart: true, waitMs: 0 });
      clock.advance(60 * MINUTE_MS);
    }
  });
});
