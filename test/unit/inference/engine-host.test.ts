import { describe, expect, it } from 'vitest';
import { createLog } from '../../../src/main/base/log.ts';
import { createEngineHost } from '../../../src/main/inference/engine-host.ts';

const params = { samples: new Float32Array(1), language: null, prompt: '', wordTimes: false };

describe('engine host', () => {
  it('restarts a dead worker once, rejects what was pending, then reports it', async () => {
    const crashes: boolean[] = [];
    const host = createEngineHost({
      kind: 'asr', threads: 1, workerUrl: new URL('../../fixtures/crashing-worker.mjs', import.meta.url), log: createLog({ level: 'silent' }), onCrash: (will) => crashes.push(will),
    });
    for (const expected of [[true], [true, false]]) {
      expect(await host.call('load', { folder: 'x', model: 'test' })).toBeNull();
      await expect(host.call('recognise', params)).rejects.toMatchObject({ code: 'ENGINE_UNAVAILABLE', recoverable: true });
      expect(crashes).toEqual(expected);
    }
    await expect(host.call('load', { folder: 'x', model: 'test' })).rejects.toThrowError(/crashed twice/);
    await host.close();
  });

  it('rejects calls after closing', async () => {
    const host = createEngineHost({
      kind: 'vad', threads: 1, workerUrl: new URL('../../fixtures/crashing-worker.mjs', import.meta.url), log: createLog({ level: 'silent' }), onCrash: () => expect.unreachable(),
    });
    expect(await host.call('load', { folder: 'x', model: 'test' })).toBeNull();
    await host.close();
    await expect(host.call('load', { folder: 'x', model: 'test' })).rejects.toThrowError(/closing/);
  });
});
