/** HTTP with an OpenAI-compatible speech server: address, credentials, limits of time and size. */
import { AppError } from '../base/errors.ts';
import { readBytes } from './read-body.ts';

export interface SpeechServerOptions {
  /** With or without `/v1` at its end; `user:password@` becomes Basic authorisation. */
  readonly baseUrl: string;
  readonly apiKey: string | null;
  /** For one whole call. */
  readonly timeoutMs: number;
  /** Longest reply. */
  readonly limitBytes: number;
}

export interface SpeechReply {
  readonly bytes: Uint8Array;
  /** Lower case, without parameters; empty when the server does not tell. */
  readonly mediaType: string;
}

export interface SpeechServer {
  /** Host and port, never credentials. */
  readonly host: string;
  /**
   * One request, not repeated; redirects are not followed.
   * @throws AppError UPSTREAM_FAILED with `details.status` or `details.reason` (network, timeout); the signal's reason
   */
  post(path: string, body: FormData | object, signal?: AbortSignal): Promise<SpeechReply>;
}

export function createSpeechServer({ baseUrl, apiKey, timeoutMs, limitBytes }: SpeechServerOptions): SpeechServer {
  const url = new URL(baseUrl);
  const basic = url.username === '' ? null : `Basic ${Buffer.from(`${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`).toString('base64')}`;
  url.username = '';
  url.password = '';
  const given = url.href.replace(/\/+$/, '');
  const base = /\/v\d+$/.test(given) ? given : `${given}/v1`;
  const authorization = apiKey === null ? basic : `Bearer ${apiKey}`;
  const credentials: Record<string, string> = authorization === null ? {} : { Authorization: authorization };

  return {
    host: url.host,
    async post(path, body, signal) {
      signal?.throwIfAborted();
      const late = AbortSignal.timeout(timeoutMs);
      const isForm = body instanceof FormData;
      try {
        const response = await fetch(`${base}${path}`, {
          method: 'POST',
          redirect: 'error',
          // The boundary of a form is fetch's own.
          headers: isForm ? credentials : { ...credentials, 'Content-Type': 'application/json' },
          body: isForm ? body : JSON.stringify(body),
          signal: signal === undefined ? late : AbortSignal.any([signal, late]),
        });
        if (!response.ok) {
          await response.body?.cancel().catch(() => undefined);
          throw new AppError('UPSTREAM_FAILED', `${url.host} answered with status ${response.status}`, { details: { status: response.status } });
        }
        const mediaType = response.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
        return { bytes: await readBytes(response, limitBytes), mediaType };
      } catch (error) {
        signal?.throwIfAborted();
        if (error instanceof AppError) throw error;
        if (late.aborted) throw new AppError('UPSTREAM_FAILED', `${url.host} did not answer within ${timeoutMs / 1_000} s`, { details: { reason: 'timeout' } });
        throw new AppError('UPSTREAM_FAILED', `${url.host} did not answer`, { details: { reason: 'network' }, cause: error });
      }
    },
  };
}
