/** HTTP with an OpenAI-compatible server: addresses, credentials, limits, and one retry of what may pass. */
import { z } from 'zod';
import { AppError } from '../base/errors.ts';
import type { Clock } from '../ports/clock.ts';
import { pause } from './pause.ts';
import { readText } from './read-body.ts';
import { readEvents } from './sse.ts';

export interface ChatServerOptions {
  /** With or without a trailing slash, `/v1` included; `user:password@` becomes Basic authorisation. */
  readonly baseUrl: string;
  readonly apiKey: string | null;
  readonly clock: Clock;
  /** 0..1, for the jitter of pauses. */
  readonly random: () => number;
}

export interface ChatReply {
  /** Empty when the envelope is of another shape. */
  readonly content: string;
  readonly finishReason: string | null;
  readonly promptTokens: number | null;
  readonly completionTokens: number | null;
}

export const REPLY_LIMIT_BYTES = 2 * 1024 * 1024;
const PROBE_TIMEOUT_MS = 1_500;
/** A retry at once would meet the same trouble; two clients must not come back together. */
const RETRY_AFTER_MS = 250;
const RETRY_JITTER_MS = 500;

const count = z.number().int().min(0).nullish().catch(null);
const Usage = z.object({ prompt_tokens: count, completion_tokens: count }).nullish().catch(null);
const parts = z.array(z.object({ text: z.string().catch('') })).transform((items) => items.map(({ text }) => text).join(''));
const content = z.union([z.string(), parts]).catch('');
const Choice = z.object({
  message: z.object({ content }).catch({ content: '' }).default({ content: '' }),
  delta: z.object({ content }).catch({ content: '' }).default({ content: '' }),
  finish_reason: z.string().nullish().catch(null),
});
const Envelope = z.object({ choices: z.array(Choice).catch([]).default([]), usage: Usage, error: z.unknown().optional() });

/** One event of a streamed reply, or a whole reply, whatever else the server sends along. */
function readEnvelope(text: string): z.output<typeof Envelope> | null {
  try {
    return Envelope.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** `UPSTREAM_FAILED` with `details.status` where the server answered at all; its own words are not repeated. */
function failed(message: string, details: Readonly<Record<string, unknown>>, cause?: unknown): AppError {
  return new AppError('UPSTREAM_FAILED', message, { details, cause });
}

export function statusOf(error: unknown): number | null {
  return error instanceof AppError && typeof error.details.status === 'number' ? error.details.status : null;
}

/** Network errors, overload and faults of the server may pass; a refusal does not. */
function mayPass(error: unknown): boolean {
  if (!(error instanceof AppError)) return false;
  const status = statusOf(error);
  return status === null ? error.details.reason === 'network' : status >= 500 || status === 429 || status === 408;
}

export function createChatServer({ baseUrl, apiKey, clock, random }: ChatServerOptions) {
  const url = new URL(baseUrl);
  const account = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
  const basic = url.username === '' ? null : `Basic ${Buffer.from(account).toString('base64')}`;
  url.username = '';
  url.password = '';
  const base = url.href.replace(/\/+$/, '');
  const authorization = apiKey === null ? basic : `Bearer ${apiKey}`;
  const headers = { 'Content-Type': 'application/json', ...(authorization === null ? {} : { Authorization: authorization }) };

  async function open(path: string, init: RequestInit, signal: AbortSignal): Promise<Response> {
    let response: Response;
    try {
      response = await fetch(`${base}${path}`, { ...init, headers, redirect: 'error', signal });
    } catch (error) {
      signal.throwIfAborted();
      throw failed('The language model did not answer', { reason: 'network' }, error);
    }
    if (response.ok) return response;
    await response.body?.cancel().catch(() => undefined);
    throw failed(`The language model answered with status ${response.status}`, { status: response.status });
  }

  async function withRetry<T>(signal: AbortSignal, attempt: () => Promise<T>): Promise<T> {
    try {
      return await attempt();
    } catch (error) {
      if (!mayPass(error)) throw error;
      await pause(clock, RETRY_AFTER_MS + random() * RETRY_JITTER_MS, signal);
      return await attempt();
    }
  }

  const post = (body: unknown, signal: AbortSignal): Promise<Response> =>
    open('/chat/completions', { method: 'POST', body: JSON.stringify(body) }, signal);

  return {
    /** Host and port, never credentials. */
    host: url.host,
    /** Whether anybody is there; a server without a list of models is there all the same. @throws AppError when not */
    async probe(): Promise<void> {
      try {
        await readText(await open('/models', {}, AbortSignal.timeout(PROBE_TIMEOUT_MS)), REPLY_LIMIT_BYTES);
      } catch (error) {
        if (![404, 405].includes(statusOf(error) ?? 0)) throw error;
      }
    },

    /** One reply, asked for a second time when the first attempt met a network error, 408, 429 or 5xx. @throws AppError UPSTREAM_FAILED */
    reply: (body: Readonly<Record<string, unknown>>, signal: AbortSignal): Promise<ChatReply> =>
      withRetry(signal, async () => {
        const response = await post({ ...body, stream: false }, signal);
        const text = await readText(response, REPLY_LIMIT_BYTES).catch((error: unknown) => {
          signal.throwIfAborted();
          throw error instanceof AppError ? error : failed('The language model broke off', { reason: 'network' }, error);
        });
        const envelope = readEnvelope(text);
        const choice = envelope?.choices[0];
        return {
          content: choice?.message.content ?? '',
          finishReason: choice?.finish_reason ?? null,
          promptTokens: envelope?.usage?.prompt_tokens ?? null,
          completionTokens: envelope?.usage?.completion_tokens ?? null,
        };
      }),

    /**
     * The reply piece by piece; the last item tells the counts. Retried only while nothing has come.
     * @throws AppError UPSTREAM_FAILED when the server sends an error or breaks off
     */
    async *stream(body: Readonly<Record<string, unknown>>, signal: AbortSignal): AsyncGenerator<Partial<ChatReply>> {
      const response = await withRetry(signal, () => post({ ...body, stream: true, stream_options: { include_usage: true } }, signal));
      if (response.body === null) throw failed('The language model sent nothing', { reason: 'network' });
      let isDone = false;
      try {
        for await (const data of readEvents(response.body, REPLY_LIMIT_BYTES)) {
          if (data.trim() === '[DONE]') return;
          const event = readEnvelope(data);
          if (event === null) continue;
          if (event.error !== undefined && event.error !== null) throw failed('The language model sent an error', { reason: 'error-event' });
          const choice = event.choices[0];
          isDone ||= (choice?.finish_reason ?? null) !== null;
          if (choice !== undefined && choice.delta.content !== '') yield { content: choice.delta.content };
          if (event.usage) yield { promptTokens: event.usage.prompt_tokens ?? null, completionTokens: event.usage.completion_tokens ?? null };
        }
      } catch (error) {
        signal.throwIfAborted();
        throw error instanceof AppError ? error : failed('The language model broke off', { reason: 'network' }, error);
      }
      if (!isDone) throw failed('The language model broke off', { reason: 'network' });
    },
  };
}

export type ChatServer = ReturnType<typeof createChatServer>;
