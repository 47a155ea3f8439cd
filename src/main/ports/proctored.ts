/** Proctored interviews: what is stored, and what their parts ask of each other. */
import type { Language } from './language.ts';

export type AttentionState = 'focused' | 'distracted' | 'unknown';
export type AvatarLook = 'alex' | 'maria';

export interface ProctoredSession {
  readonly id: string;
  readonly state: 'created' | 'running' | 'finished';
  /** A set's name; or in words of one's own, where the general set is asked. */
  readonly role: string;
  readonly language: Language;
  readonly questions: readonly string[];
  /** Null: begun by a program through the API. */
  readonly own: {
    readonly candidate: string;
    readonly look: AvatarLook;
    readonly attention: boolean;
    readonly minutesPerQuestion: number;
    readonly retakes: number;
    readonly streamId: string;
    readonly consentAt: string;
  } | null;
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
}

/** One report of a tracker: a moment through the API, or a stretch of time from our own room. */
export interface AttentionSpan {
  /** Seconds from the start of the interview. */
  readonly t0: number;
  readonly t1: number;
  readonly state: AttentionState;
  /** `looking_ahead`, `looking_away`, `no_face_detected`, `multiple_faces_detected`, `<object>_detected`, or as a program sent it. */
  readonly event: string;
  /** 0..1. */
  readonly confidence: number;
  /** Why it is unknown; null otherwise. */
  readonly reason: string | null;
}

export interface AttentionSummary {
  readonly focusedRatio: number;
  readonly distractedRatio: number;
  readonly unknownRatio: number;
  /** False: switched off, or nothing was measured. */
  readonly assessed: boolean;
}

export interface ProctoredAnswer {
  readonly index: number;
  readonly take: number;
  readonly text: string;
  readonly recognisedText: string | null;
  readonly source: 'speech' | 'typed';
  readonly t0: number | null;
  readonly t1: number | null;
  readonly at: string;
}

export const GRADED_CRITERIA = ['clarity', 'relevance', 'structure', 'conciseness', 'confidence'] as const;
export type GradedCriterion = (typeof GRADED_CRITERIA)[number];

/** How something was said; null where it was not heard (typed, or sent by a program). */
export interface SpeechSignals {
  readonly wordsPerMinute: number | null;
  /** Share of the time between first and last word without speech. */
  readonly pauseShare: number | null;
  readonly fillers: number;
  readonly hedges: number;
}

export interface AnswerToGrade {
  readonly question: string;
  /** What counts; empty: unanswered. */
  readonly transcript: string;
  /** Words with times in the recording, where the answer was spoken to our own room. */
  readonly words: readonly { readonly text: string; readonly startS: number; readonly endS: number }[];
  /** The transcript was empty and is what `/stt/append` had collected. */
  readonly collected: boolean;
}

export interface GradedAnswer {
  readonly question: string;
  readonly transcript: string;
  /** Each an integer 1..5. */
  readonly scores: Readonly<Record<GradedCriterion, number>>;
  /** Names what would raise the score. */
  readonly commentary: string;
  readonly quotes: readonly { readonly criterion: GradedCriterion; readonly quote: string; readonly t0: number | null; readonly t1: number | null }[];
  readonly speech: SpeechSignals;
}

export interface ProctoredGrading {
  readonly answers: readonly GradedAnswer[];
  /** Three to five sentences without a verdict. */
  readonly summary: string;
  /** Engines with versions. */
  readonly gradedBy: string;
}

export interface AnswerGrader {
  /** Same input, same grades. Never fails for want of a model: the rules grade then. Attention is not among what it is given. */
  grade(input: { readonly role: string; readonly language: Language; readonly answers: readonly AnswerToGrade[]; readonly signal?: AbortSignal }): Promise<ProctoredGrading>;
}

/** Videos of the interviewer who asks, made one at a time in the background and kept by their content. */
export interface AvatarStudio {
  /** Asks for the videos of these questions, the first one's first; those that are there already cost nothing. Never throws. */
  prepare(request: { readonly questions: readonly string[]; readonly language: Language; readonly look: AvatarLook }): void;
  /** The finished video's file; null until it is made. @param place how many questions are asked before it: what is asked soonest is made first; 0 when absent */
  find(question: string, language: Language, look: AvatarLook, place?: number): Promise<string | null>;
  /** The id of the voice that speaks in these videos; null where none can. */
  voice(question: string, language: Language, look: AvatarLook): Promise<string | null>;
  close(): Promise<void>;
}

export interface ProctoredStore {
  create(session: Omit<ProctoredSession, 'state' | 'createdAt' | 'startedAt' | 'finishedAt'>): ProctoredSession;
  find(id: string): ProctoredSession | null;
  /** Newest first, each with its result where there is one. */
  list(): readonly ListedProctored[];
  /** Sets the time of the start once; a finished session stays finished. */
  markRunning(id: string): void;
  /** A stretch that begins at the same moment replaces the earlier one. */
  addSpans(id: string, spans: readonly AttentionSpan[]): void;
  /** In order of their beginning. */
  spans(id: string): readonly AttentionSpan[];
  /** The one told last. */
  latestSpan(id: string): AttentionSpan | null;
  /** Adds to the collected transcript of a question. @throws AppError BODY_TOO_LARGE past 200,000 characters of one question */
  append(id: string, index: number, text: string): void;
  /** What was collected, pieces joined by spaces; empty where nothing was. */
  collected(id: string, index: number): string;
  /** A later take, or the same one corrected, replaces what is there; an earlier one is dropped. @returns what counts now */
  putAnswer(id: string, answer: Omit<ProctoredAnswer, 'at'>): ProctoredAnswer;
  answers(id: string): readonly ProctoredAnswer[];
  /** Stores the result, on the disk when it returns; a later one replaces it. */
  finish(id: string, result: ProctoredResult): void;
  result(id: string): ProctoredResult | null;
  /** Removes every row; the caller removes files. */
  erase(id: string): void;
}

export interface ListedProctored extends ProctoredSession {
  readonly result: ProctoredResult | null;
}

export interface ProctoredResult extends ProctoredGrading {
  /** As a program told it, else out of what was recorded; null where neither is there. */
  readonly attention: AttentionSummary | null;
  readonly createdAt: string;
}
