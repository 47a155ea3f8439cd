/** One decoding worker as the server sees it. */
import { Worker } from 'node:worker_threads';
import { AppError } from '../../base/errors.ts';
import type { DecodeAnswer, DecodeQuestion } from './protocol.ts';

export interface DecodeLane {
  /** @throws AppError as the worker's answer says; when it does not answer in time it is ended, and so is the lane */
  ask(question: DecodeQuestion): Promise<DecodeAnswer>;
  isAlive(): boolean;
  end(): Promise<void>;
}

export function startLane(workerUrl: URL, timeoutMs: number): DecodeLane {
  const worker = new Worker(workerUrl);
  let isAlive = true;
  let waiting: PromiseWithResolvers<DecodeAnswer> | null = null;

  const settle = (finish: (entry: PromiseWithResolvers<DecodeAnswer>) => void): void => {
    const entry = waiting;
    waiting = null;
    if (entry !== null) finish(entry);
    // An idle worker does not keep the process alive.
    worker.unref();
  };
  const end = async (reason: AppError): Promise<void> => {
    isAlive = false;
    settle((entry) => entry.reject(reason));
    await worker.terminate();
  };
  worker.on('message', (answer: DecodeAnswer) =>
    settle((entry) => {
      if (answer.type === 'failed') entry.reject(new AppError(answer.code, answer.message, { details: answer.details }));
      else entry.resolve(answer);
    }),
  );
  const gone = (cause?: unknown): void => void end(new AppError('INTERNAL', 'The decoder ended', { cause }));
  worker.on('error', gone);
  worker.on('exit', () => gone());

  return {
    async ask(question) {
      if (!isAlive || waiting !== null) throw new AppError('INTERNAL', 'The decoder ended');
      const asked = Promise.withResolvers<DecodeAnswer>();
      waiting = asked;
      worker.ref();
      const timer = setTimeout(() => void end(new AppError('INVALID_REQUEST', 'The file took too long to decode')), timeoutMs);
      try {
        worker.postMessage(question);
        return await asked.promise;
      } finally {
        clearTimeout(timer);
      }
    },
    isAlive: () => isAlive,
    end: () => end(new AppError('INTERNAL', 'The decoder was closed')),
  };
}
