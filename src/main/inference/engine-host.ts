/**
 * One inference process as the server sees it: started when needed, and again when it dies, later each time and not for
 * ever. A process and not a thread, because native code that fails, or that is ended in the middle of a run, takes its
 * whole process along.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { systemClock } from '../base/clock.ts';
import { AppError } from '../base/errors.ts';
import type { Logger } from '../base/log.ts';
import type { Clock } from '../ports/clock.ts';
import { createRestarts } from './restarts.ts';
import type { OperationName, Operations, WorkerKind, WorkerReply, WorkerRequest, WorkerSettings } from './protocol.ts';

/** Calls in flight; the queues in front of the host keep it far below. */
const MAX_PENDING = 256;
/** Of a native library's own complaints, this much of each goes to the log. */
const MAX_COMPLAINT_LENGTH = 500;

/**
 * Beyond what the slowest machine needs: thirty seconds of audio, a long clause, a model of half a gigabyte. A call's
 * time begins when it is sent, and others may be in the worker before it.
 */
const LIMIT_MS: Readonly<Record<OperationName, number>> = {
  load: 300_000, loadVoice: 300_000, probe: 120_000, recognise: 120_000, detect: 30_000, render: 240_000, embed: 240_000,
};

export interface EngineHost {
  /**
   * @throws AppError ENGINE_UNAVAILABLE (recoverable) when the worker dies or the engine fails; the signal's reason
   *   when aborted
   */
  call<N extends OperationName>(name: N, params: Operations[N]['params'], signal?: AbortSignal): Promise<Operations[N]['result']>;
  /** Ends the process at once: it holds nothing that could be lost. Calls in hand reject. */
  close(): Promise<void>;
}

export interface Crash {
  /** How many there were lately, this one included. */
  readonly crashes: number;
  /** False: too many, and calls are refused for as long as `waitMs`. True: the next call starts it, after `waitMs`. */
  readonly willRestart: boolean;
  readonly waitMs: number;
}

export interface EngineHostOptions extends WorkerSettings {
  readonly workerUrl: URL;
  readonly log: Logger;
  /** Called when the worker has died, before its calls reject. */
  readonly onCrash: (crash: Crash) => void;
  readonly clock?: Clock;
}

interface Pending {
  readonly resolve: (value: never) => void;
  readonly reject: (error: Error) => void;
}

export function createEngineHost({ kind, threads, workerUrl, log, onCrash, clock = systemClock }: EngineHostOptions): EngineHost {
  let child: ChildProcess | null = null;
  let exited: Promise<void> = Promise.resolve();
  let starting: Promise<ChildProcess> | null = null;
  const restarts = createRestarts(clock);
  let lastId = 0;
  let isClosing = false;
  const pending = new Map<number, Pending>();

  const start = (): ChildProcess => {
    const next = fork(fileURLToPath(workerUrl), [kind, String(threads)], { serialization: 'advanced', execArgv: [], stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
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
        const crash = restarts.note();
        log.error({ worker: kind, code, signal, ...crash }, 'inference process ended');
        onCrash(crash);
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

  /** Calls that come while it waits for its restart wait along. */
  const started = async (signal: AbortSignal | undefined): Promise<ChildProcess> => {
    if (!restarts.isAllowed()) throw unavailable(kind, 'it stopped unexpectedly too often; it is tried again in some minutes');
    starting ??= restarts
      .pause()
      .then(() => {
        if (isClosing) throw unavailable(kind, 'it is closing');
        return (child ??= start());
      })
      .finally(() => (starting = null));
    return unlessAborted(starting, signal);
  };

  return {
    async call(name, params, signal) {
      signal?.throwIfAborted();
      if (isClosing) throw unavailable(kind, 'it is closing');
      if (pending.size >= MAX_PENDING) throw unavailable(kind, 'too many calls wait');
      const target = child ?? (await started(signal));
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
      // Native code that hangs never answers and never dies: it is ended, and started again as after a crash.
      const cancelLimit = clock.after(LIMIT_MS[name], () => {
        log.error({ worker: kind, operation: name }, 'inference process hangs');
        target.kill('SIGKILL');
      });
      try {
        return await new Promise<Operations[typeof name]['result']>((resolve, reject) => {
          pending.set(id, { resolve, reject });
          signal?.addEventListener('abort', abort, { once: true });
          send({ type: 'call', id, name, params });
        });
      } finally {
        cancelLimit();
        signal?.removeEventListener('abort', abort);
      }
    },
    async close() {
      isClosing = true;
      restarts.cancel();
      child?.kill('SIGKILL');
      await exited;
    },
  };
}

const KINDS: Readonly<Record<WorkerKind, string>> = { asr: 'recogniser', vad: 'voice detector', tts: 'synthesiser', embedding: 'sentence embedder', probe: 'device trial' };

const unavailable = (kind: WorkerKind, why: string): AppError =>
  new AppError('ENGINE_UNAVAILABLE', `The ${KINDS[kind]} cannot answer: ${why}`, { recoverable: true });

/** The promise, or the signal's reason as soon as it aborts. */
function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return promise;
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason as Error);
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
