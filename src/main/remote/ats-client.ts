/** Hands decisions to an applicant tracking system. */
import { AppError } from '../base/errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { AtsClient, AtsItem, AtsReply } from '../ports/screening.ts';
import { readText } from './read-body.ts';

export interface AtsClientOptions {
  /** Null when none is configured: every `send` then fails. */
  readonly url: string | null;
  readonly clock: Clock;
  readonly fetch?: typeof globalThis.fetch;
}

/** Pauses before the second and the third attempt. */
const PAUSES_MS = [1_000, 2_000] as const;
const TIMEOUT_MS = 5_000;
const REPLY_LIMIT_BYTES = 1024 * 1024;

/**
 * POSTs one item. Network errors, time-outs (5 s) and answers of 500 and above are tried three times in all; any other
 * answer is passed back, redirects too, which are not followed.
 */
export function createAtsClient({ url, clock, fetch = globalThis.fetch }: AtsClientOptions): AtsClient {
  return {
    async send(item, signal) {
      signal?.throwIfAborted();
      if (url === null) throw failed('no address is configured');
      let reason = '';
      for (let attempt = 0; attempt <= PAUSES_MS.length; attempt++) {
        const pauseMs = PAUSES_MS[attempt - 1];
        if (pauseMs !== undefined) await pause(clock, pauseMs, signal);
        try {
          const reply = await post(url, item, clock, fetch, signal);
          if (reply.status < 500) return reply;
          reason = `status ${reply.status}`;
        } catch (error) {
          signal?.throwIfAborted();
          reason = error instanceof Error ? error.name : 'unknown';
        }
      }
      throw failed(reason);
    },
  };
}

function failed(reason: string): AppError {
  return new AppError('UPSTREAM_FAILED', 'ATS sync failed', { details: { reason } });
}

async function post(
  url: string,
  item: AtsItem,
  clock: Clock,
  fetch: typeof globalThis.fetch,
  signal: AbortSignal | undefined,
): Promise<AtsReply> {
  const timeout = new AbortController();
  const stopTimer = clock.after(TIMEOUT_MS, () => timeout.abort(new DOMException('The ATS did not answer in time', 'TimeoutError')));
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': idempotencyKey(item) },
      body: JSON.stringify({
        candidate_id: item.candidateId,
        vacancy_id: item.vacancyId,
        decision: item.decision,
        report_link: item.reportLink,
      }),
      signal: signal === undefined ? timeout.signal : AbortSignal.any([signal, timeout.signal]),
    });
    const text = await readText(response, REPLY_LIMIT_BYTES);
    return { status: response.status, body: parsed(text) };
  } finally {
    stopTimer();
  }
}

/** `{candidate_id}:{vacancy_id}`; a header carries Latin-1 only, so what lies outside it (and line breaks) is percent-encoded. */
function idempotencyKey(item: AtsItem): string {
  return `${item.candidateId}:${item.vacancyId}`.replace(/[^\x21-\x7e]/gu, (character) => encodeURIComponent(character.toWellFormed()));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

function pause(clock: Clock, delayMs: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      cancel();
      reject(signal?.reason instanceof Error ? signal.reason : new DOMException('Aborted', 'AbortError'));
    };
    const cancel = clock.after(delayMs, () => {
      signal?.removeEventListener('abort', stop);
      resolve();
    });
    signal?.addEventListener('abort', stop, { once: true });
  });
}
