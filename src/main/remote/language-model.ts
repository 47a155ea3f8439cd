/** Any OpenAI-compatible server (vLLM, llama.cpp, Ollama, LM Studio) as the `LanguageModel` port. */
import { systemClock } from '../base/clock.ts';
import { AppError, messageOf } from '../base/errors.ts';
import type { Logger } from '../base/log.ts';
import type { Clock } from '../ports/clock.ts';
import type { ChatMessage, EngineState, LanguageModel, LanguageModelRequest, TextRequest } from '../ports/engines.ts';
import { createCallSlots } from './call-slots.ts';
import { createChatServer, statusOf, type ChatReply } from './chat-server.ts';
import { createCircuitBreaker, type Passage } from './circuit-breaker.ts';
import { isRefusal, JSON_MODES, messagesFor, responseFormat, type JsonMode } from './json-modes.ts';
import { matchesSchema } from './json-schema.ts';
import { readJsonObjects } from './json-text.ts';
import { unlessAborted } from './pause.ts';

/** How one call went, for metrics: no words of anybody. */
export interface LanguageModelCall {
  readonly task: string;
  readonly mode: JsonMode | 'stream';
  /** `repaired`: right at the second try. `invalid`: twice of the wrong shape. */
  readonly outcome: 'ok' | 'repaired' | 'invalid' | 'failed' | 'timeout' | 'cancelled';
  readonly seconds: number;
  /** Of a streamed reply; else null. */
  readonly firstTokenS: number | null;
  /** 0 when the server does not tell. */
  readonly promptTokens: number;
  readonly completionTokens: number;
}

export interface LanguageModelOptions {
  /** With or without a trailing slash, `/v1` included, e.g. `http://127.0.0.1:8000/v1`. */
  readonly baseUrl: string;
  readonly model: string;
  readonly apiKey: string | null;
  readonly log: Logger;
  /** For one call with all that belongs to it (waiting, retry, repair); 30 s by default. */
  readonly timeoutMs?: number;
  /** Calls that run at once, 4 by default; 32 more may wait. */
  readonly atOnce?: number;
  readonly onCall?: (call: LanguageModelCall) => void;
  readonly clock?: Clock;
  /** 0..1, for the jitter of retries. */
  readonly random?: () => number;
}

const HEALTH_FOR_MS = 10_000;
const WAITING = 32;
const MAX_TOKENS = 2_048;
/** A server that hangs costs each caller the whole limit: it counts double. */
const TIMEOUT_POINTS = 2;
const AWAY = 'The language model does not answer; the rules answer instead';

/** One call's way, as its metrics will tell it. */
interface Course {
  mode: JsonMode | 'stream';
  outcome: LanguageModelCall['outcome'];
  firstTokenS: number | null;
  promptTokens: number;
  completionTokens: number;
}

interface Call {
  readonly signal: AbortSignal;
  readonly course: Course;
  count(reply: Partial<ChatReply>): void;
  /** Settles breaker, slot and metrics; the error that the caller gets. */
  fail(error: unknown): unknown;
  end(): void;
}

/**
 * A call is one request, one retry when the network or the server failed, and one more request when the reply was not JSON of
 * the asked shape. After three failures in a row the server is left alone for 15 s, then tried with one call.
 */
