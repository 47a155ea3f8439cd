/** Keeps what a connection hears. Where it cannot be written it says so, tries again, and keeps the time right. */
import type { Logger } from '../../base/log.ts';
import { toAppError } from '../../base/errors.ts';
import type { Clock } from '../../ports/clock.ts';
import type { AudioJournal } from '../../ports/interviews.ts';

const TRY_AGAIN_MS = 10_000;
const SILENCE_STEP_BYTES = 1024 * 1024;

export interface StreamRecorderOptions {
  /** Null records nothing; closed by the recorder. */
  readonly journal: AudioJournal | null;
  readonly clock: Clock;
  readonly log: Logger;
  /** Each time when recording stops, with the reason for a person. */
  readonly onProblem: (message: string) => void;
}

export interface StreamRecorder {
  /** Never rejects. */
  record(pcm: Uint8Array): Promise<void>;
  /** Never rejects. */
  close(): Promise<void>;
}

export function createStreamRecorder({ journal, clock, log, onProblem }: StreamRecorderOptions): StreamRecorder {
  /** Bytes that were not written since recording stopped. */
  let missing = 0;
  let tryAgainMs = -Infinity;
  let isClosed = false;
  return {
    async record(pcm) {
      if (journal === null || isClosed) return;
      const isBroken = missing > 0;
      if (isBroken && clock.nowMs() < tryAgainMs) {
        missing += pcm.length;
        return;
      }
      try {
        // What was lost is silence: the rest keeps its place.
        while (missing > 0) {
          const step = Math.min(missing, SILENCE_STEP_BYTES);
          await journal.append(new Uint8Array(step));
          missing -= step;
        }
        await journal.append(pcm);
      } catch (error) {
        missing += pcm.length;
        tryAgainMs = clock.nowMs() + TRY_AGAIN_MS;
        if (isBroken || isClosed) return;
        log.error({ err: error }, 'audio is not recorded');
        onProblem(toAppError(error).message);
      }
    },
    async close() {
      isClosed = true;
      await journal?.close().catch((error: unknown) => log.error({ err: error }, 'a recording was not closed'));
    },
  };
}
