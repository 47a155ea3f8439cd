/**
 * One inference process as the server sees it: started when needed, restarted once when it dies. A process and not a
 * thread, because native code that fails, or that is ended in the middle of a run, takes its whole process along.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { AppError } from '../base/errors.ts';
import type { Logger } from '../base/log.ts';
import type { OperationName, Operations, WorkerKind, WorkerReply, WorkerRequest, WorkerSettings } from './protocol.ts';

/** Calls in flight; the queues in front of the host keep it far below. */
const MAX_PENDING = 256;
const RESTARTS = 1;
/** Of a native library's own complaints, this much of each goes to the log. */
const MAX_COMPLAINT_LENGTH = 500;

export interface EngineHost {
  /**
   * @throws AppError ENGINE_UNAVAILABLE (recoverable) when the worker dies or the engine fails; the signal's reason
   *   when aborted
   */
  call<N extends OperationName>(name: N, params: Operations[N]['params'], signal?: AbortSignal): Promise<Operations[N]['result']>;
  /** Ends the process at once: it holds nothing that could be lost. Calls in hand reject. */
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
  let child: ChildProcess | null = null;
  let exited: Promise<void> = Promise.resolve();
  let crashes = 0;
  let lastId = 0;
  let isClosing = false;
  const pending = new Map<number, Pending>();

  const start = (): ChildProcess => {
    const next = fork(fileURLToPath(workerUrl), [kind, String(threads), 'cpu'], { serialization: 'advanced', execArgv: [], stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
    const ended = Promise.withResolvers<void>();
    exited = ended.promise;
    next.on('message', (message: WorkerReply) => {
      const call = pending.get(message.id);
      pending.delete(message.id);
      if (message.type === 'result') call?.resolve(message.value as never);
      else call?.reject(unavailable(kind, message.message));
    });
    next.stderr?.on('data', (data: Buffer) => log.warn({ worker: kind, complaint: data.toString('utf8').slice(0, MAX_COMPLAINT_LENGTH) }, 'inference process wrote'));
    const end = (code: number | null, signal: NodeJS.Signals | null): void => {
      ended.resolve();
      child = null;
      const calls = [...pending.values()];
      pending.clear();
      if (!isClosing) {
        crashes++;
        log.error({ worker: kind, code, signal, crashes }, 'inference process ended');
        onCrash(crashes <= RESTARTS);
      }
      for (const call of calls) call.reject(unavailable(kind, isClosing ? 'it is closing' : 'it stopped unexpectedly'));
    };
    next.on('exit', end);
    next.on('error', (error) => {
      log.error({ worker: kind, err: error }, 'inference process failed');
      // One that never started has no exit to tell.
      if (next.pid === undefined) end(null, null);
    });
    return next;
  };

  return {
    async call(name, params, signal) {
      signal?.throwIfAborted();
      if (isClosing) throw unavailable(kind, 'it is closing');
      if (crashes > RESTARTS) throw unavailable(kind, 'it crashed twice and was not started again');
      if (pending.size >= MAX_PENDING) throw unavailable(kind, 'too many calls wait');
      child ??= start();
      const target = child;
      const id = ++lastId;
      const send = (request: WorkerRequest): void => {
        // A process that is gone has its calls rejected by its exit.
        if (target.connected) target.send(request, () => undefined);
      };
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
      child?.kill('SIGKILL');
      await exited;
    },
  };
}

const KINDS: Readonly<Record<WorkerKind, string>> = { asr: 'recogniser', vad: 'voice detector', tts: 'synthesiser', embedding: 'sentence embedder' };

const unavailable = (kind: WorkerKind, why: string): AppError =>
  new AppError('ENGINE_UNAVAILABLE', `The ${KINDS[kind]} cannot answer: ${why}`, { recoverable: true });
