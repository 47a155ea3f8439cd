/** One recording while it is written: appended in order, made durable about once a second. */
import type { FileHandle } from 'node:fs/promises';
import { AppError, messageOf } from '../base/errors.ts';
import type { AudioJournal } from '../ports/interviews.ts';
import { HEADER_BYTES, MAX_DATA_BYTES, SAMPLE_BYTES, recordingHeader, writeAt } from './audio-wav-file.ts';

/** What a power cut may cost at most, besides the time that a sync takes. */
const SYNC_EVERY_MS = 1_000;
/** The header's sizes are a courtesy to whoever copies the file meanwhile. */
const HEADER_EVERY_SYNCS = 5;
const MAX_QUEUED_BYTES = 32 * 1024 * 1024;

interface JournalOptions {
  readonly handle: FileHandle;
  readonly dataBytes: number;
  readonly onClosed: () => void;
}

/** Takes over the handle and closes it. */
export function createAudioJournal({ handle, dataBytes, onClosed }: JournalOptions): AudioJournal {
  let written = dataBytes;
  let queuedBytes = 0;
  let syncs = 0;
  let timer: NodeJS.Timeout | null = null;
  let closing: Promise<void> | null = null;
  let syncFailure: AppError | null = null;
  let tail: Promise<void> = Promise.resolve();

  const sync = async (): Promise<void> => {
    syncs += 1;
    if (syncs % HEADER_EVERY_SYNCS === 0) await writeAt(handle, recordingHeader(written), 0);
    await handle.datasync();
  };
  const syncSoon = (): void => {
    timer ??= setTimeout(() => {
      timer = null;
      if (closing !== null) return;
      tail = tail.then(sync).catch((error: unknown) => {
        syncFailure = toStorageError(error);
      });
    }, SYNC_EVERY_MS).unref();
  };
  const write = async (pcm: Uint8Array): Promise<void> => {
    if (syncFailure !== null) {
      const cause = syncFailure;
      syncFailure = null;
      throw cause;
    }
    // The place is not moved on before the bytes lie there: after a failed write the next one covers its remains.
    await writeAt(handle, pcm, HEADER_BYTES + written);
    written += pcm.length;
    syncSoon();
  };
  const finish = async (): Promise<void> => {
    if (timer !== null) clearTimeout(timer);
    await tail;
    try {
      await handle.truncate(HEADER_BYTES + written);
      await writeAt(handle, recordingHeader(written), 0);
      await handle.datasync();
    } catch (error) {
      throw toStorageError(error);
    } finally {
      await handle.close().finally(onClosed);
    }
  };

  return {
    get sampleCount() {
      return written / SAMPLE_BYTES;
    },
    append(pcm) {
      if (closing !== null) return Promise.reject(new AppError('CONFLICT', 'The recording is closed'));
      if (pcm.length % SAMPLE_BYTES !== 0) return Promise.reject(new AppError('INVALID_REQUEST', 'Half a sample cannot be recorded'));
      if (queuedBytes + pcm.length > MAX_QUEUED_BYTES || written + queuedBytes + pcm.length > MAX_DATA_BYTES) {
        return Promise.reject(new AppError('INTERNAL', 'The recording cannot take more audio'));
      }
      queuedBytes += pcm.length;
      const done = tail.then(() => write(pcm)).catch((error: unknown) => Promise.reject(toStorageError(error))).finally(() => {
        queuedBytes -= pcm.length;
      });
      tail = done.catch(() => undefined);
      return done;
    },
    close: () => (closing ??= finish()),
  };
}

function toStorageError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const isFull = error instanceof Error && 'code' in error && error.code === 'ENOSPC';
  return new AppError('INTERNAL', isFull ? 'The disk is full: audio is not recorded' : `Audio is not recorded: ${messageOf(error)}`, { cause: error });
}
