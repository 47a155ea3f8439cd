/** Files that are transcribed in the background. */
import type { TimedWord } from './engines.ts';
import type { Language } from './language.ts';

export type TranscriptionState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled';

/** What one speaker said between two pauses. Times are seconds in the file. */
export interface Utterance {
  readonly text: string;
  readonly t0: number;
  readonly t1: number;
  readonly confidence: number | null;
  readonly words: readonly TimedWord[] | null;
}

export interface Transcription {
  readonly id: string;
  /** The file's name as it came; never a path. */
  readonly name: string;
  readonly state: TranscriptionState;
  /** As asked, or as heard in the first utterance; null until then. */
  readonly language: Language | null;
  /** Seconds; null while not known. */
  readonly durationS: number | null;
  readonly doneS: number;
  /** Why it failed. */
  readonly error: string | null;
  readonly createdAt: string;
}

export interface TranscriptionStore {
  create(transcription: Pick<Transcription, 'id' | 'name' | 'language'>): Transcription;
  /** Newest first. */
  list(): readonly Transcription[];
  find(id: string): Transcription | null;
  update(id: string, change: Partial<Pick<Transcription, 'state' | 'language' | 'durationS' | 'doneS' | 'error'>>): Transcription | null;
  /** Stores what was heard, and how far the file is done. */
  addUtterance(id: string, utterance: Utterance, doneS: number): void;
  utterances(id: string): readonly Utterance[];
  /** Forgets what was heard, to begin anew. */
  restart(id: string): void;
  erase(id: string): void;
}

/** Files that came from outside, under names that we give. */
export interface FileStore {
  /**
   * Writes the stream to disk as it comes; complete and synced when it resolves, nothing is left when it rejects.
   * @returns bytes written
   */
  write(id: string, stream: AsyncIterable<Uint8Array>): Promise<number>;
  /** Takes over a file of the same disk without copying it; durable when it resolves. */
  adopt(id: string, from: string): Promise<void>;
  path(id: string): string;
  erase(id: string): Promise<void>;
  /** Removes what no id of these belongs to: parts of broken uploads, files whose rows are gone. */
  sweep(ids: readonly string[]): Promise<void>;
}
