/** The one error class. It is thrown anywhere, and rendered once by each API. */
import { ERROR_CODES, type ErrorCode } from '../../contracts/errors.ts';

export interface AppErrorOptions {
  /** Machine-readable facts that are safe to show to the caller. */
  readonly details?: Readonly<Record<string, unknown>>;
  /** Whether the same call may succeed later. */
  readonly recoverable?: boolean;
  readonly cause?: unknown;
  /** An external system's own refusal (4xx), passed on in place of the code's status. */
  readonly status?: number;
}

export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: Readonly<Record<string, unknown>>;
  readonly recoverable: boolean;
  readonly status: number;

  constructor(code: ErrorCode, message: string = ERROR_CODES[code].message, options: AppErrorOptions = {}) {
    super(message, { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.details = options.details ?? {};
    this.status = options.status ?? ERROR_CODES[code].status;
    this.recoverable = options.recoverable ?? this.status >= 500;
  }
}

/** Any thrown thing as an `AppError`; what is not one becomes INTERNAL with the original as cause. */
export function toAppError(thrown: unknown): AppError {
  return thrown instanceof AppError ? thrown : new AppError('INTERNAL', undefined, { cause: thrown });
}

/** The message of any thrown thing. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
