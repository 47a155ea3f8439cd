/** Renders documents in a worker thread, which starts with the first document and is replaced when it dies. */
import { Worker } from 'node:worker_threads';
import { AppError } from '../base/errors.ts';
import type { DocumentRenderer, PdfDefinition } from '../ports/screening.ts';

export interface PdfRequest {
  readonly id: number;
  readonly definition: PdfDefinition;
}

export type PdfReply = { readonly id: number; readonly pdf: Uint8Array } | { readonly id: number; readonly problem: string };

export interface DocumentRendererOptions {
  /** The worker's file: `pdf-worker.ts` from source, `pdf-worker.js` when bundled. */
  readonly workerUrl: URL;
  /** A document that the worker has had in hand for so long is given up; 60 s by default. */
  readonly timeoutMs?: number;
}

interface Job {
  readonly definition: PdfDefinition;
  readonly done: PromiseWithResolvers<Uint8Array>;
}

const QUEUE_LIMIT = 32;
const TIMEOUT_MS = 60_000;

/**
 * One after another. Definitions must be plain data: functions do not cross into the worker. A document that takes too long, or
 * whose worker dies, fails alone. `close` ends the worker and rejects what waits.
 */
export function createDocumentRenderer({ workerUrl, timeoutMs = TIMEOUT_MS }: DocumentRendererOptions): DocumentRenderer & { close(): Promise<void> } {
  const waiting: Job[] = [];
  let inHand: { readonly id: number; readonly job: Job; readonly timer: NodeJS.Timeout } | null = null;
  let worker: Worker | null = null;
  let lastId = 0;
  let closed = false;

  /** Ends what the worker has in hand, and gives it the next. */
  function settle(finish: (done: Job['done']) => void): void {
    if (inHand === null) return;
    const { job, timer } = inHand;
    inHand = null;
    clearTimeout(timer);
    finish(job.done);
    // An idle worker does not keep the process alive.
    if (waiting.length === 0) worker?.unref();
    proceed();
  }

  async function stop(reason: string, cause?: unknown): Promise<void> {
    const stopped = worker;
    worker = null;
    settle((done) => done.reject(new AppError('INTERNAL', reason, { cause })));
    await stopped?.terminate();
  }

  function start(): Worker {
    const started = new Worker(workerUrl);
    started.on('message', (reply: PdfReply) => {
      if (reply.id !== inHand?.id) return;
      settle((done) => {
        if ('pdf' in reply) done.resolve(reply.pdf);
        else done.reject(new AppError('INTERNAL', 'The PDF could not be made', { cause: new Error(reply.problem) }));
      });
    });
    const gone = (cause?: unknown): void => {
      if (worker === started) void stop('The PDF worker ended', cause);
    };
    started.on('error', gone);
    started.on('exit', () => gone());
    return started;
  }

  function proceed(): void {
    if (inHand !== null) return;
    const job = waiting.shift();
    if (job === undefined) return;
    worker ??= start();
    worker.ref();
    const id = ++lastId;
    inHand = { id, job, timer: setTimeout(() => void stop('The PDF took too long'), timeoutMs) };
    try {
      worker.postMessage({ id, definition: job.definition } satisfies PdfRequest);
    } catch (cause) {
      settle((done) => done.reject(new AppError('INTERNAL', 'The document is not plain data', { cause })));
    }
  }

  return {
    toPdf(definition) {
      if (closed) return Promise.reject(new AppError('INTERNAL', 'The PDF renderer is closed'));
      if (waiting.length >= QUEUE_LIMIT) return Promise.reject(new AppError('RATE_LIMITED', 'Too many reports are being made'));
      const done = Promise.withResolvers<Uint8Array>();
      waiting.push({ definition, done });
      proceed();
      return done.promise;
    },
    async close() {
      closed = true;
      const reason = 'The PDF renderer was closed';
      for (const { done } of waiting.splice(0)) done.reject(new AppError('INTERNAL', reason));
      await stop(reason);
    },
  };
}
