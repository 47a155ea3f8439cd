/** Coaching: a person's own practice. Nothing of it is reachable from an interview that a recruiter sees. */
import type { TimedWord } from './engines.ts';
import type { Language } from './language.ts';

export interface CoachingUser {
  readonly id: string;
  /** In small letters. */
  readonly email: string;
  readonly fullName: string | null;
  readonly createdAt: string;
}

export type InterviewerType = 'HR' | 'Tech' | 'Behavioral' | 'System Design' | 'Case';
export type PracticeQuestionType = 'technical' | 'behavioral' | 'situational' | 'general';

export interface Practice {
  readonly id: string;
  readonly userId: string;
  readonly status: 'created' | 'ongoing' | 'finished';
  readonly jobTitle: string | null;
  readonly jobDescription: string | null;
  readonly interviewerType: InterviewerType;
  readonly durationMinutes: number;
  /** Of its questions and reports; null where none was asked for. */
  readonly language: Language | null;
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
}

export interface PracticeAnswer {
  readonly id: string;
  readonly practiceId: string;
  readonly questionId: string | null;
  readonly text: string;
  readonly createdAt: string;
}

export interface PracticeQuestion {
  readonly id: string;
  readonly practiceId: string;
  readonly text: string;
  readonly type: PracticeQuestionType;
  /** What it practises, e.g. `outcome`; the resource's own key of the question makes repeats visible. */
  readonly dimension: string;
  readonly key: string;
  /** 1 (easy) to 3. */
  readonly difficulty: number;
  /** Why this one now, for the person. */
  readonly reason: string;
  readonly createdAt: string;
}

export interface PracticeMedia {
  /** Names its file. */
  readonly id: string;
  readonly practiceId: string;
  readonly mediaType: 'audio' | 'video';
  /** As it came; never a path. */
  readonly filename: string;
  /** By its content, e.g. `video/webm`. */
  readonly contentType: string;
  readonly byteLength: number;
  /** The question that it answers, where our own interface recorded it. */
  readonly questionId: string | null;
  readonly createdAt: string;
}

export interface HeardRecording {
  readonly language: Language | null;
  readonly durationS: number;
  /** Trimmed; empty when nothing was said. */
  readonly text: string;
  /** Seconds in the recording. */
  readonly words: readonly TimedWord[];
}

export interface CoachingStore {
  /** @throws AppError CONFLICT when the address has an account */
  addUser(user: { readonly id: string; readonly email: string; readonly fullName: string | null; readonly password: { readonly salt: string; readonly key: string } }): CoachingUser;
  user(id: string): CoachingUser | null;
  /** With what signing in is checked against. */
  account(email: string): (CoachingUser & { readonly password: { readonly salt: string; readonly key: string } }) | null;

  /** All rows of a person; the caller removes files. */
  eraseUser(id: string): void;

  addPractice(practice: Pick<Practice, 'id' | 'userId' | 'jobTitle' | 'jobDescription' | 'interviewerType' | 'durationMinutes'> & Partial<Pick<Practice, 'language'>>): Practice;
  practice(id: string): Practice | null;
  /** Newest started first, those not started last (newest first). */
  practices(userId: string): readonly Practice[];
  /** Keeps the first start. */
  start(id: string): Practice;
  end(id: string): Practice;
  /** All rows of a practice; the caller removes files. */
  erasePractice(id: string): void;

  addAnswer(answer: Omit<PracticeAnswer, 'createdAt'>): PracticeAnswer;
  /** Oldest first. */
  answers(practiceId: string): readonly PracticeAnswer[];
  addQuestion(question: Omit<PracticeQuestion, 'createdAt'>): PracticeQuestion;
  /** Oldest first. */
  questions(practiceId: string): readonly PracticeQuestion[];

  addMedia(media: Omit<PracticeMedia, 'createdAt'>): PracticeMedia;
  media(id: string): PracticeMedia | null;
  /** Oldest first. */
  mediaOf(practiceId: string): readonly PracticeMedia[];
  mediaIds(): readonly string[];
  /** With all that was derived from it. */
  eraseMedia(id: string): void;
  setHeard(mediaId: string, heard: HeardRecording): void;
  heard(mediaId: string): HeardRecording | null;
  /** A report as JSON; a later one replaces it. */
  setReport(mediaId: string, report: unknown): void;
  report(mediaId: string): unknown;
  hasReport(mediaId: string): boolean;
  /** Every recording of a person that has a report, oldest first; of the report only `feedback.levels`, `delivery.measures` and `expression` without its track. */
  briefs(userId: string): readonly { readonly media: PracticeMedia; readonly question: string | null; readonly brief: unknown }[];
}
