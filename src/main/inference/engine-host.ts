/** One inference worker as the server's thread sees it: started when needed, restarted once when it dies. */
import { Worker } from 'node:worker_threads';
import { AppError } from '../base/errors.ts';
import type { Logger } from '../base/log.ts';
import type { OperationName, Operations, WorkerKind, WorkerReply, WorkerRequest, WorkerSettings } from './protocol.ts';

/** Calls in flight; the queues in front of the host keep it far below. */
const MAX_PENDING = 256;
const RESTARTS = 1;
const CLOSE_GRACE_MS = 3_000;

export interface EngineHost {
  /**
   * @throws AppError ENGINE_UNAVAILABLE (recoverable) when the worker dies or the engine fails; the signal's reason
   *   when aborted
   */
  call<N extends OperationName>(name: N, params: Operations[N]['params'], signal?: AbortSignal): Promise<Operations[N]['result']>;
  /** Waits for native memory to be released; a worker that does not answer is ended after three seconds. */
  close(): Promise<void>;
}

export interface EngineHostOptions extends WorkerSettings {
  readonly workerUrl: URL;
  readonly log: Logger;
  /** Called when the worker has died; false means that it will not be started again. */
  readonly onCrash: (willRestart: boolean) => void;
}

interface Pending {
  readonly resolve: (value: never) => void;
  readonly reject: (error: Error) => void;
}

export function createEngineHost({ kind, threads, workerUrl, log, onCrash }: EngineHostOptions): EngineHost {
  let worker: Worker | null = null;
  let exited: Promise<void> = Promise.resolve();
  let crashes = 0;
  let lastId = 0;
  let isClosing = false;
  const pending = new Map<number, Pending>();

  const start = (): Worker => {
    const next = new Worker(workerUrl, { workerData: { kind, threads } satisfies WorkerSettings, name: `viva-${kind}` });
    const ended = Promise.withResolvers<void>();
    exited = ended.promise;
    next.on('message', (message: WorkerReply) => {
      const call = pending.get(message.id);
      pending.delete(message.id);
      if (message.type === 'result') call?.resolve(message.value as never);
      else call?.reject(unavailable(kind, message.message));
    });
    next.on('error', (error) => log.error({ worker: kind, err: error }, 'inference worker failed'));
    next.on('exit', (code) => {
      ended.resolve();
      worker = null;
      const calls = [...pending.values()];
      pending.clear();
      if (!isClosing) {
        crashes++;
        log.error({ worker: kind, code, crashes }, 'inference worker ended');
        onCrash(crashes <= RESTARTS);
      }
      for (const call of calls) call.reject(unavailable(kind, isClosing ? 'it is closing' : 'it stopped unexpectedly'));
    });
    return next;
  };

  return {
    async call(name, params, signal) {
      signal?.throwIfAborted();
      if (isClosing) throw unavailable(kind, 'it is closing');
      if (crashes > RESTARTS) throw unavailable(kind, 'it crashed twice and was not started again');
      if (pending.size >= MAX_PENDING) throw unavailable(kind, 'too many calls wait');
      worker ??= start();
      const target = worker;
      const id = ++lastId;
      const send = (request: WorkerRequest): void => target.postMessage(request);
      const abort = (): void => {
        send({ type: 'abort', id });
        pending.get(id)?.reject(signal?.reason as Error);
        pending.delete(id);
      };
      try {
        return await new Promise<Operations[typeof name]['result']>((resolve, reject) => {
          pending.set(id, { resolve, reject });
          signal?.addEventListener('abort', abort, { once: true });
          send({ type: 'call', id, name, params });
        });
      } finally {
        signal?.removeEventListener('abort', abort);
      }
    },
    async close() {
      isClosing = true;
      if (worker === null) return;
      const target = worker;
      target.postMessage({ type: 'close' } satisfies WorkerRequest);
      const timer = setTimeout(() => void target.terminate(), CLOSE_GRACE_MS);
      await exited.finally(() => clearTimeout(timer));
    },
  };
}

const KINDS: Readonly<Record<WorkerKind, string>> = { asr: 'recogniser', vad: 'voice detector', tts: 'synthesiser' };

const unavailable = (kind: WorkerKind, why: string): AppError =>
  new AppError('ENGINE_UNAVAILABLE', `The ${KINDS[kind]} cannot answer: ${why}`, { recoverable: true });
