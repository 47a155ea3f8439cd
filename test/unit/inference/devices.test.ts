import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Tensor } from 'onnxruntime-node';
import { describe, expect, it } from 'vitest';
import { createLog } from '../../../src/main/base/log.ts';
import { openDeviceMemory } from '../../../src/main/inference/device-memory.ts';
import { createDeviceProcess } from '../../../src/main/inference/device-process.ts';
import { createDevices, type DevicesOptions, type Probe } from '../../../src/main/inference/devices.ts';
import { createDeviceProbe, type TrySession } from '../../../src/main/inference/engines/device-probe.ts';
import { loadSession } from '../../../src/main/inference/engines/session.ts';
import type { ProbeReport, Provider } from '../../../src/main/inference/protocol.ts';
import { tempDir } from '../../fixtures/temp-dir.ts';

const log = createLog({ level: 'silent' });
const model = { id: 'whisper-base', folder: '/models/whisper-base' };
const fast: ProbeReport = { problem: null, times: { cpuMs: 100, providerMs: 20 } };

/** Answers by provider, and counts how often each was tried. */
function scripted(answers: Partial<Record<Provider, ProbeReport | Error>>): { probe: Probe; tried: Provider[] } {
  const tried: Provider[] = [];
  const probe: Probe = async (provider) => {
    tried.push(provider);
    const answer = answers[provider] ?? new Error('it stopped unexpectedly');
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return { probe, tried };
}

const devicesWith = (options: Partial<DevicesOptions> & Pick<DevicesOptions, 'probe'>) =>
  createDevices({ setting: 'auto', memory: openDeviceMemory(null), version: '1.30.0', platform: 'linux', log, ...options });

describe('choice of a device', () => {
  it('takes the first that answers right and is faster', async () => {
    const { probe, tried } = scripted({ cuda: { problem: 'CUDA libraries are missing', times: null }, webgpu: fast });
    const devices = devicesWith({ probe });
    expect(await devices.choose(model)).toEqual({ provider: 'webgpu', why: null });
    expect(await devices.choose(model)).toEqual({ provider: 'webgpu', why: null });
    expect(tried).toEqual(['cuda', 'webgpu']);
    expect(devices.states()).toMatchObject([{ provider: 'cuda', state: 'failed', problem: 'CUDA libraries are missing' }, { provider: 'webgpu', state: 'good' }]);
  });

  it('stays on the CPU and says why, where all others crash, answer wrong or are slow', async () => {
    const { probe } = scripted({ cuda: new Error('it stopped unexpectedly'), webgpu: { problem: 'wrong answer: off by 3', times: null } });
    expect(await devicesWith({ probe }).choose(model)).toEqual({ provider: 'cpu', why: 'cuda: crashed when it was tried: it stopped unexpectedly; webgpu: wrong answer: off by 3' });
    const slow = scripted({ coreml: { problem: null, times: { cpuMs: 100, providerMs: 90 } }, webgpu: { problem: null, times: { cpuMs: 100, providerMs: 300 } } });
    expect((await devicesWith({ probe: slow.probe, platform: 'darwin' }).choose(model)).why).toBe('coreml: not faster (90 ms, CPU 100 ms); webgpu: not faster (300 ms, CPU 100 ms)');
  });

  it('gives a named device even when it is slower, and the CPU when it answers wrong', async () => {
    const slow = scripted({ dml: { problem: null, times: { cpuMs: 100, providerMs: 300 } } });
    expect(await devicesWith({ setting: 'directml', probe: slow.probe }).choose(model)).toEqual({ provider: 'dml', why: null });
    const wrong = scripted({ cuda: { problem: 'wrong answer', times: null } });
    expect(await devicesWith({ setting: 'cuda', probe: wrong.probe }).choose(model)).toEqual({ provider: 'cpu', why: 'cuda: wrong answer' });
  });

  it('tries nothing for the CPU setting and for small models', async () => {
    const { probe, tried } = scripted({});
    expect(await devicesWith({ setting: 'cpu', probe }).choose(model)).toEqual({ provider: 'cpu', why: null });
    expect(await devicesWith({ probe }).choose({ id: 'silero-vad', folder: 'x' })).toEqual({ provider: 'cpu', why: null });
    expect(tried).toEqual([]);
  });

  it('measures each model on its own', async () => {
    const { probe, tried } = scripted({ webgpu: fast, cuda: fast });
    const devices = devicesWith({ probe });
    await Promise.all([devices.choose(model), devices.choose({ id: 'kokoro-82m', folder: 'x' }), devices.choose(model)]);
    expect(tried).toEqual(['cuda', 'cuda']);
  });
});

describe('memory of devices', () => {
  const reopened = (path: string, probe: Probe, version = '1.30.0') => devicesWith({ probe, version, memory: openDeviceMemory(path) });

  it('does not try again what failed or crashed, until it is asked or the runtime changes', async () => {
    const path = join(tempDir(), 'devices.json');
    const { probe, tried } = scripted({ webgpu: { problem: 'no adapter', times: null } });
    await reopened(path, probe).choose(model);
    expect(tried).toEqual(['cuda', 'webgpu']);
    expect((await reopened(path, probe).choose(model)).why).toContain('webgpu: no adapter');
    expect(tried).toHaveLength(2);
    await reopened(path, probe, '1.31.0').choose(model);
    expect(tried).toHaveLength(4);
    const devices = reopened(path, probe);
    devices.retry();
    await devices.choose(model);
    expect(tried).toHaveLength(6);
  });

  it('tries a named device again at each start, but not after a crash', async () => {
    const path = join(tempDir(), 'devices.json');
    const failing = scripted({ cuda: { problem: 'CUDA libraries are missing', times: null } });
    for (let start = 1; start <= 2; start++) {
      const devices = devicesWith({ setting: 'cuda', probe: failing.probe, memory: openDeviceMemory(path) });
      await devices.choose(model);
      await devices.choose(model);
      expect(failing.tried).toHaveLength(start);
    }
    const crashing = scripted({});
    for (let start = 1; start <= 2; start++) await devicesWith({ setting: 'cuda', probe: crashing.probe, memory: openDeviceMemory(path) }).choose(model);
    expect(crashing.tried).toHaveLength(1);
  });

  it('counts a trial that took the whole program along as a crash', async () => {
    const path = join(tempDir(), 'devices.json');
    const never: Probe = () => new Promise(() => undefined);
    void reopened(path, never).choose(model);
    await new Promise(setImmediate);
    expect(readFileSync(path, 'utf8')).toContain('trying');
    const { probe, tried } = scripted({ webgpu: fast });
    expect((await reopened(path, probe).choose(model)).provider).toBe('webgpu');
    expect(tried).toEqual(['webgpu']);
  });

  it('forgets a trial that closing cut short', async () => {
    const path = join(tempDir(), 'devices.json');
    const untilClosed: Probe = (_provider, _model, signal) => new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
    const devices = reopened(path, untilClosed);
    const choice = devices.choose(model);
    await new Promise(setImmediate);
    devices.close();
    expect((await choice).provider).toBe('cpu');
    expect(readFileSync(path, 'utf8')).toBe('{}');
  });

  it('gives up a device that failed at work', async () => {
    const { probe } = scripted({ cuda: fast, webgpu: { problem: 'no adapter', times: null } });
    const devices = devicesWith({ probe });
    expect((await devices.choose(model)).provider).toBe('cuda');
    devices.blame('cuda', 'crashed', 'crashed while it was in use');
    expect(await devices.choose(model)).toEqual({ provider: 'cpu', why: 'cuda: crashed while it was in use; webgpu: no adapter' });
  });

  it('begins anew where the file is damaged or cannot be written', async () => {
    const path = join(tempDir(), 'devices.json');
    writeFileSync(path, '{"cuda 1.30.0": {"state": "perfect"}}');
    const { probe, tried } = scripted({ cuda: fast });
    await reopened(path, probe).choose(model);
    expect(tried).toEqual(['cuda']);
    const nowhere = join(path, 'below', 'devices.json');
    expect((await reopened(nowhere, probe).choose(model)).provider).toBe('cuda');
    expect(existsSync(nowhere)).toBe(false);
  });
});

describe('trial in a process of its own', () => {
  const workerUrl = new URL('../../fixtures/probe-worker.mjs', import.meta.url);
  const signal = new AbortController().signal;

  it('survives a provider that takes its process along, hangs, or answers', async () => {
    const probe = createDeviceProcess({ workerUrl, threads: 1, log });
    await expect(probe('cuda', model, signal)).rejects.toMatchObject({ code: 'ENGINE_UNAVAILABLE' });
    await expect(createDeviceProcess({ workerUrl, threads: 1, log, limitMs: 200 })('dml', model, signal)).rejects.toThrowError(/no answer within/);
    expect(await probe('coreml', model, signal)).toEqual({ problem: null, times: { cpuMs: 100, providerMs: 10 } });
  });

  it('says in one line what this machine lacks', async () => {
    const probe = createDeviceProcess({ workerUrl: new URL('../../../src/main/inference/worker.ts', import.meta.url), threads: 1, log });
    // No system has both.
    const reports = await Promise.all((['dml', 'coreml'] as const).map((provider) => probe(provider, { id: 'silero-vad', folder: 'x' }, signal)));
    expect(reports.some((report) => /^ONNX Runtime has no (dml|coreml) on this system$/.test(report.problem ?? ''))).toBe(true);
  });
});

describe('self-test', () => {
  const signal = new AbortController().signal;
  const params = { provider: 'webgpu', threads: 1, model: { id: 'silero-vad', folder: 'x' } } as const;
  /** A provider that computes on the CPU and then does something to the answer. */
  const probeWith = (change: (values: Float32Array) => Float32Array) =>
    createDeviceProbe({
      backends: () => ['cpu', 'webgpu'],
      async open(bytes, { providers, threads }): Promise<TrySession> {
        const session = await loadSession(bytes, { threads });
        if (providers?.[0] !== 'webgpu') return session;
        const run = async (feeds: Parameters<typeof session.run>[0]) => {
          const { y } = await session.run(feeds);
          return { y: new Tensor('float32', change(Float32Array.from(y?.data as Float32Array)), [1, 64]) };
        };
        return { run, release: () => session.release(), outputNames: session.outputNames };
      },
    });

  it('lets a right answer pass, and one within the arithmetic of graphics cards', async () => {
    expect(await probeWith((values) => values).probe?.(params, signal)).toEqual({ problem: null, times: null });
    expect(await probeWith((values) => values.map((value) => value + 0.001)).probe?.(params, signal)).toMatchObject({ problem: null });
  });

  it('refuses wrong answers, answers of another size and what is no number', async () => {
    expect(await probeWith((values) => values.map((value) => -value)).probe?.(params, signal)).toMatchObject({ problem: expect.stringMatching(/^wrong answer: off by/) });
    expect(await probeWith((values) => values.fill(NaN)).probe?.(params, signal)).toMatchObject({ problem: 'wrong answer: off by Infinity' });
  });

  it('tells in one line what a failing provider means', async () => {
    const failing = (message: string) => createDeviceProbe({ backends: () => ['cuda'], open: () => Promise.reject(new Error(message)) }).probe?.({ ...params, provider: 'cuda' }, signal);
    expect((await failing('OrtSessionOptionsAppendExecutionProvider_Cuda: Failed to load shared library'))?.problem).toMatch(/^CUDA libraries are missing/);
    expect((await failing('first line\nsecond line'))?.problem).toBe('first line');
  });
});
