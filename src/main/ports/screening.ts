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
}

export type Decision = 'move' | 'discuss' | 'reject';

export interface FinalScore {
  /** 0..1. */
  readonly overall: number;
  readonly decision: Decision;
  readonly reasons: readonly string[];
  readonly byCompetency: readonly { readonly name: string; readonly score: number }[];
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

export type OutboxState = 'pending' | 'sent' | 'refused';

export interface AtsOutbox {
  /** Writes the item before it is first sent; the same candidate and vacancy replace the earlier item. */
  put(item: AtsItem): void;
  mark(item: AtsItem, state: OutboxState, detail: string | null): void;
  list(): readonly (AtsItem & { readonly state: OutboxState; readonly attempts: number; readonly detail: string | null })[];
}
