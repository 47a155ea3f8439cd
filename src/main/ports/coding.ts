/** Coding interviews as they are stored: session, code, runs, conversation, what the page noticed, report. */
import type { Language } from './language.ts';
import type { CodeLanguage, TestRun } from './runner.ts';

export type CodingLevel = 'junior' | 'middle';
export type CodingState = 'CREATED' | 'IN_PROGRESS' | 'CODE_SUBMITTED' | 'CHATTING' | 'FINISHED';

export interface CodingSession {
  readonly id: string;
  readonly candidateName: string | null;
  readonly codeLanguage: CodeLanguage;
  readonly level: CodingLevel;
  /** Language of the texts. */
  readonly language: Language;
  readonly taskId: string;
  readonly state: CodingState;
  /** As saved last. */
  readonly code: string;
  /** When the candidate agreed to what is recorded, in our own interface; null for interviews of other programs, which ask themselves. */
  readonly consentAt: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** A test of a run with the verdict, which is made outside the sandbox. */
export interface JudgedTest {
  readonly id: string;
  readonly passed: boolean;
  readonly outcome: TestRun['outcome'];
  /** As the language prints it, cut; empty for hidden tests, of which only the verdict is kept. */
  readonly printed: string;
  readonly error: string | null;
  readonly elapsedMs: number;
}

/** One run of the candidate's code. */
export interface CodingRun {
  readonly id: number;
  readonly sessionId: string;
  readonly code: string;
  readonly visible: readonly JudgedTest[];
  /** Null until they have run. */
  readonly hidden: readonly JudgedTest[] | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Of the visible tests. */
  readonly elapsedMs: number;
  readonly memoryMb: number;
  readonly createdAt: string;
}

export type NewCodingRun = Omit<CodingRun, 'id' | 'sessionId' | 'createdAt'>;

export interface CodingMessage {
  readonly role: 'user' | 'assistant';
  readonly text: string;
  /** What the interviewer asked about or gave, e.g. `complexity`, `hint:2`, `edge:0`; null for the candidate's. */
  readonly topic: string | null;
  readonly at: string;
}

export const INTEGRITY_EVENTS = ['big_paste', 'devtools_opened', 'copy_from_description', 'disable_js_attempt', 'suspicious_focus', 'tab_switch'] as const;
export type IntegrityEventType = (typeof INTEGRITY_EVENTS)[number];

export interface IntegrityCount {
  readonly type: IntegrityEventType;
  readonly count: number;
  /** The latest of its type, as the page told it, ISO in UTC. */
  readonly latestAt: string;
}

export interface IntegrityEvent {
  readonly type: IntegrityEventType;
  /** As the page told it, ISO in UTC. */
  readonly at: string;
  readonly details: string | null;
}

export interface CodeVersion {
  readonly seq: number;
  readonly code: string;
  readonly at: string;
}

/** One change of the text as the editor's page told it; offsets are UTF-16 units of the text before the edit. */
export interface CodeEdit {
  /** By the page's clock. */
  readonly at: string;
  /** `resync`: the whole text anew. */
  readonly source: 'typing' | 'paste' | 'undo' | 'format' | 'resync';
  readonly changes: readonly { readonly offset: number; readonly deleted: number; readonly inserted: string }[];
}

/** How far the writing of an interview is kept. */
export interface CodeWriting {
  readonly initialCode: string;
  /** What the kept edits come to; `CodingSession.code` may have been saved by another road since. */
  readonly code: string;
  /** How many are kept; the next one has this number. */
  readonly edits: number;
  readonly bytes: number;
  /** Edits grew too many: only versions go on. */
  readonly truncated: boolean;
  readonly lastBatch: { readonly fromSeq: number; readonly hash: string; readonly savedAt: string } | null;
}

export interface KeptEdits {
  readonly fromSeq: number;
  readonly edits: readonly CodeEdit[];
  readonly code: string;
  readonly hash: string;
  readonly truncated: boolean;
}

export interface CodingTotals {
  readonly total: number;
  readonly passed: number;
  readonly failed: number;
}

export interface CodingReport {
  /** Each 0..1. */
  readonly metrics: {
    readonly correctness: number;
    readonly optimality: number;
    readonly codeStyle: number;
    readonly softSkills: number;
    readonly overall: number;
  };
  readonly visible: CodingTotals;
  readonly hidden: CodingTotals;
  readonly execution: { readonly averageMs: number; readonly maxMemoryMb: number; readonly runs: number };
  readonly integrity: { readonly total: number; readonly suspicion: number; readonly events: readonly IntegrityCount[] };
  readonly candidateText: string;
  readonly recruiterText: string;
  readonly level: 'junior' | 'junior+' | 'middle' | 'middle+' | 'senior';
  readonly strengths: readonly string[];
  readonly weaknesses: readonly string[];
  /** What the figures are made of, in the interview's language; missing in reports of earlier versions. */
  readonly basis?: {
    /** Whether the candidate changed the code that was given. */
    readonly written: boolean;
    readonly optimality: string;
    readonly style: readonly { readonly line: number; readonly text: string }[];
    readonly conversation: {
      readonly asked: number;
      readonly answered: number;
      readonly hintsTaken: number;
      readonly signs: readonly { readonly text: string; readonly quote: string }[];
    };
  };
  readonly createdAt: string;
}

export interface CodingStore {
  create(session: Pick<CodingSession, 'id' | 'candidateName' | 'codeLanguage' | 'level' | 'language' | 'taskId' | 'code' | 'consentAt'>): CodingSession;
  find(id: string): CodingSession | null;
  /** Tasks that a candidate of this name was given, latest last; letter case and spaces at the ends aside. */
  tasksGiven(candidateName: string): readonly string[];
  /** Also a version of its own where it differs from the last; null when there is no such session that goes on. */
  saveCode(id: string, code: string): CodingSession | null;
  setState(id: string, state: Exclude<CodingState, 'FINISHED'>): void;
  versions(id: string): readonly CodeVersion[];
  /** Null when there is no such session. */
  writing(id: string): CodeWriting | null;
  /** Oldest first. */
  edits(id: string): readonly CodeEdit[];
  /** Edits, the text that they come to, and a version of it: all on the disk when it returns, or nothing. Null when there is no such session that goes on. */
  keepEdits(id: string, kept: KeptEdits): CodingSession | null;
  addRun(id: string, run: NewCodingRun): CodingRun;
  /** Oldest first. */
  runs(id: string): readonly CodingRun[];
  /** The oldest run after this one (0: of all) whose hidden tests are not done, of an interview that goes on. */
  unfinishedRun(afterId: number): CodingRun | null;
  setHidden(runId: number, hidden: readonly JudgedTest[]): void;
  addMessage(id: string, message: Omit<CodingMessage, 'at'>): CodingMessage;
  messages(id: string): readonly CodingMessage[];
  /** @returns id of the event */
  addEvent(id: string, event: IntegrityEvent): string;
  /** Counted by type. */
  events(id: string): readonly IntegrityCount[];
  /** Each, oldest first. */
  eachEvent(id: string): readonly IntegrityEvent[];
  /** Closes the session with its report, on the disk when it returns. */
  finish(id: string, report: CodingReport): void;
  report(id: string): CodingReport | null;
  /** All interviews, newest first. */
  list(): readonly (CodingSession & { readonly report: CodingReport | null })[];
  /** Removes every row of the interview, and what the file keeps of them. */
  erase(id: string): void;
}
