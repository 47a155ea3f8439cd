/** Interviews about one's own resume: what is stored, and what their parts ask of each other. */
import type { Language } from './language.ts';
import type { ParsedResume } from './resume.ts';

export type VoicePhase = 'introduction' | 'warm_up' | 'main' | 'follow_up' | 'candidate_questions' | 'closing';
export type Pace = 'normal' | 'patient';

export interface VoiceSession {
  /** Any 1..200 printable characters, chosen by the client; never a file name. */
  readonly id: string;
  /** Made by us; names files. */
  readonly key: string;
  readonly state: 'created' | 'running' | 'ended';
  readonly candidate: string;
  readonly role: string;
  /** Null: follows the resume, else what is heard first. */
  readonly language: Language | null;
  readonly minutes: number;
  readonly pace: Pace;
  readonly resume: ParsedResume | null;
  /** Whether our own interface made it, with consent; others belong to programs. */
  readonly ownInterface: boolean;
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  /** Time that the interview stood still, by the candidate's wish, in ms. */
  readonly pausedMs: number;
}

export interface VoiceTurn {
  /** One counter over both roles, from 1, without a gap. */
  readonly sequence: number;
  readonly role: 'interviewer' | 'candidate';
  /** What counts: corrected words where the person corrected them. */
  readonly text: string;
  readonly recognisedText: string | null;
  readonly corrected: boolean;
  readonly source: 'speech' | 'typed' | 'dialogue';
  readonly phase: VoicePhase;
  /** The dialogue's own key of what a question was about, e.g. `experience:0:metrics`; of an answer: its question's. */
  readonly topic: string | null;
  /** 0..1: share of an interviewer's turn that was heard before an interruption; 1 otherwise. */
  readonly heard: number;
  /** File of what the interviewer said; null when it was not spoken yet, and for the candidate. */
  readonly audioKey: string | null;
  /** Where in the session's recording the candidate said it, seconds; null when typed, and for the interviewer. */
  readonly span?: { readonly t0: number; readonly t1: number } | null;
  readonly at: string;
}

/** What the dialogue knows when it is to speak. */
export interface DialogueInput {
  readonly turns: readonly VoiceTurn[];
  readonly resume: ParsedResume | null;
  readonly role: string;
  readonly language: Language;
  readonly plannedMs: number;
  /** Time of the interview so far, without pauses. */
  readonly elapsedMs: number;
  readonly signal?: AbortSignal;
}

export interface DialogueReply {
  readonly phase: VoicePhase;
  readonly topic: string | null;
  /** Sentences as they are made; together the whole reply, at most 40 words. Reading may throw only when aborted. */
  readonly sentences: AsyncIterable<string>;
  /** After this reply the interview is over. */
  readonly ends: boolean;
}

export interface VoiceDialogue {
  /** What to say next: the introduction when there are no turns. Never fails for want of a model: the rules answer then. */
  reply(input: DialogueInput): Promise<DialogueReply>;
  /**
   * For what the candidate says once the closing words were said: whether it gets one reply with a goodbye, which `reply` then
   * makes with `ends`. False: the talk ends without another word. Cheap; never throws.
   */
  hasLastWord(input: DialogueInput): boolean;
  /** Whole replies that are likely next, best first, so that they can be spoken ahead; at most three. */
  likely(input: DialogueInput): readonly string[];
  /** Sentences that come before many questions, word for word, so that they can be spoken ahead: few and short. */
  leads(language: Language): readonly string[];
  /** Words that are likely to be said, for the recogniser. */
  promptWords(input: Pick<DialogueInput, 'resume' | 'role'>): string;
  engine(): string;
}

/** Words of one of the candidate's turns, verbatim. */
export interface VoiceQuote {
  readonly quote: string;
  readonly sequence: number;
}

export interface VoiceFinding {
  readonly text: string;
  readonly evidence: readonly VoiceQuote[];
}

/** What an interview about a resume has shown. It says nothing of the person beside what was said, and knows no name. */
export interface VoiceReport {
  readonly language: Language;
  /** Engines with versions. */
  readonly madeBy: string;
  readonly summary: string;
  /** One for each question that was put, in order; asking again is no other question. */
  readonly questions: readonly {
    readonly sequence: number;
    readonly question: string;
    readonly phase: VoicePhase;
    /** What of the resume it is about, in words; null for a general question. */
    readonly topic: string | null;
    readonly answers: readonly number[];
    /** `specificity` 0..1; null where there is not enough to tell. */
    readonly qualities: { readonly specificity: number | null; readonly numbers: boolean; readonly ownRole: boolean; readonly outcome: boolean };
    readonly note: string;
  }[];
  readonly strengths: readonly VoiceFinding[];
  readonly gaps: readonly VoiceFinding[];
  /** `confirmed`: told in the candidate's own words and in agreement with the resume; nobody else was asked. */
  readonly claims: readonly { readonly claim: string; readonly status: 'confirmed' | 'not_discussed' | 'unclear'; readonly evidence: readonly VoiceQuote[] }[];
  readonly statistics: {
    readonly minutes: number;
    readonly questions: number;
    readonly candidateWords: number;
    /** Of all words that were heard, 0..1. */
    readonly talkShare: number;
    /** Turns of the interviewer that were cut off. */
    readonly interruptions: number;
  };
}
