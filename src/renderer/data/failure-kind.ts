import { ApiFailure } from './api-failure.ts';

/** What a person needs to know of a failure, each with words of its own in both languages. */
export type FailureKind =
  | 'noAnswer' | 'invalid' | 'oldKey' | 'locked' | 'notFound' | 'conflict' | 'tooMany' | 'notReady' | 'serverFault' | 'other';

const kinds: Readonly<Record<number, FailureKind>> = {
  400: 'invalid', 401: 'oldKey', 403: 'locked', 404: 'notFound', 409: 'conflict', 413: 'invalid', 415: 'invalid', 422: 'invalid',
  429: 'tooMany', 503: 'notReady',
};

/** The kind of any error; what did not come from the server is 'other'. */
export function failureKind(error: unknown): FailureKind {
  if (!(error instanceof ApiFailure)) return 'other';
  if (error.status === 0) return 'noAnswer';
  return kinds[error.status] ?? (error.status >= 500 ? 'serverFault' : 'other');
}
