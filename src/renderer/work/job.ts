/** A job that the server gave this page. */
import type { WorkReport } from '../../contracts/desk-work.ts';

export interface Job {
  readonly id: number;
  /** Aborts when the server wants it no longer. */
  readonly signal: AbortSignal;
  say(report: WorkReport): void;
  /** A piece of sound, sent as it is. */
  give(samples: Float32Array<ArrayBuffer>): void;
  /** Resolves when the server wants the next piece. @throws the signal's reason */
  wanted(): Promise<void>;
}

type FailureCode = Extract<WorkReport, { type: 'failed' }>['code'];

/** Why a job came to nothing, as it is told to the server. */
export class JobFailure extends Error {
  readonly code: FailureCode;

  constructor(code: FailureCode, message: string) {
    super(message);
    this.name = 'JobFailure';
    this.code = code;
  }
}
