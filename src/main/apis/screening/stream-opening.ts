/** Where a stream goes on: its journal, its time, and what was recorded but not recognised when the program was killed. */
import { SAMPLE_RATE_HZ } from '../../base/audio.ts';
import { toAppError } from '../../base/errors.ts';
import type { Logger } from '../../base/log.ts';
import { toFloat32 } from '../../media/pcm.ts';
import type { AudioArchive, AudioJournal, StreamStore } from '../../ports/interviews.ts';

const WAV_HEADER_BYTES = 44;
/** Differences below that are rounding. */
const SAME_TIME_S = 0.05;
const SILENCE_STEP_SAMPLES = 30 * SAMPLE_RATE_HZ;
/** More than that cannot have been pending: a recogniser that is further behind drops the oldest. */
const MAX_UNHEARD_S = 300;

export interface OpenedStream {
  /** Null when nothing can be recorded. */
  readonly journal: AudioJournal | null;
  /** Time of the next sample that comes in. */
  readonly startS: number;
  /** The recorded samples before it that nobody has recognised yet. */
  readonly unheard: Float32Array;
  /** Why nothing is recorded, for the client. */
  readonly problem: string | null;
}

export interface OpeningParts {
  readonly streams: StreamStore;
  readonly archive: AudioArchive;
  readonly log: Logger;
}

/** @param isPending whether an earlier connection still works on what is pending: then nothing of it is heard twice */
export async function openStream({ streams, archive, log }: OpeningParts, id: string, key: string, isPending: boolean): Promise<OpenedStream> {
  const endS = Math.max(0, ...streams.finals(id).map(({ t1 }) => t1));
  let journal: AudioJournal | null = null;
  try {
    journal = await archive.openJournal(key);
    await lengthen(journal, endS);
  } catch (error) {
    log.error({ err: error }, 'audio is not recorded');
    await journal?.close().catch((problem: unknown) => log.error({ err: problem }, 'a recording was not closed'));
    return { journal: null, startS: endS, unheard: new Float32Array(), problem: toAppError(error).message };
  }
  const startS = journal.sampleCount / SAMPLE_RATE_HZ;
  const settledS = streams.settledUntil(id);
  if (settledS === null) streams.settle(id, startS);
  const fromS = Math.max(settledS ?? startS, streams.discardedUntil(id), startS - MAX_UNHEARD_S);
  const unheard = isPending || fromS >= startS ? new Float32Array() : await recorded(archive, key, fromS, startS, log);
  return { journal, startS, unheard, problem: null };
}

/** A recording that lacks what was stored as final (the disk was full, or the power went) goes on at the right time. */
async function lengthen(journal: AudioJournal, endS: number): Promise<void> {
  if (endS - journal.sampleCount / SAMPLE_RATE_HZ < SAME_TIME_S) return;
  for (let missing = Math.ceil(endS * SAMPLE_RATE_HZ) - journal.sampleCount; missing > 0; missing -= SILENCE_STEP_SAMPLES) {
    await journal.append(new Uint8Array(Math.min(missing, SILENCE_STEP_SAMPLES) * 2));
  }
}

async function recorded(archive: AudioArchive, key: string, t0: number, t1: number, log: Logger): Promise<Float32Array> {
  try {
    const wav = await archive.read(key, { t0, t1 });
    return wav === null ? new Float32Array() : toFloat32(wav.subarray(WAV_HEADER_BYTES));
  } catch (error) {
    log.error({ err: error }, 'what was pending in a recording cannot be read');
    return new Float32Array();
  }
}
