/** Trials of devices, each in a process of its own: a driver that crashes or hangs takes nothing else along. */
import { createRequire } from 'node:module';
import type { Logger } from '../base/log.ts';
import type { Probe } from './devices.ts';
import { createEngineHost } from './engine-host.ts';

/** Loading CUDA for the first time and a large encoder take seconds; who needs longer is no help in an interview. */
const LIMIT_MS = 30_000;

/** @param limitMs a trial that takes longer counts as crashed */
export function createDeviceProcess(options: { readonly workerUrl: URL; readonly threads: number; readonly log: Logger; readonly limitMs?: number }): Probe {
  const { workerUrl, threads, log, limitMs = LIMIT_MS } = options;
  return async (provider, model, signal) => {
    const host = createEngineHost({ kind: 'probe', threads, workerUrl, log: log.child({}, { level: 'silent' }), onCrash: () => undefined });
    const late = AbortSignal.timeout(limitMs);
    try {
      return await host.call('probe', { provider, threads, model }, AbortSignal.any([signal, late]));
    } catch (error) {
      throw late.aborted && !signal.aborted ? new Error(`no answer within ${limitMs / 1_000} s`) : error;
    } finally {
      await host.close();
    }
  };
}

/** Version of the ONNX Runtime that is installed, without loading it. */
export function runtimeVersion(): string {
  const { version } = createRequire(import.meta.url)('onnxruntime-node/package.json') as { version: string };
  return version;
}
