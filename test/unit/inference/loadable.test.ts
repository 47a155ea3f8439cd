import { describe, expect, it } from 'vitest';
import { createLog } from '../../../src/main/base/log.ts';
import type { Probe } from '../../../src/main/inference/devices.ts';
import { createInference } from '../../../src/main/inference/inference.ts';
import type { ModelLibrary } from '../../../src/main/ports/model-library.ts';
import type { ModelInfo } from '../../../src/main/ports/models.ts';
import { createManualClock } from '../../fakes/manual-clock.ts';

/** A library whose models appear when the test says so; no file is touched. */
function emptyLibrary(): { library: ModelLibrary; appear: (id: string) => void } {
  const there = new Set<string>();
  const listeners = new Set<(state: ModelInfo) => void>();
  const never = (): never => {
    throw new Error('not part of this test');
  };
  const library: ModelLibrary = {
    settled: async () => undefined,
    list: () => [], state: never, install: never, verify: never, remove: never, importFrom: never,
    cancel: () => undefined,
    locate: (id) => (there.has(id) ? `/models/${id}` : null),
    file: never,
    onChange(callback) {
      listeners.add(callback);
      return () => void listeners.delete(callback);
    },
    close: async () => undefined,
  };
  const appear = (id: string): void => {
    there.add(id);
    const state: ModelInfo = { id, task: 'asr', title: id, languages: [], licence: 'MIT', required: true, bytes: 1, state: 'installed', receivedBytes: 1, error: null };
    listeners.forEach((listener) => listener(state));
  };
  return { library, appear };
}

const workerUrl = new URL('../../fixtures/crashing-worker.mjs', import.meta.url);

describe('engines without models', () => {
  it('say so, and become ready when a model is installed', async () => {
    const { library, appear } = emptyLibrary();
    const inference = createInference({ workerUrl, library, log: createLog({ level: 'silent' }), warm: true, asrModel: 'whisper-tiny' });
    await expect(inference.stt.ready()).rejects.toMatchObject({ code: 'ENGINE_UNAVAILABLE' });
    await expect(inference.vad.open()).rejects.toMatchObject({ code: 'ENGINE_UNAVAILABLE' });
    expect(inference.stt.status()).toMatchObject({ state: 'absent', engine: 'whisper-tiny q8', detail: expect.stringContaining('npm run models') });
    expect(inference.tts.voices().map((voice) => voice.id)).toEqual(['espeak-en', 'espeak-ru']);

    const ready = Promise.withResolvers<void>();
    inference.onStatus(() => inference.stt.status().state === 'ready' && ready.resolve());
    appear('whisper-base');
    await ready.promise;
    expect(inference.stt.status()).toMatchObject({ engine: 'whisper-base q8', detail: null });
    appear('kokoro-82m');
    expect((await inference.tts.speak({ text: 'Hello.', language: 'en', voice: null })).voice).toBe('af_heart');
    await inference.close();
  });

  it('are reported as failed when they crash too often, and tried again later', async () => {
    const { library, appear } = emptyLibrary();
    const clock = createManualClock();
    const inference = createInference({ workerUrl, library, log: createLog({ level: 'silent' }), clock });
    appear('whisper-base');
    for (const [waitMs, state] of [[0, 'loading'], [0, 'loading'], [1_000, 'loading'], [5_000, 'failed']] as const) {
      const call = inference.stt.recognise(new Float32Array(16_000), { language: 'en' });
      call.catch(() => undefined);
      await new Promise(setImmediate);
      clock.advance(waitMs);
      await expect(call).rejects.toMatchObject({ code: 'ENGINE_UNAVAILABLE', recoverable: true });
      expect(inference.stt.status().state).toBe(state);
    }
    expect(inference.stt.status().detail).toMatch(/4 times; it is tried again in 10 min/);
    clock.advance(10 * 60_000);
    expect(inference.stt.status().state).toBe('loading');
    await inference.stt.ready();
    expect(inference.stt.status().state).toBe('ready');
    await inference.close();
  });

  it('leave a device that takes their process along, and say so', async () => {
    const { library, appear } = emptyLibrary();
    const probe: Probe = async () => ({ problem: null, times: { cpuMs: 100, providerMs: 10 } });
    const inference = createInference({ workerUrl, library, log: createLog({ level: 'silent' }), device: 'cuda', probe });
    appear('whisper-base');
    await inference.stt.ready();
    expect(inference.stt.status()).toMatchObject({ state: 'ready', device: 'cuda', detail: null });
    await expect(inference.stt.recognise(new Float32Array(16_000), { language: 'en' })).rejects.toMatchObject({ code: 'ENGINE_UNAVAILABLE' });
    await inference.stt.ready();
    expect(inference.stt.status()).toMatchObject({ state: 'ready', device: 'cpu', detail: 'cuda: crashed while it was in use' });
    inference.retryDevices();
    await inference.stt.ready();
    expect(inference.stt.status()).toMatchObject({ state: 'ready', device: 'cuda', detail: null });
    await inference.close();
  });

  it('leave a device that cannot load the model', async () => {
    const { library, appear } = emptyLibrary();
    const probe: Probe = async () => ({ problem: null, times: { cpuMs: 100, providerMs: 10 } });
    const inference = createInference({ workerUrl, library, log: createLog({ level: 'silent' }), device: 'webgpu', probe });
    appear('whisper-base');
    await inference.stt.ready();
    expect(inference.stt.status()).toMatchObject({ state: 'ready', device: 'cpu', detail: expect.stringMatching(/^webgpu: .*out of memory$/) });
    await inference.close();
  });
});
