/** The limits that the voice document plans: switched on by VIVA_VOICE_LIMITS. */
import type { IncomingMessage } from 'node:http';
import { assertWithin, callerAddress, createRateLimit } from '../../http/limits.ts';
import type { Clock } from '../../ports/clock.ts';

const MINUTE_MS = 60_000;

export function createVoiceLimits({ nowMs }: Pick<Clock, 'nowMs'>) {
  const requests = createRateLimit({ limit: 100, windowMs: MINUTE_MS, nowMs });
  const uploads = createRateLimit({ limit: 10, windowMs: MINUTE_MS, nowMs });
  return {
    /** @throws AppError RATE_LIMITED */
    assertRequest(request: IncomingMessage, routeName: string): void {
      assertWithin(requests, callerAddress(request));
      if (routeName === 'parseResume') assertWithin(uploads, callerAddress(request));
    },
    /** For one connection: whether the next message is still within ten a second. */
    messages(): () => boolean {
      const limit = createRateLimit({ limit: 10, windowMs: 1_000, nowMs });
      return () => limit.take('') === 0;
    },
  };
}
