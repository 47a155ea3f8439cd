/** How interviews about one's own resume are kept: each step is in the store before anybody is told of it. */
import type { Language } from './language.ts';
import type { ParsedResume } from './resume.ts';
import type { Pace, VoicePhase, VoiceSession, VoiceTurn } from './voice.ts';

/** An answer that came in and is not yet a turn: its sound is a file, so that a killed program goes on with it. */
export interface PendingAnswer {
  /** Name of the file that holds the recording as it came. */
  readonly fileKey: string;
  /** SHA-256 of the recording: the same bytes sent again after a lost connection are the same answer. */
  readonly hash: string;
}

/** A recording that could not be understood, or came as the interview ended: it stays as long as its interview, and its question stayed open. */
export interface KeptRecording {
  /** Names it among all recordings. */
  readonly number: number;
  readonly fileKey: string;
  /** The last turn before it came: what it answers, mostly. 0: it came before the first. */
  readonly afterSequence: number;
  readonly at: string;
}

/** What was said of an answer that goes on, as it is heard. */
export interface AnswerDraft {
  readonly text: string;
  /** Seconds in the session's recording. */
  readonly t0: number;
  readonly t1: number;
}

/** How far an interview is, beside its turns. */
export interface VoiceProgress {
  /** In the order in which they came. */
  readonly pending: readonly PendingAnswer[];
  readonly draft: AnswerDraft | null;
  /** Turns up to this sequence were sent to the client as transcripts. */
  readonly toldSequence: number;
  /** The sound of the interviewer's turns up to this sequence was sent. */
  readonly voicedSequence: number;
  /** The closing words were spoken: nothing more will be asked. */
  readonly isClosing: boolean;
  /** By the candidate's wish. */
  readonly isPaused: boolean;
  /** Since when the interview stands still (paused, or nobody connected); null while it goes on. ISO. */
  readonly standsSince: string | null;
  /** Seconds of the recording that were heard: what was recorded after them was not recognised when the program ended. */
  readonly heardUntilS: number;
}

export interface NewVoiceSession {
  readonly id: string;
  readonly candidate: string;
  readonly role: string;
  readonly language: Language | null;
  readonly minutes: number;
  readonly pace: Pace;
  readonly resume: ParsedResume | null;
  readonly ownInterface: boolean;
}

export interface NewVoiceTurn {
  readonly role: VoiceTurn['role'];
  readonly text: string;
  readonly recognisedText: string | null;
  readonly source: VoiceTurn['source'];
  readonly phase: VoicePhase;
  readonly topic: string | null;
  /** Where in the session's recording a candidate's turn was said. */
  readonly span: { readonly t0: number; readonly t1: number } | null;
  /** The client's own name of this answer, one of a kind in its session. */
  readonly clientKey?: string | null;
  /** File of the recording in which it was said; null for words that were typed or heard as they were said. */
  readonly recording?: string | null;
}

export interface VoiceStore {
  /** @throws AppError CONFLICT when the id is taken */
  create(session: NewVoiceSession): VoiceSession;
  find(id: string): VoiceSession | null;
  /** Newest first. */
  list(): readonly VoiceSession[];
  /** Those of other programs that nobody has used since then. */
  unownedSince(lastUse: Date): readonly VoiceSession[];
  progress(id: string): VoiceProgress;
  setResume(id: string, resume: ParsedResume): void;
  setLanguage(id: string, language: Language): void;
  /** created -> running; the time begins. Nothing where it runs or is over. */
  start(id: string): VoiceSession;
  turns(id: string): readonly VoiceTurn[];
  /**
   * Gives the turn the next sequence number, in one step with what belongs to it: a candidate's turn takes the draft with it, one that
   * was recorded its pending answer too, an interviewer's says whether it closes the interview.
   */
  addTurn(id: string, turn: NewVoiceTurn, isClosing?: boolean): VoiceTurn;
  /** Whether an answer is stored that its client named so. */
  hasAnswer(id: string, clientKey: string): boolean;
  /** Keeps `recognisedText`. Null when no such turn of the candidate's is there. */
  correctTurn(id: string, sequence: number, text: string): VoiceTurn | null;
  setAudio(id: string, sequence: number, audioKey: string): void;
  setHeard(id: string, sequence: number, heard: number): void;
  /** The last to be heard. Its file is on the disk. @throws AppError INTERVIEW_NOT_FOUND */
  addPending(id: string, pending: PendingAnswer): void;
  /** There is nothing in it. */
  dropPending(id: string, fileKey: string): void;
  /** It cannot be understood: it waits no more, and stays. Nothing is asked again for it. */
  keepUnheard(id: string, fileKey: string): void;
  /** Oldest first. */
  unheard(id: string): readonly KeptRecording[];
  setDraft(id: string, draft: AnswerDraft | null, heardUntilS: number): void;
  told(id: string, sequence: number): void;
  voiced(id: string, sequence: number): void;
  /** Stops or starts the interview's clock; `isPaused` is the candidate's wish. What stood still is counted in `pausedMs`. */
  stand(id: string, standsSince: string | null, isPaused: boolean, pausedMs: number): void;
  /** On the disk when it returns; nothing where it has ended. What was not heard by then stays unheard. */
  end(id: string): VoiceSession;
  putReport(id: string, report: unknown): void;
  report(id: string): unknown;
  /** Names of all files that belong to interviews. */
  fileKeys(): readonly string[];
  erase(id: string): void;
}
