/** Hands decisions to an applicant tracking system. */
import { AppError } from '../base/errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { AtsClient, AtsItem, AtsReply } from '../ports/screening.ts';
import { createGuardedLookup, type Lookup } from './address-guard.ts';
import { toPayload, type AtsFormat } from './ats-payload.ts';
import { guardedPost } from './guarded-post.ts';
import { pause } from './pause.ts';

export interface AtsClientOptions {
  /** Null when none is configured: every `send` then fails. For what it holds besides the host see `PayloadOptions`. */
  readonly url: string | null;
  readonly clock: Clock;
  /** `generic` by default: the documented four fields. */
  readonly format?: AtsFormat;
  /** Signs every request; none by default. */
  readonly secret?: string | null;
  /** For tests. */
  readonly lookup?: Lookup;
}

/** Pauses before the second and the third attempt. */
const PAUSES_MS = [1_000, 2_000] as const;
const TIMEOUT_MS = 5_000;
const REPLY_LIMIT_BYTES = 1024 * 1024;

/**
 * POSTs one item. Network errors, time-outs (5 s) and answers of 500 and above are tried three times in all; any other
 * answer is passed back, redirects too, which are not followed. Only the configured host is ever called, and only at an
 * address that its name may have.
 */
export function createAtsClient({ url, clock, format = 'generic', secret = null, lookup }: AtsClientOptions): AtsClient {
  const guarded = createGuardedLookup(lookup);

  async function post(address: string, item: AtsItem, signal: AbortSignal | undefined): Promise<AtsReply> {
    const timeout = new AbortController();
    const stopTimer = clock.after(TIMEOUT_MS, () => timeout.abort(new DOMException('The ATS did not answer in time', 'TimeoutError')));
    try {
      const { status, text } = await guardedPost({
        ...toPayload(item, { url: address, format, secret, sentAt: clock.date() }),
        lookup: guarded, limitBytes: REPLY_LIMIT_BYTES,
        signal: signal === undefined ? timeout.signal : AbortSignal.any([signal, timeout.signal]),
      });
      return { status, body: parsed(text) };
    } finally {
      stopTimer();
    }
  }

  return {
    async send(item, signal) {
      signal?.throwIfAborted();
      if (url === null) throw failed('no address is configured');
      let reason = '';
      for (let attempt = 0; attempt <= PAUSES_MS.length; attempt++) {
        const pauseMs = PAUSES_MS[attempt - 1];
        if (pauseMs !== undefined) await pause(clock, pauseMs, signal);
        try {
          const reply = await post(url, item, signal);
          if (reply.status < 500) return reply;
          reason = `status ${reply.status}`;
        } catch (error) {
          signal?.throwIfAborted();
          // A forbidden address stays forbidden.
          if (error instanceof AppError) throw error.code === 'INVALID_REQUEST' ? error : failed(error.message);
          reason = reasonOf(error);
        }
      }
      throw failed(reason);
    },
  };
}

function failed(reason: string): AppError {
  return new AppError('UPSTREAM_FAILED', 'ATS sync failed', { details: { reason } });
}

/** `ECONNREFUSED`, `TimeoutError` and the like: what happened, without addresses. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const known: unknown = error.cause instanceof Error ? error.cause.name : 'code' in error ? error.code : null;
  return typeof known === 'string' && known !== 'ABORT_ERR' ? known : error.name;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
