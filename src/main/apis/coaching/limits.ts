/** The documented limits of calls: by whoever is signed in, else by the address of the connection. */
import type { IncomingMessage } from 'node:http';
import { bearerToken } from '../../http/guards.ts';
import { assertWithin, callerAddress, createRateLimit } from '../../http/limits.ts';
import type { Clock } from '../../ports/clock.ts';

const MINUTE_MS = 60_000;

export interface CoachingLimitsOptions {
  readonly clock: Pick<Clock, 'nowMs'>;
  /** Calls a minute. */
  readonly anonymous: number;
  readonly signedIn: number;
  /** Whose token it is; null for none and for a bad one. */
  readonly subjectOf: (token: string | undefined) => Promise<string | null>;
}

export function createCoachingLimits({ clock, anonymous, signedIn, subjectOf }: CoachingLimitsOptions) {
  const addresses = createRateLimit({ limit: anonymous, windowMs: MINUTE_MS, nowMs: clock.nowMs });
  const users = createRateLimit({ limit: signedIn, windowMs: MINUTE_MS, nowMs: clock.nowMs });
  return {
    /** @throws AppError RATE_LIMITED */
    async assertRequest(request: IncomingMessage): Promise<void> {
      // Registering and signing in are what guessing costs: no token lifts them.
      const isSigningIn = /\/auth\/(?:register|token)\/?(?:\?|$)/u.test(request.url ?? '');
      const user = isSigningIn ? null : await subjectOf(bearerToken(request.headers.authorization));
      if (user === null) assertWithin(addresses, callerAddress(request));
      else assertWithin(users, user);
    },
  };
}