export function createLanguageModel(options: LanguageModelOptions): LanguageModel {
  const { model, log, timeoutMs = 30_000, atOnce = 4, onCall, clock = systemClock, random = Math.random } = options;
  const server = createChatServer({ baseUrl: options.baseUrl, apiKey: options.apiKey, clock, random });
  const breaker = createCircuitBreaker({ nowMs: clock.nowMs });
  const slots = createCallSlots(atOnce, WAITING);
  /** The first way of asking that worked, by schema: a server may know grammars and yet not this one. */
  const modes = new Map<string, JsonMode>();
  let health: { readonly atMs: number; readonly answer: Promise<boolean> } | null = null;
  let state: EngineState = 'loading';
  let detail: string | null = null;

  function mark(isUp: boolean, why: string | null): boolean {
    state = isUp ? 'ready' : 'failed';
    detail = why;
    return isUp;
  }

  async function probe(): Promise<boolean> {
    try {
      await server.probe();
      return mark(true, null);
    } catch (error) {
      log.debug({ reason: messageOf(error) }, 'the language model is away');
      const status = statusOf(error);
      return mark(false, status === 401 || status === 403 ? 'The language model refuses the key; the rules answer instead' : AWAY);
    }
  }

  async function begin(task: string, asked: TextRequest): Promise<Call> {
    asked.signal?.throwIfAborted();
    const startedMs = clock.nowMs();
    const deadline = AbortSignal.timeout(Math.min(timeoutMs, asked.timeoutMs ?? timeoutMs));
    const signal = asked.signal === undefined ? deadline : AbortSignal.any([asked.signal, deadline]);
    const course: Course = { mode: 'json_schema', outcome: 'ok', firstTokenS: null, promptTokens: 0, completionTokens: 0 };
    let release: (() => void) | null = null;
    let passage: Passage | null = null;
    let isOpen = true;
    const close = (): void => {
      if (!isOpen) return;
      isOpen = false;
      release?.();
      onCall?.({ task, ...course, seconds: (clock.nowMs() - startedMs) / 1_000 });
    };
    const call: Call = {
      signal,
      course,
      count({ promptTokens, completionTokens }) {
        course.promptTokens += promptTokens ?? 0;
        course.completionTokens += completionTokens ?? 0;
      },
      fail(error) {
        const cancelled = asked.signal?.aborted === true;
        const timedOut = !cancelled && deadline.aborted;
        const known = timedOut ? new AppError('UPSTREAM_FAILED', 'The language model did not answer in time', { cause: error }) : error;
        if (!isOpen) return known;
        if (cancelled) course.outcome = 'cancelled';
        else if (course.outcome !== 'invalid') course.outcome = timedOut ? 'timeout' : 'failed';
        // Who goes away, and a request that cannot be granted, say nothing about the server.
        if (cancelled || isRefusal(statusOf(error))) passage?.leave();
        else if (passage !== null) {
          passage.fail(timedOut ? TIMEOUT_POINTS : 1);
          health = null;
          if (course.outcome !== 'invalid') mark(false, messageOf(known));
        }
        close();
        return known;
      },
      end() {
        if (!isOpen) return;
        passage?.succeed();
        health = { atMs: clock.nowMs(), answer: Promise.resolve(mark(true, null)) };
        close();
      },
    };
    try {
      release = await slots.take(signal);
      passage = await enter(signal);
    } catch (error) {
      throw call.fail(error);
    }
    return call;
  }

  /** Calls that belong together come together: while one of them tries whether the server is back, the others wait for its end. */
  async function enter(signal: AbortSignal): Promise<Passage> {
    for (;;) {
      signal.throwIfAborted();
      const passage = breaker.enter();
      if (passage !== null) return passage;
      const trial = breaker.trial();
      if (trial === null) throw new AppError('UPSTREAM_FAILED', 'The language model failed lately and is left alone for a while');
      await unlessAborted(trial, signal);
    }
  }

  const bodyOf = (messages: readonly ChatMessage[], { temperature = 0, seed = 1, maxTokens = MAX_TOKENS }: TextRequest) => ({
    model, messages, temperature, seed, max_tokens: maxTokens,
  });

  /** Asks in the strictest way that this server is known to understand, and less strictly where it refuses. */
  async function ask(call: Call, messages: readonly ChatMessage[], asked: LanguageModelRequest): Promise<ChatReply> {
    const known = modes.get(asked.schemaName);
    for (const mode of JSON_MODES.slice(known === undefined ? 0 : JSON_MODES.indexOf(known))) {
      call.course.mode = mode;
      try {
        const reply = await server.reply({ ...bodyOf(messagesFor(mode, messages, asked), asked), ...responseFormat(mode, asked) }, call.signal);
        modes.set(asked.schemaName, mode);
        call.count(reply);
        return reply;
      } catch (error) {
        if (mode === 'text' || !isRefusal(statusOf(error))) throw error;
        log.debug({ mode, status: statusOf(error) }, 'the language model does not take this way of asking for JSON');
      }
    }
    throw new AppError('INTERNAL');
  }

  async function completeJson(call: Call, asked: LanguageModelRequest): Promise<unknown> {
    const first = await ask(call, asked.messages, asked);
    const parsed = read(first, asked.schema);
    if (parsed.ok) return parsed.value;
    call.course.outcome = 'repaired';
    const repair: ChatMessage[] = [
      ...asked.messages,
      { role: 'assistant', content: first.content.slice(0, 20_000) || '(nothing)' },
      { role: 'user', content: `That was not valid: ${parsed.problem}. Reply with nothing but JSON of the asked shape.` },
    ];
    const second = read(await ask(call, repair, asked), asked.schema);
    if (second.ok) return second.value;
    call.course.outcome = 'invalid';
    throw new AppError('UPSTREAM_FAILED', 'The language model twice gave a reply of the wrong shape', { details: { problem: second.problem } });
  }

  return {
    status: () => ({ task: 'llm', engine: model, state, device: server.host, realTimeFactor: null, detail }),

    available() {
      if (!breaker.isPassable()) return Promise.resolve(false);
      if (health === null || clock.nowMs() - health.atMs >= HEALTH_FOR_MS) health = { atMs: clock.nowMs(), answer: probe() };
      return health.answer;
    },

    async completeJson(asked) {
      const call = await begin(asked.schemaName, asked);
      try {
        const value = await completeJson(call, asked);
        call.end();
        return value;
      } catch (error) {
        throw call.fail(error);
      }
    },

    async *completeText(asked) {
      const startedMs = clock.nowMs();
      const call = await begin('text', asked);
      call.course.mode = 'stream';
      const stop = new AbortController();
      // Whoever stops reading for good must not hold the slot beyond the time limit.
      const onTimeout = (): void => void call.fail(call.signal.reason);
      call.signal.addEventListener('abort', onTimeout, { once: true });
      try {
        for await (const piece of server.stream(bodyOf(asked.messages, asked), AbortSignal.any([call.signal, stop.signal]))) {
          call.count(piece);
          if (piece.content === undefined) continue;
          call.course.firstTokenS ??= (clock.nowMs() - startedMs) / 1_000;
          yield piece.content;
        }
        call.signal.throwIfAborted();
        call.end();
      } catch (error) {
        throw call.fail(error);
      } finally {
        call.signal.removeEventListener('abort', onTimeout);
        stop.abort();
        call.end();
      }
    },
  };
}

type Parsed = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly problem: string };

function read({ content, finishReason }: ChatReply, schema: LanguageModelRequest['schema']): Parsed {
  const values = readJsonObjects(content);
  // Examples and drafts come before the answer.
  const value = values.findLast((one) => matchesSchema(one, schema) === null);
  if (value !== undefined) return { ok: true, value };
  const last = values.at(-1);
  if (last === undefined) return { ok: false, problem: finishReason === 'length' ? 'it was cut off; be shorter' : 'it is not a JSON object' };
  return { ok: false, problem: matchesSchema(last, schema) ?? 'it is not of the asked shape' };
}
