/** Sound files, decoded in a worker thread that starts with the first of them and is replaced when it dies. */
import { Worker } from 'node:worker_threads';
import { AppError } from '../../base/errors.ts';
import type { Sound, SoundDecoder } from '../../ports/media.ts';
import type { DecodeAnswer, DecodeQuestion } from './protocol.ts';

export interface SoundDecoderOptions {
  /** The worker's file: `decode-worker.ts` from source, `decode-worker.js` when bundled. */
  readonly workerUrl: URL;
  /** A worker that does not answer for so long is ended, hostile files with it; 30 s by default. */
  readonly timeoutMs?: number;
}

/** Each holds a decoder's memory. */
const MAX_OPEN = 32;
const MAX_SECONDS = 2.5 * 3600;
const DEFAULT_TIMEOUT_MS = 30_000;

interface Waiting {
  resolve(answer: DecodeAnswer): void;
  reject(error: AppError): void;
  readonly timer: NodeJS.Timeout;
}

type Question = DecodeQuestion extends infer Q ? (Q extends { readonly id: number } ? Omit<Q, 'id'> : never) : never;

/** `close` ends the worker; what waits rejects. */
export function createSoundDecoder({ workerUrl, timeoutMs = DEFAULT_TIMEOUT_MS }: SoundDecoderOptions): SoundDecoder & { close(): Promise<void> } {
  const waiting = new Map<number, Waiting>();
  const open = new Set<number>();
  let worker: Worker | null = null;
  let lastId = 0;
  let isClosed = false;

  function settle(id: number, finish: (entry: Waiting) => void): void {
    const entry = waiting.get(id);
    if (entry === undefined) return;
    waiting.delete(id);
    clearTimeout(entry.timer);
    finish(entry);
    // An idle worker does not keep the process alive.
    if (waiting.size === 0) worker?.unref();
  }

  async function stop(reason: AppError): Promise<void> {
    const stopped = worker;
    worker = null;
    open.clear();
    for (const id of [...waiting.keys()]) settle(id, (entry) => entry.reject(reason));
    await stopped?.terminate();
  }

  function start(): Worker {
    const started = new Worker(workerUrl);
    started.on('message', (answer: DecodeAnswer) =>
      settle(answer.id, (entry) => {
        if (answer.type === 'failed') entry.reject(new AppError(answer.code, answer.message));
        else entry.resolve(answer);
      }),
    );
    const gone = (cause?: unknown): void => {
      if (worker === started) void stop(new AppError('INTERNAL', 'The decoder ended', { cause }));
    };
    started.on('error', gone);
    started.on('exit', () => gone());
    return started;
  }

  function ask(id: number, question: Question): Promise<DecodeAnswer> {
    worker ??= start();
    worker.ref();
    const target = worker;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => void stop(new AppError('INVALID_REQUEST', 'The file took too long to decode')), timeoutMs);
      waiting.set(id, { resolve, reject, timer });
      target.postMessage({ id, ...question } satisfies DecodeQuestion);
    });
  }

  function release(id: number): void {
    if (!open.delete(id)) return;
    worker?.postMessage({ id, type: 'close' } satisfies DecodeQuestion);
  }

  async function* read(id: number, signal: AbortSignal | undefined): Sound['pieces'] & AsyncGenerator<Float32Array<ArrayBuffer>> {
    try {
      for (;;) {
        signal?.throwIfAborted();
        if (!open.has(id)) throw new AppError('INTERNAL', 'The decoder ended');
        const answer = await ask(id, { type: 'next' });
        if (answer.type !== 'piece') return;
        yield answer.samples;
      }
    } finally {
      release(id);
    }
  }

  return {
    async open(source, { maxSeconds = MAX_SECONDS, signal } = {}) {
      signal?.throwIfAborted();
      if (isClosed) throw new AppError('INTERNAL', 'The decoder is closed');
      if (open.size >= MAX_OPEN) throw new AppError('RATE_LIMITED', 'Too many recordings are being decoded', { recoverable: true });
      const id = ++lastId;
      open.add(id);
      signal?.addEventListener('abort', () => release(id), { once: true });
      try {
        const answer = await ask(id, { type: 'open', source, maxSeconds });
        if (answer.type !== 'opened') throw new AppError('INTERNAL', 'The decoder gave no answer');
        if (!open.has(id)) {
          // Aborted while it was being opened.
          worker?.postMessage({ id, type: 'close' } satisfies DecodeQuestion);
          signal?.throwIfAborted();
        }
        return { durationS: answer.durationS, format: answer.format, pieces: read(id, signal) };
      } catch (error) {
        release(id);
        throw error;
      }
    },
    async close() {
      isClosed = true;
      await stop(new AppError('INTERNAL', 'The decoder was closed'));
    },
  };
}
