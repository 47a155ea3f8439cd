/** Recordings on disk: one WAV for each stream, `<folder>/<key>.wav`. */
import { SAMPLE_RATE_HZ } from '../base/audio.ts';
import { constants } from 'node:fs';
import { mkdir, open, readdir, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../base/errors.ts';
import type { AudioArchive, AudioJournal, Recording } from '../ports/interviews.ts';
import { createAudioJournal } from './audio-journal.ts';
import { createRecording } from './audio-recording.ts';
import { SAMPLE_BYTES, dataBytesOf, repairRecording } from './audio-wav-file.ts';

const SAFE_KEY = /^[\w-]{1,100}$/;
const SUFFIX = '.wav';

export interface AudioFiles extends AudioArchive {
  /** Makes whole what a killed process left behind; to be called before journals are opened. Number of files repaired. */
  repairAll(): Promise<number>;
  /** Closes every open journal. Nothing may be opened afterwards. */
  close(): Promise<void>;
}

/**
 * The folder is made when it is first written to. Of one key one journal is open at a time: a second is refused with
 * CONFLICT. Keys are our own ids (letters, digits, `_`, `-`), others are INVALID_REQUEST.
 */
export function createAudioArchive({ folder }: { readonly folder: string }): AudioFiles {
  const journals = new Map<string, AudioJournal>();
  const opening = new Set<string>();
  let closed = false;

  const pathOf = (key: string): string => {
    if (!SAFE_KEY.test(key)) throw new AppError('INVALID_REQUEST', 'Not a key of a recording');
    return join(folder, `${key}${SUFFIX}`);
  };

  const openJournal = async (key: string): Promise<AudioJournal> => {
    const path = pathOf(key);
    if (closed) throw new AppError('CONFLICT', 'The recordings are closed');
    if (journals.has(key) || opening.has(key)) throw new AppError('CONFLICT', 'This stream is being recorded already');
    opening.add(key);
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const handle = await open(path, constants.O_RDWR | constants.O_CREAT, 0o600);
      try {
        const { dataBytes } = await repairRecording(handle);
        const journal = createAudioJournal({ handle, dataBytes, onClosed: () => journals.delete(key) });
        journals.set(key, journal);
        return journal;
      } catch (error) {
        await handle.close();
        throw error;
      }
    } finally {
      opening.delete(key);
    }
  };

  const openRecording = async (key: string, span?: { readonly t0: number; readonly t1: number }): Promise<Recording | null> => {
    const path = pathOf(key);
    const handle = await openIfThere(path, 'r');
    if (handle === null) return null;
    const dataBytes = dataBytesOf(await handle.stat().then(({ size }) => size).finally(() => handle.close()));
    if (dataBytes === 0) return null;
    const from = span === undefined ? 0 : byteAt(span.t0, dataBytes);
    const to = span === undefined ? dataBytes : Math.max(from, byteAt(span.t1, dataBytes));
    return createRecording(path, from, to);
  };

  return {
    openJournal,
    open: openRecording,
    async read(key, span) {
      const recording = await openRecording(key, span);
      if (recording === null) return null;
      const pieces: Uint8Array[] = [];
      for await (const piece of recording.bytes(0, recording.byteLength)) pieces.push(piece);
      return Buffer.concat(pieces);
    },
    async durationS(key) {
      const handle = await openIfThere(pathOf(key), 'r');
      if (handle === null) return 0;
      try {
        return dataBytesOf((await handle.stat()).size) / SAMPLE_BYTES / SAMPLE_RATE_HZ;
      } finally {
        await handle.close();
      }
    },
    async erase(key) {
      const path = pathOf(key);
      // A journal that can no longer be finished must not keep its file from being erased.
      await journals.get(key)?.close().catch(() => undefined);
      await rm(path, { force: true });
    },
    async repairAll() {
      let repaired = 0;
      const names = await readdir(folder).catch(absentIs<string[]>([]));
      for (const name of names) {
        const key = name.slice(0, -SUFFIX.length);
        if (!name.endsWith(SUFFIX) || !SAFE_KEY.test(key) || journals.has(key)) continue;
        // One file that cannot be read must not keep the program from starting; opening its stream tells of it.
        repaired += await repairOne(pathOf(key)).catch(() => 0);
      }
      return repaired;
    },
    async close() {
      closed = true;
      await Promise.allSettled([...journals.values()].map((journal) => journal.close()));
    },
  };
}

/** 1 when the file needed it, else 0. */
async function repairOne(path: string): Promise<number> {
  const handle = await openIfThere(path, 'r+');
  if (handle === null) return 0;
  try {
    return (await repairRecording(handle)).repaired ? 1 : 0;
  } finally {
    await handle.close();
  }
}

/** The place in the samples of a time in seconds, kept inside the recording. */
function byteAt(seconds: number, dataBytes: number): number {
  if (Number.isNaN(seconds)) throw new AppError('INVALID_REQUEST', 'A time must be a number of seconds');
  const sample = Math.round(Math.max(0, seconds) * SAMPLE_RATE_HZ);
  return Math.min(dataBytes, sample * SAMPLE_BYTES);
}

function openIfThere(path: string, flags: 'r' | 'r+'): Promise<FileHandle | null> {
  return open(path, flags).catch(absentIs<FileHandle | null>(null));
}

/** For `catch`: a file or folder that is not there counts as `value`; anything else is thrown on. */
function absentIs<T>(value: T): (error: unknown) => T {
  return (error) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return value;
    throw error;
  };
}
