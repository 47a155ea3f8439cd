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
}

interface Waiting {
  resolve(pdf: Uint8Array): void;
  reject(error: AppError): void;
  readonly timer: NodeJS.Timeout;
}

const QUEUE_LIMIT = 32;
const TIMEOUT_MS = 60_000;

/** Definitions must be plain data: functions do not cross into the worker. `close` ends the worker and rejects what waits. */
export function createDocumentRenderer({ workerUrl }: DocumentRendererOptions): DocumentRenderer & { close(): Promise<void> } {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null = null;
  let lastId = 0;
  let closed = false;

  function settle(id: number, finish: (entry: Waiting) => void): void {
    const entry = waiting.get(id);
    if (entry === undefined) return;
    waiting.delete(id);
    clearTimeout(entry.timer);
    finish(entry);
    // An idle worker does not keep the process alive.
    if (waiting.size === 0) worker?.unref();
  }

  async function stop(reason: string, cause?: unknown): Promise<void> {
    const stopped = worker;
    worker = null;
    for (const id of [...waiting.keys()]) settle(id, (entry) => entry.reject(new AppError('INTERNAL', reason, { cause })));
    await stopped?.terminate();
  }

  function start(): Worker {
    const started = new Worker(workerUrl);
    started.on('message', (reply: PdfReply) =>
      settle(reply.id, (entry) => {
        if ('pdf' in reply) entry.resolve(reply.pdf);
        else entry.reject(new AppError('INTERNAL', 'The PDF could not be made', { cause: new Error(reply.problem) }));
      }),
    );
    const gone = (cause?: unknown): void => {
      if (worker === started) void stop('The PDF worker ended', cause);
    };
    started.on('error', gone);
    started.on('exit', () => gone());
    return started;
  }

  return {
    toPdf(definition) {
      if (closed) return Promise.reject(new AppError('INTERNAL', 'The PDF renderer is closed'));
      if (waiting.size >= QUEUE_LIMIT) return Promise.reject(new AppError('RATE_LIMITED', 'Too many reports are being made'));
      worker ??= start();
      worker.ref();
      const target = worker;
      const id = ++lastId;
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => void stop('The PDF took too long'), TIMEOUT_MS);
        waiting.set(id, { resolve, reject, timer });
        try {
          target.postMessage({ id, definition } satisfies PdfRequest);
        } catch (cause) {
          settle(id, (entry) => entry.reject(new AppError('INTERNAL', 'The document is not plain data', { cause })));
        }
      });
    },
    async close() {
      closed = true;
      await stop('The PDF renderer was closed');
    },
  };
}
