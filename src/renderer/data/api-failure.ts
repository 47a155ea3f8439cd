interface FailureOptions extends ErrorOptions {
  readonly code?: string | null;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** A call that did not succeed. `status` is the HTTP status, 0 when no answer came at all. */
export class ApiFailure extends Error {
  readonly status: number;
  /** The error's own code and particulars, where the API has them (coding). */
  readonly code: string | null;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(status: number, detail: string, { code = null, details = {}, ...options }: FailureOptions = {}) {
    super(detail, options);
    this.name = 'ApiFailure';
    this.status = status;
    this.code = code;
    this.details = details;
  }

  /** Whether trying the same again later can help. */
  get isPassing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

export const toApiFailure = (error: unknown): ApiFailure =>
  error instanceof ApiFailure ? error : new ApiFailure(0, error instanceof Error ? error.message : String(error), { cause: error });
