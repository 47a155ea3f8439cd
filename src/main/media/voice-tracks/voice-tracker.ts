/** Measures recordings in a worker thread of their own, one after another. */
import { Worker } from 'node:worker_threads';
import { AppError } from '../../base/errors.ts';
import type { VoiceActivity } from '../../ports/engines.ts';
import type { VoiceTracker, VoiceTracks } from '../../ports/voice-tracks.ts';
import type { TrackAnswer, TrackQuestion } from './protocol.ts';
import { createProbabilities } from './probabilities.ts';

export interface VoiceTrackerOptions {
  /** The worker's file: `track-worker.ts` from source, `track-worker.js` when bundled. */
  readonly workerUrl: URL;
  /** Finds pauses in noise; without one, or while it is not ready, loudness alone finds them. */
  readonly voiceActivity?: VoiceActivity;
}

const QUEUE_LIMIT = 32;
/** A worker that holds a second of sound for longer is lost. */
const ANSWER_MS = 120_000;

/** `close` ends the worker and rejects what waits. */
export function createVoiceTracker({ workerUrl, voiceActivity }: VoiceTrackerOptions): VoiceTracker {
  const closing = new AbortController();
  let waiting = 0;
  let tail: Promise<unknown> = Promise.resolve();

  const measure = async (pieces: AsyncIterable<Float32Array>, signal: AbortSignal): Promise<VoiceTracks> => {
    signal.throwIfAborted();
    const lane = startLane(workerUrl, signal);
    const probabilities = await createProbabilities(voiceActivity);
    try {
      for await (const piece of pieces) {
        signal.throwIfAborted();
        // A copy travels: the piece may be another's too.
        const samples = Float32Array.from(piece);
        await Promise.all([lane.ask({ type: 'piece', samples }, [samples.buffer]), probabilities.push(piece)]);
      }
      const answer = await lane.ask({ type: 'finish', probabilities: await probabilities.finish() });
      if (answer.type !== 'tracks') throw new AppError('INTERNAL', 'The voice tracker lost its place');
      return answer.tracks;
    } finally {
      probabilities.close();
      await lane.end();
    }
  };

  return {
    async track(pieces, signal) {
      if (waiting >= QUEUE_LIMIT) throw new AppError('RATE_LIMITED', 'Too many recordings are being measured', { recoverable: true });
      waiting++;
      const either = signal === undefined ? closing.signal : AbortSignal.any([signal, closing.signal]);
      const turn = tail.then(() => measure(pieces, either));
      tail = turn.catch(() => undefined);
      try {
        return await turn;
      } finally {
        waiting--;
      }
    },
    async close() {
      closing.abort(new AppError('INTERNAL', 'The voice tracker was closed'));
      await tail;
    },
  };
}

/** One worker, one question at a time. It is ended by `end`, by the signal, and when it does not answer. */
function startLane(workerUrl: URL, signal: AbortSignal) {
  const worker = new Worker(workerUrl);
  let waiting: PromiseWithResolvers<TrackAnswer> | null = null;
  const fail = (reason: unknown): void => {
    waiting?.reject(reason);
    waiting = null;
    void worker.terminate();
  };
  const aborted = (): void => fail(signal.reason);
  worker.on('message', (answer: TrackAnswer) => {
    waiting?.resolve(answer);
    waiting = null;
  });
  let lost: AppError | null = null;
  const gone = (cause?: unknown): void => {
    lost ??= new AppError('INTERNAL', 'The voice tracker ended', { cause, recoverable: true });
    fail(lost);
  };
  worker.on('error', gone);
  worker.on('exit', () => gone());
  signal.addEventListener('abort', aborted);

  return {
    async ask(question: TrackQuestion, moved: ArrayBuffer[] = []): Promise<TrackAnswer> {
      signal.throwIfAborted();
      if (lost !== null) throw lost;
      const asked = (waiting = Promise.withResolvers<TrackAnswer>());
      const timer = setTimeout(() => gone(new Error('no answer in time')), ANSWER_MS);
      try {
        worker.postMessage(question, moved);
        return await asked.promise;
      } finally {
        clearTimeout(timer);
      }
    },
    async end(): Promise<void> {
      signal.removeEventListener('abort', aborted);
      await worker.terminate();
    },
  };
}
