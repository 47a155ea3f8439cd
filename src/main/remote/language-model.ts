/** Any OpenAI-compatible server (vLLM, llama.cpp, Ollama, LM Studio) as the `LanguageModel` port. */
import { AppError, messageOf } from '../base/errors.ts';
import type { Logger } from '../base/log.ts';
import type { ChatMessage, EngineState, LanguageModel, LanguageModelRequest } from '../ports/engines.ts';
import { matchesSchema } from './json-schema.ts';
import { readText } from './read-body.ts';

export interface LanguageModelOptions {
  /** With or without a trailing slash, `/v1` included, e.g. `http://127.0.0.1:8000/v1`. */
  readonly baseUrl: string;
  readonly model: string;
  readonly apiKey: string | null;
  readonly log: Logger;
  /** For one call of the model; 60 s by default. */
  readonly timeoutMs?: number;
  /** Milliseconds, monotonic; for tests. */
  readonly nowMs?: () => number;
}

const AVAILABLE_FOR_MS = 10_000;
const PROBE_TIMEOUT_MS = 1_500;
const REPLY_LIMIT_BYTES = 4 * 1024 * 1024;

/**
 * One call is one request, and one more when the reply is not JSON of the asked shape. After a failure of the server the
 * model counts as away for 10 s, so that no storm of retries follows.
 */
export function createLanguageModel(options: LanguageModelOptions): LanguageModel {
  const { model, apiKey, log, timeoutMs = 60_000, nowMs = () => performance.now() } = options;
  const base = options.baseUrl.replace(/\/+$/, '');
  const headers = { 'Content-Type': 'application/json', ...(apiKey === null ? {} : { Authorization: `Bearer ${apiKey}` }) };
  let probe: { readonly atMs: number; readonly answer: Promise<boolean> } | null = null;
  let state: EngineState = 'loading';
  let detail: string | null = null;

  function mark(isUp: boolean, why: string | null): boolean {
    state = isUp ? 'ready' : 'failed';
    detail = why;
    return isUp;
  }

  async function request(path: string, init: RequestInit, limitMs: number, signal?: AbortSignal): Promise<string> {
    const timeout = AbortSignal.timeout(limitMs);
    const response = await fetch(`${base}${path}`, {
      ...init,
      headers,
      redirect: 'error',
      signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
    });
    const text = await readText(response, REPLY_LIMIT_BYTES);
    if (!response.ok) throw new AppError('UPSTREAM_FAILED', `The language model answered with status ${response.status}`);
    return text;
  }

  async function isUp(): Promise<boolean> {
    try {
      await request('/models', {}, PROBE_TIMEOUT_MS);
      return mark(true, null);
    } catch (error) {
      log.debug({ reason: messageOf(error) }, 'the language model is away');
      return mark(false, 'The language model does not answer; the rules answer instead');
    }
  }

  async function complete(
    messages: readonly ChatMessage[],
    { schema, schemaName, temperature = 0, signal }: LanguageModelRequest,
  ): Promise<string> {
    const body = {
      model,
      messages,
      temperature,
      stream: false,
      response_format: { type: 'json_schema', json_schema: { name: schemaName, strict: true, schema } },
    };
    try {
      return contentOf(await request('/chat/completions', { method: 'POST', body: JSON.stringify(body) }, timeoutMs, signal));
    } catch (error) {
      signal?.throwIfAborted();
      probe = { atMs: nowMs(), answer: Promise.resolve(mark(false, messageOf(error))) };
      throw error instanceof AppError ? error : new AppError('UPSTREAM_FAILED', 'The language model did not answer', { cause: error });
    }
  }

  return {
    status: () => ({ task: 'llm', engine: model, state, device: hostOf(base), realTimeFactor: null, detail }),
    available() {
      if (probe === null || nowMs() - probe.atMs >= AVAILABLE_FOR_MS) probe = { atMs: nowMs(), answer: isUp() };
      return probe.answer;
    },
    async completeJson(asked) {
      asked.signal?.throwIfAborted();
      const first = await complete(asked.messages, asked);
      const parsed = parse(first, asked.schema);
      if (parsed.ok) return parsed.value;
      const repair: ChatMessage[] = [
        ...asked.messages,
        { role: 'assistant', content: first.slice(0, 20_000) },
        { role: 'user', content: `That was not valid: ${parsed.problem}. Reply with nothing but JSON of the asked shape.` },
      ];
      const second = parse(await complete(repair, asked), asked.schema);
      if (second.ok) return second.value;
      throw new AppError('UPSTREAM_FAILED', 'The language model twice gave a reply of the wrong shape', {
        details: { problem: second.problem },
      });
    },
  };
}

/** The text of the first choice; an empty text when the envelope is of another shape, which the caller then rejects as no JSON. */
function contentOf(text: string): string {
  const envelope = JSON.parse(text) as { readonly choices?: readonly { readonly message?: { readonly content?: unknown } }[] } | null;
  const content = envelope?.choices?.[0]?.message?.content;
  return typeof content === 'string' ? content : '';
}

type Parsed = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly problem: string };

function parse(content: string, schema: LanguageModelRequest['schema']): Parsed {
  // Some servers do not honour response_format and put the JSON into a fence.
  const bare = /```(?:json)?\s*([\s\S]*?)```/.exec(content)?.[1] ?? content;
  try {
    const value: unknown = JSON.parse(bare);
    const problem = matchesSchema(value, schema);
    return problem === null ? { ok: true, value } : { ok: false, problem };
  } catch {
    return { ok: false, problem: 'it is not JSON' };
  }
}

function hostOf(base: string): string {
  return URL.canParse(base) ? new URL(base).host : 'unknown';
}
