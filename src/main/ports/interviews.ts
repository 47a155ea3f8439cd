/** Stored interviews and streams. */
import type { Language } from './language.ts';
import type { TimedWord } from './engines.ts';
import type { Coverage, Extraction, FinalScore, JobDescription, Rubric } from './screening.ts';

export type InterviewState = 'created' | 'running' | 'finished';

export interface InterviewTurn {
  readonly id: string;
  readonly seq: number;
  readonly role: 'assistant' | 'user';
  /** What counts: the corrected words where the person corrected them. */
  readonly text: string;
  /** What the recogniser heard, kept for ever beside the correction; null for questions and typed answers. */
  readonly recognisedText: string | null;
  readonly source: 'speech' | 'typed' | 'dialogue';
  readonly corrected: boolean;
  /** Seconds in the interview's recording; null when nothing was recorded. */
  readonly t0: number | null;
  readonly t1: number | null;
  readonly targetSkill: string | null;
  readonly reason: string | null;
  readonly createdAt: string;
}

export interface InterviewResult {
  readonly extraction: Extraction;
  readonly coverage: Coverage;
  readonly rubric: Rubric;
  readonly final: FinalScore;
  /** Engine names with versions. */
  readonly scoredBy: string;
  readonly createdAt: string;
}

export interface Interview {
  readonly id: string;
  readonly kind: 'screening';
  readonly state: InterviewState;
  readonly candidate: string;
  readonly vacancy: string;
  readonly jobText: string;
  readonly job: JobDescription;
  readonly language: Language;
  readonly streamId: string;
  readonly consentAt: string;
  readonly createdAt: string;
  readonly finishedAt: string | null;
}

export interface NewTurn {
  /** Made by the store when absent. Adding a turn whose id is already there returns the stored one. */
  readonly id?: string;
  readonly role: InterviewTurn['role'];
  readonly text: string;
  readonly recognisedText: string | null;
  readonly source: InterviewTurn['source'];
  readonly t0: number | null;
  readonly t1: number | null;
  readonly targetSkill: string | null;
  readonly reason: string | null;
}

export interface InterviewStore {
  create(interview: Omit<Interview, 'state' | 'createdAt' | 'finishedAt'>): Interview;
  find(id: string): Interview | null;
  list(): readonly (Interview & { readonly final: FinalScore | null })[];
  turns(id: string): readonly InterviewTurn[];
  addTurn(id: string, turn: NewTurn): InterviewTurn;
  /** Keeps `recognisedText`; sets `text` and `corrected`. Null when there is no such turn. */
  correctTurn(id: string, turnId: string, text: string): InterviewTurn | null;
  /** Stores the result and closes the interview in one durable transaction. */
  finish(id: string, result: InterviewResult): void;
  result(id: string): InterviewResult | null;
  /** Removes every row of the interview; the caller removes files. */
  erase(id: string): void;
}

export interface StreamFinal {
  readonly seq: number;
  readonly text: string;
  /** Seconds from the start of the stream. */
  readonly t0: number;
  readonly t1: number;
  readonly confidence: number | null;
  readonly words: readonly TimedWord[] | null;
}

export interface StreamStore {
  /** Creates the stream at the first sight of its id; ids are any 1..200 printable characters. */
  open(streamId: string, language: Language | null): { readonly key: string; readonly language: Language | null };
  setLanguage(streamId: string, language: Language): void;
  /** Stores the final and, in the same step, how far the stream is settled. */
  addFinal(streamId: string, final: Omit<StreamFinal, 'seq'>, settledUntilS?: number): StreamFinal;
  finals(streamId: string): readonly StreamFinal[];
  /** The speaker took back what was said up to this time of the stream, seconds; it only grows. */
  discardUntil(streamId: string, untilS: number): void;
  discardedUntil(streamId: string): number;
  /** What was said before this time is stored, seconds; it only grows. Counts as a use of the stream. */
  settle(streamId: string, untilS: number): void;
  /** Null when not known. What was recorded after it has not been recognised yet. */
  settledUntil(streamId: string): number | null;
  /** Streams of no interview that nobody has used since then. */
  unownedSince(lastUse: Date): readonly { readonly id: string; readonly key: string }[];
  erase(streamId: string): void;
}

/** The audio of one stream, appended while it arrives; survives a killed process. */
export interface AudioJournal {
  /** Samples already kept, so that a reconnected stream goes on at the right time. */
  readonly sampleCount: number;
  /** PCM16LE, 16 kHz, mono; an even number of bytes. Written in order; rejects when the disk is full. */
  append(pcm: Uint8Array): Promise<void>;
  close(): Promise<void>;
}

/** A WAV, or one of a span, as it was when it was opened. Holds nothing open by itself. */
export interface Recording {
  /** Header and samples. */
  readonly byteLength: number;
  /** The bytes from..to of it, read from the disk piece by piece as they are asked for. */
  bytes(from: number, to: number): AsyncIterable<Uint8Array>;
}

export interface AudioArchive {
  openJournal(streamKey: string): Promise<AudioJournal>;
  /** The span (whole recording by default); null when nothing was recorded. */
  open(streamKey: string, span?: { readonly t0: number; readonly t1: number }): Promise<Recording | null>;
  /** The same in memory: for minutes, not for hours. */
  read(streamKey: string, span?: { readonly t0: number; readonly t1: number }): Promise<Uint8Array | null>;
  /** Seconds recorded so far; 0 when nothing was. */
  durationS(streamKey: string): Promise<number>;
  erase(streamKey: string): Promise<void>;
}
