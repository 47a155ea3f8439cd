/** Records an answer into the store of takes, a second at a time. */
import type { Take, TakeStore } from '../../../data/practice-takes.ts';

/** `full`: the disk takes no more; `long`: as much as the server takes; `device`: microphone or camera broke off. */
export type RecordingProblem = 'full' | 'long' | 'device';

export type TakeWish = Pick<Take, 'practiceId' | 'questionId' | 'question' | 'mediaType'>;

export interface TakeRecorderOptions {
  readonly id: string;
  readonly wish: TakeWish;
  readonly store: TakeStore;
  /** Not begun; of `stream` as it will be recorded. */
  readonly recorder: MediaRecorder;
  /** Called at most once; the recording stops by itself, and what was written stays. */
  readonly onProblem: (problem: RecordingProblem) => void;
  /** For tests; the browser's own otherwise. */
  readonly nowMs?: () => number;
  readonly limitBytes?: number;
}

export interface TakeRecorder {
  /** Without the pauses. */
  recordedMs(): number;
  pause(): void;
  resume(): void;
  /** Resolves to the take as it is kept, null when nothing of it could be written. May be called again. Never rejects. */
  stop(): Promise<Take | null>;
}

const PIECE_MS = 1_000;
/** A little under what the server takes. */
const LIMIT_BYTES = 2 * 1024 ** 3 - 32 * 1024 ** 2;

/** Begins at once. Rejects when not even an empty take can be kept. */
export async function startTake({ id, wish, store, recorder, onProblem, nowMs = () => performance.now(), limitBytes = LIMIT_BYTES }: TakeRecorderOptions): Promise<TakeRecorder> {
  let recordedMs = 0;
  let sinceMs: number | null = null;
  const elapsed = () => recordedMs + (sinceMs === null ? 0 : nowMs() - sinceMs);
  const hold = () => {
    recordedMs = elapsed();
    sinceMs = null;
  };
  let writtenBytes = 0;
  let problem: RecordingProblem | null = null;
  const fail = (what: RecordingProblem) => {
    if (problem !== null) return;
    problem = what;
    if (recorder.state !== 'inactive') recorder.stop();
    onProblem(what);
  };
  let writing = Promise.resolve();
  recorder.ondataavailable = ({ data }) => {
    if (data.size === 0) return;
    const durationMs = elapsed();
    // One after the other, and none after a hole: a film with a piece missing cannot be played.
    writing = writing.then(async () => {
      if (problem === 'full') return;
      await store.append(id, data, durationMs).catch(() => fail('full'));
      writtenBytes += data.size;
      if (writtenBytes > limitBytes) fail('long');
    });
  };
  let isStopping = false;
  const stopped = new Promise<void>((resolve) => {
    recorder.onstop = () => {
      hold();
      resolve();
      if (!isStopping) fail('device');
    };
  });

  await store.add({
    ...wish, id, contentType: recorder.mimeType, startedAt: new Date().toISOString(), durationMs: 0, byteLength: 0, pieces: 0, state: 'recording', isRecovered: false, uploadId: null,
  });
  recorder.start(PIECE_MS);
  sinceMs = nowMs();

  const keep = async (): Promise<Take | null> => {
    await stopped;
    await writing;
    const take = await store.find(id);
    if (take === null || take.pieces > 0) return store.change(id, { state: 'kept' });
    await store.remove(id);
    return null;
  };
  return {
    recordedMs: elapsed,
    pause() {
      if (recorder.state !== 'recording') return;
      recorder.pause();
      hold();
    },
    resume() {
      if (recorder.state !== 'paused') return;
      recorder.resume();
      sinceMs = nowMs();
    },
    async stop() {
      isStopping = true;
      if (recorder.state !== 'inactive') recorder.stop();
      return keep().catch(() => null);
    },
  };
}
