/** How often somebody may ask: a bucket for each caller that fills evenly, kept small. */
import type { IncomingMessage } from 'node:http';
import { AppError } from '../base/errors.ts';

export interface RateLimitOptions {
  /** So many at once, and so many in `windowMs` from then on. */
  readonly limit: number;
  readonly windowMs: number;
  /** Milliseconds, monotonic. */
  readonly nowMs: () => number;
}

export interface RateLimit {
  /** Counts one call. 0 when it may go on, else the whole seconds until the next one may. */
  take(caller: string): number;
}

/** Callers that are remembered; the one who was silent longest is forgotten first, and begins with a full bucket. */
const MAX_CALLERS = 10_000;

export function createRateLimit({ limit, windowMs, nowMs }: RateLimitOptions): RateLimit {
  const callers = new Map<string, { left: number; atMs: number }>();
  return {
    take(caller) {
      const now = nowMs();
      const known = callers.get(caller);
      const left = known === undefined ? limit : Math.min(limit, known.left + ((now - known.atMs) * limit) / windowMs);
      callers.delete(caller);
      callers.set(caller, { left: left >= 1 ? left - 1 : left, atMs: now });
      if (callers.size > MAX_CALLERS) callers.delete(callers.keys().next().value ?? '');
      return left >= 1 ? 0 : Math.ceil(((1 - left) * windowMs) / limit / 1_000);
    },
  };
}

/** @throws AppError RATE_LIMITED, which is rendered with a Retry-After header */
export function assertWithin(limit: RateLimit, caller: string): void {
  const retryAfterS = limit.take(caller);
  if (retryAfterS > 0) throw new AppError('RATE_LIMITED', `Too many requests: try again in ${retryAfterS} s`, { details: { retryAfterS } });
}

/** Who calls, where nobody has signed in: the address of the connection. */
export const callerAddress = (request: IncomingMessage): string => request.socket.remoteAddress ?? '';
