/** Makes films in a worker thread, which starts with the first film and is replaced when it dies. */
import { Worker } from 'node:worker_threads';
import { CannotFilm } from './cannot-film.ts';
import type { FilmAnswer, FilmQuestion, FilmScript } from './protocol.ts';

export interface FilmMaker {
  /**
   * One film at a time; the caller waits for the one before. @param pause awaited before each second of film, so that what is more
   * urgent goes first. @returns an MP4 of 512 x 512, 25 frames a second, H.264 and Opus. Rejects when the worker fails or dies, with
   * CannotFilm where no film can be made here, and with the signal's reason when aborted
   */
  make(script: FilmScript, pause: () => Promise<void>, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>>;
  close(): Promise<void>;
}

export interface FilmMakerOptions {
  /** The worker's file: `film-worker.ts` from source, `film-worker.js` when bundled. */
  readonly workerUrl: URL;
  /** Computes behind everything else, where the system lets a thread have a priority of its own; true by default. */
  readonly isPolite?: boolean;
}

/** `close` ends the worker and rejects what is being made. */
export function createFilmMaker({ workerUrl, isPolite = true }: FilmMakerOptions): FilmMaker {
  let worker: Worker | null = null;

  const start = (): Worker => {
    const started = new Worker(workerUrl, { workerData: { isPolite } });
    // A film that is being made does not keep the program from ending.
    started.unref();
    started.on('error', () => undefined);
    started.on('exit', () => {
      if (worker === started) worker = null;
    });
    return started;
  };

  return {
    async make(script, pause, signal) {
      signal.throwIfAborted();
      const mine = (worker ??= start());
      const made = Promise.withResolvers<Uint8Array<ArrayBuffer>>();
      const ask = (question: FilmQuestion): void => mine.postMessage(question);
      const onAnswer = (answer: FilmAnswer): void => {
        if (answer.kind === 'film') made.resolve(answer.mp4);
        else if (answer.kind === 'failed') made.reject(new Error(answer.message));
        else if (answer.kind === 'impossible') made.reject(new CannotFilm(answer.message));
        else pause().then(() => ask({ kind: 'continue' }), made.reject);
      };
      const onError = (error: Error): void => made.reject(error);
      const onExit = (): void => made.reject(new Error('The filming worker ended'));
      // Half a film is of no use, and a worker in the middle of one cannot begin another.
      const onAbort = (): void => made.reject(signal.reason as Error);
      mine.on('message', onAnswer).on('error', onError).on('exit', onExit);
      signal.addEventListener('abort', onAbort, { once: true });
      try {
        ask({ kind: 'begin', script });
        return await made.promise;
      } catch (error) {
        if (worker === mine) worker = null;
        await mine.terminate();
        throw error;
      } finally {
        signal.removeEventListener('abort', onAbort);
        mine.off('message', onAnswer).off('error', onError).off('exit', onExit);
      }
    },
    async close() {
      await worker?.terminate();
    },
  };
}
