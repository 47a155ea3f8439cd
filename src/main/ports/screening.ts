/** Shapes of a screening interview, as the domain thinks of them (the wire's snake_case lives in apis/). */
import type { Language } from './language.ts';

export interface Indicator {
  readonly name: string;
}

export interface Competency {
  readonly name: string;
  /** Weights of a job description sum to 1. */
  readonly weight: number;
  readonly indicators: readonly Indicator[];
}

export interface JobDescription {
  readonly role: string;
  /** BCP 47, usually `ru` or `en`. */
  readonly lang: string;
  readonly competencies: readonly Competency[];
  /** Conditions without which the candidate cannot be taken. */
  readonly knockouts: readonly string[];
}

export interface DialogueTurn {
  readonly role: 'user' | 'assistant';
  readonly text: string;
}

/** A stretch of transcript with its place in the recording, seconds. */
export interface TranscriptChunk {
  readonly text: string;
  readonly t0: number;
  readonly t1: number;
  /** The recogniser's words with their confidence 0..1, where speech was recognised and not corrected. */
  readonly heard?: readonly { readonly text: string; readonly confidence: number }[] | null;
  /** The indicator that the question was about to which this is the answer. */
  readonly answersTo?: string | null;
}

/** Plain text, or chunks that know their times. */
export type Transcript = string | readonly TranscriptChunk[];

export interface Quote {
  readonly quote: string;
  readonly t0: number;
  readonly t1: number;
}

export interface Extraction {
  readonly skills: readonly { readonly name: string; readonly evidence: readonly Quote[] }[];
  readonly tools: readonly string[];
  readonly years: Readonly<Record<string, number>>;
  readonly projects: readonly { readonly title: string; readonly metrics: Readonly<Record<string, number>> }[];
  readonly roles: readonly string[];
}

export interface Coverage {
  /** 0..1 by indicator name. */
  readonly perIndicator: Readonly<Record<string, number>>;
  /** 0..1 by competency name: the mean of its indicators. */
  readonly perCompetency: Readonly<Record<string, number>>;
}

export interface Evidence extends Quote {
  readonly competency: string | null;
}

export interface Rubric {
  /** 0..5 by competency. */
  readonly scores: Readonly<Record<string, number>>;
  readonly redFlags: readonly string[];
  readonly evidence: readonly Evidence[];
  /** By competency: how the score came about. Not on the wire. */
  readonly details?: Readonly<Record<string, CompetencyDetails>>;
  /** Found in the transcript; on the wire they are red flags. */
  readonly contradictions?: readonly Contradiction[];
}

/** Why a competency got its score, for people to check. */
export interface CompetencyDetails {
  /** 0..5. */
  readonly score: number;
  /** 0..1. */
  readonly coverage: number;
  /** What the score means, in the language of the job description. */
  readonly anchor: string;
  /** What gave and what took points; the values sum to the score. */
  readonly points: readonly { readonly text: string; readonly value: number }[];
  readonly evidence: readonly Quote[];
  /** Indicators that were not covered. */
  readonly missing: readonly string[];
  /** Nothing was said about it: the score says nothing about the person. */
  readonly insufficient: boolean;
}

/** Two statements that cannot both be true; both are verbatim. */
export interface Contradiction {
  /** What they speak about, e.g. `Kafka`. */
  readonly subject: string;
  readonly first: string;
  readonly second: string;
}

export type Decision = 'move' | 'discuss' | 'reject';

export interface FinalScore {
  /** 0..1. */
  readonly overall: number;
  readonly decision: Decision;
  readonly reasons: readonly string[];
  readonly byCompetency: readonly { readonly name: string; readonly score: number }[];
  /** What `overall` could have been with the same answers told a little differently. Not on the wire. */
  readonly spread?: Spread;
  /** Not on the wire by themselves: the reasons quote them. */
  readonly contradictions?: readonly Contradiction[];
}

/** The bounds of the score under small changes, and what made the changes. */
export interface Spread {
  readonly low: number;
  readonly high: number;
  /** How many changed tellings were scored. */
  readonly tellings: number;
}

export interface NextAction {
  readonly action: 'ask' | 'end';
  readonly question: string | null;
  /** At most two. */
  readonly followups: readonly string[];
  readonly targetSkill: string | null;
  /** gap, knockout, weight or done. */
  readonly reason: string;
}

export interface ReportInput {
  readonly candidate: string | null;
  readonly vacancy: string | null;
  readonly rubric: Rubric;
  readonly final: FinalScore;
  /** Evidence links are `{audioUrl}?t0=..&t1=..`. */
  readonly audioUrl: string;
  readonly language: Language;
  /** What answered, for the foot of the report, e.g. `rules 1.0`. */
  readonly scoredBy: string;
  readonly createdAt: Date;
}

/** A document as plain data (pdfmake's document definition), rendered by the `DocumentRenderer` port. */
export type PdfDefinition = Readonly<Record<string, unknown>>;

export interface DocumentRenderer {
  /** Renders in a worker. @throws AppError INTERNAL */
  toPdf(definition: PdfDefinition): Promise<Uint8Array>;
}

export interface AtsItem {
  readonly candidateId: string;
  readonly vacancyId: string;
  readonly decision: string;
  readonly reportLink: string;
}

/** What an ATS answered: status and parsed JSON (or text). */
export interface AtsReply {
  readonly status: number;
  readonly body: unknown;
}

export interface AtsClient {
  /** Sends one item with its retries. @throws AppError UPSTREAM_FAILED when every attempt failed */
  send(item: AtsItem, signal?: AbortSignal): Promise<AtsReply>;
}

/** `pending` with no next try waits for a person: the machine has given up. */
export type OutboxState = 'pending' | 'sent' | 'refused';

export interface OutboxRow extends AtsItem {
  readonly state: OutboxState;
  /** Rounds of sending so far; each is up to three requests. */
  readonly attempts: number;
  /** Why it was not taken, in words or a code. */
  readonly detail: string | null;
  /** ISO times. */
  readonly nextTryAt: string | null;
  readonly updatedAt: string;
  /** The interview that it came from; null for what programs sent. */
  readonly interviewId: string | null;
}

export interface AtsOutbox {
  /**
   * Writes the item before it is first sent, to be tried again at `nextTryAt` if nothing else is heard of it; the same
   * candidate and vacancy replace the earlier item. It goes when its interview is erased.
   */
  put(item: AtsItem, nextTryAt: Date, interviewId: string | null): void;
  /** After one round of sending. */
  mark(item: AtsItem, state: OutboxState, detail: string | null, nextTryAt: Date | null): void;
  find(candidateId: string, vacancyId: string): OutboxRow | null;
  /** Latest change last. */
  list(): readonly OutboxRow[];
}
