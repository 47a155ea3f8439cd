/** Encodes speech as MP3 in a worker thread, which starts with the first sound and is replaced when it dies. */
import { Worker } from 'node:worker_threads';
import { AppError } from '../../base/errors.ts';
import type { SpeechEncoder } from '../../ports/media.ts';
import type { EncodeAnswer, EncodeQuestion } from './protocol.ts';

export interface Mp3EncoderOptions {
  /** The worker's file: `encode-worker.ts` from source, `encode-worker.js` when bundled. */
  readonly workerUrl: URL;
}

const QUEUE_LIMIT = 256;
const TIMEOUT_MS = 60_000;

/** `close` ends the worker and rejects what waits. */
export function createMp3Encoder({ workerUrl }: Mp3EncoderOptions): SpeechEncoder & { close(): Promise<void> } {
  const waiting = new Map<number, PromiseWithResolvers<Uint8Array<ArrayBuffer>>>();
  let worker: Worker | null = null;
  let lastId = 0;
  let isClosed = false;

  const settle = (id: number, finish: (entry: PromiseWithResolvers<Uint8Array<ArrayBuffer>>) => void): void => {
    const entry = waiting.get(id);
    waiting.delete(id);
    if (entry !== undefined) finish(entry);
    // An idle worker does not keep the process alive.
    if (waiting.size === 0) worker?.unref();
  };
  const stop = async (reason: string, cause?: unknown): Promise<void> => {
    const stopped = worker;
    worker = null;
    for (const id of [...waiting.keys()]) settle(id, (entry) => entry.reject(new AppError('INTERNAL', reason, { cause, recoverable: true })));
    await stopped?.terminate();
  };
  const start = (): Worker => {
    const started = new Worker(workerUrl);
    started.on('message', (answer: EncodeAnswer) =>
      settle(answer.id, (entry) => ('mp3' in answer ? entry.resolve(answer.mp3) : entry.reject(new AppError(answer.code, answer.message)))),
    );
    const gone = (cause?: unknown): void => {
      if (worker === started) void stop('The encoder ended', cause);
    };
    started.on('error', gone);
    started.on('exit', () => gone());
    return started;
  };

  return {
    async encode(samples, sampleRateHz) {
      if (isClosed) throw new AppError('INTERNAL', 'The encoder is closed');
      if (waiting.size >= QUEUE_LIMIT) throw new AppError('RATE_LIMITED', 'Too much speech is being encoded', { recoverable: true });
      worker ??= start();
      worker.ref();
      const id = ++lastId;
      const made = Promise.withResolvers<Uint8Array<ArrayBuffer>>();
      waiting.set(id, made);
      const timer = setTimeout(() => void stop('The encoder took too long'), TIMEOUT_MS);
      try {
        // A copy travels: who made the samples may keep them in a cache.
        const question: EncodeQuestion = { id, samples: Float32Array.from(samples), sampleRateHz };
        worker.postMessage(question, [question.samples.buffer]);
        return await made.promise;
      } finally {
        clearTimeout(timer);
      }
    },
    async close() {
      isClosed = true;
      await stop('The encoder was closed');
    },
  };
}
