/** Sound files, each decoded in a worker thread of its own: a file that hangs its decoder harms no other. */
import { AppError } from '../../base/errors.ts';
import type { SoundDecoder } from '../../ports/media.ts';
import type { ProbedFile } from './probe-file.ts';
import { startLane, type DecodeLane } from './decode-lane.ts';

export interface SoundDecoderOptions {
  /** The worker's file: `decode-worker.ts` from source, `decode-worker.js` when bundled. */
  readonly workerUrl: URL;
  /** A worker that does not answer for so long is ended with its file; 30 s by default. */
  readonly timeoutMs?: number;
}

/** Each worker holds some 30 MB. */
const MAX_LANES = 4;
const MAX_WAITING = 64;
/** Longer files are refused unless more is asked for. */
export const MAX_SECONDS = 2.5 * 3600;
const DEFAULT_TIMEOUT_MS = 30_000;

export interface FileDecoder extends SoundDecoder {
  /** What a file is, by its content. @throws AppError UNPROCESSABLE when it is no recording */
  probe(path: string): Promise<ProbedFile>;
  /** Ends the workers; what is being read rejects. */
  close(): Promise<void>;
}

export function createSoundDecoder({ workerUrl, timeoutMs = DEFAULT_TIMEOUT_MS }: SoundDecoderOptions): FileDecoder {
  const busy = new Set<DecodeLane>();
  /** One is kept warm: a worker takes a fifth of a second to start. */
  let idle: DecodeLane | null = null;
  const waiting = new Set<() => void>();
  let isClosed = false;

  function wakeNext(): void {
    if (busy.size >= MAX_LANES) return;
    const [next] = waiting;
    if (next === undefined) return;
    // Woken once: the lane that is free next is for another.
    waiting.delete(next);
    next();
  }

  async function take(signal: AbortSignal | undefined): Promise<DecodeLane> {
    while (busy.size >= MAX_LANES) {
      if (waiting.size >= MAX_WAITING) throw new AppError('RATE_LIMITED', 'Too many recordings are being decoded', { recoverable: true });
      const { promise, resolve } = Promise.withResolvers<void>();
      const leave = (): void => resolve();
      waiting.add(resolve);
      signal?.addEventListener('abort', leave, { once: true });
      await promise;
      waiting.delete(resolve);
      signal?.removeEventListener('abort', leave);
      // Whoever leaves with a lane free hands it on: it may have been woken for it.
      if (signal?.aborted === true) wakeNext();
      signal?.throwIfAborted();
      if (isClosed) throw new AppError('INTERNAL', 'The decoder is closed');
    }
    const lane = idle?.isAlive() === true ? idle : startLane(workerUrl, timeoutMs);
    idle = null;
    busy.add(lane);
    return lane;
  }

  async function giveBack(lane: DecodeLane): Promise<void> {
    if (!busy.has(lane)) return;
    const isClean = await lane.ask({ type: 'close' }).then(() => true, () => false);
    busy.delete(lane);
    if (isClean && idle === null && !isClosed) idle = lane;
    else void lane.end();
    wakeNext();
  }

  return {
    async open(source, { maxSeconds = MAX_SECONDS, signal } = {}) {
      signal?.throwIfAborted();
      if (isClosed) throw new AppError('INTERNAL', 'The decoder is closed');
      const lane = await take(signal);
      let problem: string | null = null;
      let under: Promise<unknown> = Promise.resolve();
      let isReleased = false;
      const release = (): void => {
        if (isReleased) return;
        isReleased = true;
        signal?.removeEventListener('abort', release);
        // What is being asked is answered first: one question at a time.
        void under.catch(() => undefined).then(() => giveBack(lane));
      };
      signal?.addEventListener('abort', release, { once: true });
      try {
        const opening = lane.ask({ type: 'open', source, maxSeconds });
        under = opening;
        const answer = await opening;
        signal?.throwIfAborted();
        if (answer.type !== 'opened') throw new AppError('INTERNAL', 'The decoder gave no answer');
        async function* read(): AsyncGenerator<Float32Array<ArrayBuffer>> {
          try {
            for (;;) {
              signal?.throwIfAborted();
              if (isReleased) throw new AppError('INTERNAL', 'The decoder ended');
              const asked = lane.ask({ type: 'next' });
              under = asked;
              const piece = await asked;
              signal?.throwIfAborted();
              if (piece.type === 'end') problem = piece.problem;
              if (piece.type !== 'piece') return;
              yield piece.samples;
            }
          } finally {
            release();
          }
        }
        return { durationS: answer.durationS, format: answer.format, pieces: read(), problem: () => problem, close: release };
      } catch (error) {
        release();
        throw error;
      }
    },
    async probe(path) {
      if (isClosed) throw new AppError('INTERNAL', 'The decoder is closed');
      const lane = await take(undefined);
      try {
        const answer = await lane.ask({ type: 'probe', path }).catch((error: unknown) => {
          // Whatever hangs or ends its reader is no recording of a browser.
          if (lane.isAlive()) throw error;
          throw new AppError('UNPROCESSABLE', 'The file cannot be read', { cause: error });
        });
        if (answer.type !== 'probed') throw new AppError('INTERNAL', 'The decoder gave no answer');
        return answer.file;
      } finally {
        await giveBack(lane);
      }
    },
    async close() {
      isClosed = true;
      waiting.forEach((go) => go());
      await Promise.all([...busy, ...(idle === null ? [] : [idle])].map((lane) => lane.end()));
    },
  };
}
