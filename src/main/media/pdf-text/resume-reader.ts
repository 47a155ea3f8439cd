/** Reads resumes in a worker thread, one at a time: a hostile file is ended by its limits and harms no other. */
import { Worker } from 'node:worker_threads';
import { AppError } from '../../base/errors.ts';
import type { ResumeReader, ResumeReading } from '../../ports/resume.ts';

export interface ResumeQuestion {
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** `ready` comes once, when the thread has loaded what it knows. */
export type ResumeAnswer =
  | { readonly ready: true }
  | { readonly reading: ResumeReading }
  | { readonly code: AppError['code']; readonly message: string; readonly problem: string };

export interface ResumeReaderOptions {
  /** `resume-worker.ts` from source, `resume-worker.js` when bundled. */
  readonly workerUrl: URL;
  /** The product's resources folder. */
  readonly resourcesDir: string;
  /** A resume is read in well under a second; what takes longer than this is no resume. 20 s by default. */
  readonly timeoutMs?: number;
  /** Of the thread, heap and buffers together; 512 MB by default. */
  readonly memoryMb?: number;
}

interface Job {
  readonly bytes: Uint8Array;
  readonly signal: AbortSignal | undefined;
  readonly result: PromiseWithResolvers<ResumeReading>;
}

/** 10 MiB, as the API documents. */
export const RESUME_BYTES = 10 * 2 ** 20;
/** What waits is in memory: two dozen of the largest resumes, or very many of the usual ones. */
const WAITING_BYTES = 24 * RESUME_BYTES;
const WAITING_RESUMES = 1_000;
/** To load the words and pdf.js, on a busy machine. */
const START_MS = 60_000;
const MEMORY_CHECK_MS = 100;
/** ISO 32000 lets readers look for the mark within the first 1024 bytes. */
const MARK = '%PDF-';
const MARK_WITHIN = 1_024;

/** @throws AppError RESUME_EMPTY, RESUME_TOO_LARGE, RESUME_NOT_PDF; costs nothing */
export function checkResumeBytes(bytes: Uint8Array): void {
  if (bytes.length === 0) throw new AppError('RESUME_EMPTY');
  if (bytes.length > RESUME_BYTES) throw new AppError('RESUME_TOO_LARGE');
  if (!Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, MARK_WITHIN)).includes(MARK))
    throw new AppError('RESUME_NOT_PDF');
}

/** The worker starts with the first resume and stays warm; `close` ends it. */
export function createResumeReader({ workerUrl, resourcesDir, timeoutMs = 20_000, memoryMb = 512 }: ResumeReaderOptions): ResumeReader {
  const waiting: Job[] = [];
  let worker: Worker | null = null;
  let current: Job | null = null;
  let finishCurrent: (error: AppError) => void = () => undefined;
  let isReady = false;
  let isClosed = false;

  function start(): Worker {
    isReady = false;
    const started = new Worker(workerUrl, {
      workerData: { resourcesDir },
      resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 },
      stderr: true,
      stdout: true,
    });
    const gone = (cause?: unknown): void => {
      if (worker !== started) return;
      worker = null;
      const isFull = (cause as { code?: unknown } | undefined)?.code === 'ERR_WORKER_OUT_OF_MEMORY';
      finishCurrent(
        isFull ? new AppError('RESUME_TOO_COMPLEX', undefined, { cause }) : new AppError('INTERNAL', 'Resume parsing failed', { cause }),
      );
    };
    started.on('error', gone);
    started.on('exit', () => gone());
    return started;
  }

  /** Ends the thread, whatever it is at; the next resume gets a new one. */
  function kill(): void {
    const killed = worker;
    worker = null;
    void killed?.terminate();
  }

  function run(target: Worker, { bytes, signal }: Job): Promise<ResumeReading> {
    return new Promise((resolve, reject) => {
      const end = (error: AppError): void => {
        kill();
        finish(() => reject(error));
      };
      const onAbort = (): void => {
        kill();
        finish(() => reject(signal?.reason instanceof Error ? signal.reason : new AppError('INTERNAL', 'Cancelled')));
      };
      const tooLong = (): void => end(new AppError('RESUME_TOO_COMPLEX', undefined, { details: { limit: 'time' } }));
      const tooLate = (): void => end(new AppError('INTERNAL', 'Resume parsing failed', { cause: new Error('the thread did not start') }));
      let timer = isReady ? setTimeout(tooLong, timeoutMs) : setTimeout(tooLate, START_MS);
      // The thread's limits hold for its heap alone; buffers, where unpacked streams go, are watched from here.
      const watch = setInterval(() => {
        target.getHeapStatistics().then(
          ({ used_heap_size: heap, external_memory: external }) => {
            if (heap + external > memoryMb * 2 ** 20) end(new AppError('RESUME_TOO_COMPLEX', undefined, { details: { limit: 'memory' } }));
          },
          () => undefined,
        );
      }, MEMORY_CHECK_MS);
      const onAnswer = (answer: ResumeAnswer): void => {
        if ('ready' in answer) {
          isReady = true;
          clearTimeout(timer);
          timer = setTimeout(tooLong, timeoutMs);
          return;
        }
        finish(() => {
          if ('reading' in answer) resolve(answer.reading);
          else
            reject(
              new AppError(answer.code, answer.code === 'INTERNAL' ? 'Resume parsing failed' : answer.message, {
                cause: new Error(answer.problem),
              }),
            );
        });
      };
      const finish = (settle: () => void): void => {
        clearTimeout(timer);
        clearInterval(watch);
        signal?.removeEventListener('abort', onAbort);
        target.off('message', onAnswer);
        finishCurrent = () => undefined;
        settle();
      };
      finishCurrent = (error) => finish(() => reject(error));
      signal?.addEventListener('abort', onAbort, { once: true });
      target.on('message', onAnswer);
      const copy = new Uint8Array(bytes);
      target.postMessage({ bytes: copy } satisfies ResumeQuestion, [copy.buffer]);
    });
  }

  async function next(): Promise<void> {
    if (current !== null) return;
    for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) {
      current = job;
      try {
        job.signal?.throwIfAborted();
        worker ??= start();
        worker.ref();
        job.result.resolve(await run(worker, job));
      } catch (error) {
        job.result.reject(error);
      }
      // An idle thread does not keep the process alive.
      worker?.unref();
    }
    current = null;
  }

  return {
    async read(bytes, signal) {
      if (isClosed) throw new AppError('INTERNAL', 'The resume reader is closed');
      checkResumeBytes(bytes);
      const waitingBytes = waiting.reduce((sum, one) => sum + one.bytes.length, 0);
      if (waiting.length >= WAITING_RESUMES || waitingBytes + bytes.length > WAITING_BYTES)
        throw new AppError('RATE_LIMITED', 'Too many resumes are being read', { recoverable: true });
      const job: Job = { bytes, signal, result: Promise.withResolvers() };
      waiting.push(job);
      void next();
      return job.result.promise;
    },
    async close() {
      isClosed = true;
      const closed = new AppError('INTERNAL', 'The resume reader was closed');
      for (const { result } of waiting.splice(0)) result.reject(closed);
      const ended = worker;
      worker = null;
      finishCurrent(closed);
      await ended?.terminate();
    },
  };
}
