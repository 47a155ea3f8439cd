/** A thread with one interpreter, as the runner process sees it. Time is measured here, outside of it. */
import { Worker } from 'node:worker_threads';
import { TERMINATE_MS } from './limits.ts';
import { createOutput, OUTPUT_BUFFER_BYTES, type Output } from './output.ts';
import type { ThreadReply, ThreadRequest } from './protocol.ts';

/** Carries a recursion of 10,000 calls through a cache's wrapper. */
const STACK_MB = 64;
const BOOT_MS = 30_000;

export type Answer = Extract<ThreadReply, { readonly kind: 'reply' }>;

export interface InterpreterThread {
  readonly version: string;
  readonly output: Output;
  /** One at a time. Null when there was no answer within `limitMs`. @throws when the thread is gone, or the signal aborts */
  ask(request: ThreadRequest, limitMs: number, signal: AbortSignal): Promise<Answer | null>;
  /** Ends the thread, wherever it is. */
  end(): Promise<void>;
}

export interface ThreadOptions {
  readonly url: URL;
  readonly data: object;
  /** The thread cannot be ended: only the end of the process will do. */
  readonly onStuck: () => void;
}

/** @throws when the interpreter does not boot */
export async function startThread({ url, data, onStuck }: ThreadOptions): Promise<InterpreterThread> {
  const shared = new SharedArrayBuffer(OUTPUT_BUFFER_BYTES);
  const worker = new Worker(url, {
    workerData: { ...data, output: shared }, env: {}, argv: [], execArgv: [], stdin: false, stdout: true, stderr: true,
    resourceLimits: { stackSizeMb: STACK_MB },
  });
  // Nothing is expected there; what comes must not pile up.
  worker.stdout.resume();
  worker.stderr.resume();
  const gone = new AbortController();
  worker.on('error', (error) => gone.abort(error));
  worker.on('exit', () => gone.abort(new Error('the thread has ended')));
  worker.on('messageerror', (error) => gone.abort(error));

  const next = (limitMs: number, signal: AbortSignal): Promise<ThreadReply | null> =>
    new Promise((resolve, reject) => {
      const any = AbortSignal.any([gone.signal, signal]);
      const settle = (work: () => void): void => {
        clearTimeout(timer);
        worker.off('message', hear);
        any.removeEventListener('abort', stop);
        work();
      };
      const hear = (reply: ThreadReply): void => settle(() => resolve(reply));
      const stop = (): void => settle(() => reject(any.reason as Error));
      const timer = setTimeout(() => settle(() => resolve(null)), limitMs);
      worker.on('message', hear);
      any.addEventListener('abort', stop, { once: true });
      if (any.aborted) stop();
    });
  const end = async (): Promise<void> => {
    const timer = setTimeout(onStuck, TERMINATE_MS);
    await worker.terminate();
    clearTimeout(timer);
  };

  const ready = await next(BOOT_MS, gone.signal);
  if (ready?.kind !== 'ready') {
    await end();
    throw new Error('the interpreter did not boot in time');
  }
  return {
    version: ready.version,
    output: createOutput(shared),
    async ask(request, limitMs, signal) {
      const reply = next(limitMs, signal);
      worker.postMessage(request);
      const answer = await reply;
      return answer?.kind === 'reply' ? answer : null;
    },
    end,
  };
}
