import pino from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Clock } from '../../../src/main/ports/clock.ts';
import { createLanguageModel, type LanguageModelCall, type LanguageModelOptions } from '../../../src/main/remote/language-model.ts';
import { startLlmServer, type ChatAnswer, type LlmServer } from '../../fakes/llm-server.ts';

const schema = {
  type: 'object',
  properties: { n: { type: 'integer', minimum: 0, maximum: 5 } },
  required: ['n'],
  additionalProperties: false,
};
const SECRET = 'сказанное кандидатом';
const asked = { messages: [{ role: 'user' as const, content: SECRET }], schema, schemaName: 'number' };
let server: LlmServer;
let now = 0;
let pausesMs: number[] = [];
let calls: LanguageModelCall[] = [];
let lines: string[] = [];
const clock: Clock = {
  nowMs: () => now,
  date: () => new Date(0),
  after(delayMs, callback) {
    pausesMs.push(delayMs);
    queueMicrotask(callback);
    return () => undefined;
  },
};
const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
beforeEach(async () => {
  server = await startLlmServer();
  now = 0;
  pausesMs = [];
  calls = [];
  lines = [];
});
afterEach(() => server.close());
const model = (options: Partial<LanguageModelOptions> = {}) =>
  createLanguageModel({
    baseUrl: `${server.baseUrl}/`, model: 'fake-7b', apiKey: null, log, clock, random: () => 0.5, onCall: (call) => calls.push(call), ...options,
  });
const formats = () => server.requests.map(({ body }) => body.response_format?.type ?? 'text');

describe('asking for JSON', () => {
  it('asks for JSON of the schema and gives it back, with the counts of tokens', async () => {
    server.answerBy(() => ({ n: 3 }));
    expect(await model({ apiKey: 'key-of-mine' }).completeJson({ ...asked, temperature: 0.4, seed: 7, maxTokens: 99 })).toEqual({ n: 3 });
    expect(server.requests[0]?.headers.authorization).toBe('Bearer key-of-mine');
    expect(server.requests[0]?.body).toMatchObject({
      model: 'fake-7b',
      temperature: 0.4,
      seed: 7,
      max_tokens: 99,
      response_format: { type: 'json_schema', json_schema: { name: 'number', schema } },
    });
    expect(calls).toMatchObject([{ task: 'number', mode: 'json_schema', outcome: 'ok', promptTokens: 11, completionTokens: 7, firstTokenS: null }]);
  });

  it('is exact and repeatable unless told otherwise', async () => {
    server.answerBy(() => ({ n: 3 }));
    await model().completeJson(asked);
    expect(server.requests[0]?.body).toMatchObject({ temperature: 0, seed: 1, max_tokens: 2_048 });
  });

  it('takes credentials out of the address', async () => {
    server.answerBy(() => ({ n: 3 }));
    const llm = model({ baseUrl: server.baseUrl.replace('://', '://me:pass%20word@') });
    await llm.completeJson(asked);
    expect(server.requests[0]?.headers.authorization).toBe(`Basic ${Buffer.from('me:pass word').toString('base64')}`);
    expect(llm.status().device).toBe(new URL(server.baseUrl).host);
  });

  it('goes down to JSON mode and to plain text where the server refuses, and remembers what worked', async () => {
    server.answerBy(({ body }) => (body.response_format === undefined ? 'Sure: {"n": 2,}' : { failWith: 400 }));
    const llm = model();
    expect(await llm.completeJson(asked)).toEqual({ n: 2 });
    expect(await llm.completeJson(asked)).toEqual({ n: 2 });
    expect(formats()).toEqual(['json_schema', 'json_object', 'text', 'text']);
    expect(server.requests[2]?.body.messages[0]).toMatchObject({ role: 'system', content: expect.stringContaining('"maximum":5') as string });
    expect(calls.map(({ mode }) => mode)).toEqual(['text', 'text']);
  });

  it('does not blame the server for a request that it cannot grant', async () => {
    server.answerBy(() => ({ failWith: 400 }));
    const llm = model();
    for (let call = 0; call < 5; call++) await expect(llm.completeJson(asked)).rejects.toMatchObject({ code: 'UPSTREAM_FAILED' });
    expect(await llm.available()).toBe(true);
  });

  it('reads JSON out of a fence', async () => {
    server.answerBy(() => 'Here:\n```json\n{"n": 1}\n```');
    expect(await model().completeJson(asked)).toEqual({ n: 1 });
    expect(server.requests).toHaveLength(1);
  });

  it.each(['not json', '{"n": 9}', '{"n": "3"}', '{}', '[1]', '', '{"n": 1'])('asks once more after %j, and says what was wrong', async (bad) => {
    server.answerBy((_, index) => (index === 0 ? bad : { n: 2 }));
    expect(await model().completeJson(asked)).toEqual({ n: 2 });
    expect(server.requests[1]?.body.messages.at(-1)?.content).toMatch(/^That was not valid/);
    expect(calls).toMatchObject([{ outcome: 'repaired', promptTokens: 22 }]);
  });

  it('gives up after one repair', async () => {
    server.answerBy(() => 'never json');
    await expect(model().completeJson(asked)).rejects.toMatchObject({ code: 'UPSTREAM_FAILED' });
    expect(server.requests).toHaveLength(2);
    expect(calls).toMatchObject([{ outcome: 'invalid' }]);
  });

  it('writes neither words nor keys into the log', async () => {
    server.answerBy((_, index) => (index % 2 === 0 ? { failWith: 500 } : SECRET));
    const llm = model({ apiKey: 'key-of-mine' });
    await llm.completeJson(asked).catch(() => undefined);
    await server.close();
    await llm.completeJson(asked).catch(() => undefined);
    await llm.available();
    server = await startLlmServer();
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.join('')).not.toMatch(/сказанное|key-of-mine/);
  });
});

describe('a server in trouble', () => {
  it.each<[string, ChatAnswer]>([['500', { failWith: 500 }], ['429', { failWith: 429 }], ['a closed connection', 'cut']])('is asked once more after %s, a moment later', async (_, trouble) => {
    server.answerBy((__, index) => (index === 0 ? trouble : { n: 2 }));
    expect(await model().completeJson(asked)).toEqual({ n: 2 });
    expect(pausesMs).toEqual([500]);
  });

  it.each([401, 404])('is not asked again after a %i', async (status) => {
    server.answerBy(() => ({ failWith: status }));
    await expect(model().completeJson(asked)).rejects.toMatchObject({ details: { status } });
    expect(server.requests).toHaveLength(1);
  });

  it('is left alone after three failures in a row, then tried with one call', async () => {
    server.answerBy(() => ({ failWith: 500 }));
    const llm = model();
    for (let call = 0; call < 3; call++) await llm.completeJson(asked).catch(() => undefined);
    expect([server.requests.length, llm.status().state, await llm.available()]).toEqual([6, 'failed', false]);
    await expect(llm.completeJson(asked)).rejects.toMatchObject({ code: 'UPSTREAM_FAILED' });
    expect(server.requests).toHaveLength(6);
    // Calls that belong together come together: one tries, the other waits for how that ends.
    now = 15_000;
    const pair = async (): Promise<string[]> => (await Promise.allSettled([llm.completeJson(asked), llm.completeJson(asked)])).map(({ status }) => status);
    server.answerBy(() => ({ failWith: 404 }));
    expect(await pair()).toEqual(['rejected', 'rejected']);
    now = 60_000;
    server.answerBy(() => ({ n: 1 }));
    expect(await pair()).toEqual(['fulfilled', 'fulfilled']);
    expect([llm.status().state, await llm.available()]).toEqual(['ready', true]);
  });

  it('counts a silence double', async () => {
    server.answerBy(() => 'silent');
    const llm = model({ timeoutMs: 20 });
    for (let call = 0; call < 2; call++) await llm.completeJson(asked).catch(() => undefined);
    expect(await llm.available()).toBe(false);
    expect(calls.map(({ outcome }) => outcome)).toEqual(['timeout', 'timeout']);
  });

  it('is asked for its health once in 10 s', async () => {
    const llm = model();
    expect(await Promise.all([llm.available(), llm.available()])).toEqual([true, true]);
    now = 9_999;
    await llm.available();
    expect(server.probes).toBe(1);
    now = 10_000;
    await llm.available();
    expect(server.probes).toBe(2);
    expect(llm.status()).toMatchObject({ task: 'llm', state: 'ready', device: new URL(server.baseUrl).host });
  });

  it('is known to be away', async () => {
    const llm = model();
    await server.close();
    expect(await llm.available()).toBe(false);
    server = await startLlmServer();
  });
});

describe('time and crowds', () => {
  it('ends at its time limit and when cancelled', async () => {
    server.answerBy(() => 'silent');
    await expect(model({ timeoutMs: 30 }).completeJson(asked)).rejects.toMatchObject({ code: 'UPSTREAM_FAILED' });
    await expect(model().completeJson({ ...asked, timeoutMs: 30 })).rejects.toMatchObject({ code: 'UPSTREAM_FAILED' });
    const stop = new AbortController();
    const llm = model();
    const call = llm.completeJson({ ...asked, signal: stop.signal });
    stop.abort();
    await expect(call).rejects.toMatchObject({ name: 'AbortError' });
    // A person who goes away says nothing about the server.
    expect(await llm.available()).toBe(true);
  });

  it('runs a few calls at once, lets others wait in order, and refuses the rest', async () => {
    let answered = 0;
    server.answerBy(({ body }) => {
      if (body.messages[0]?.content === 'held') return 'silent';
      answered += 1;
      return { n: answered % 6 };
    });
    const stop = new AbortController();
    const llm = model({ atOnce: 1 });
    const held = llm.completeJson({ ...asked, messages: [{ role: 'user', content: 'held' }], signal: stop.signal }).catch(() => 'ended');
    const waiting = Array.from({ length: 32 }, () => llm.completeJson(asked));
    await expect(llm.completeJson(asked)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    expect(answered).toBe(0);
    stop.abort();
    expect(await held).toBe('ended');
    expect(await Promise.all(waiting)).toEqual(Array.from({ length: 32 }, (_, index) => ({ n: (index + 1) % 6 })));
  });
});

describe('a streamed reply', () => {
  const frame = (text: string): string => `data: ${JSON.stringify({ choices: [{ delta: { content: text } }] })}\n\n`;
  const usage = 'data: {"choices":[],"usage":{"prompt_tokens":5,"completion_tokens":3}}\n\n';
  const stream = (options: Partial<LanguageModelOptions> = {}, signal?: AbortSignal) => model(options).completeText({ messages: asked.messages, signal });
  const whole = async (pieces: AsyncIterable<string>): Promise<string> => {
    let text = '';
    for await (const piece of pieces) text += piece;
    return text;
  };

  it('comes in pieces, wherever the packets are cut', async () => {
    const bytes = Buffer.from(`: keep-alive\r\n\r\n${frame('Здрав').replaceAll('\n', '\r\n')}event: x\ndata: not json\n\n${frame('ствуйте')}${usage}data: [DONE]\n\n`);
    server.answerBy(() => ({ frames: Array.from({ length: Math.ceil(bytes.length / 7) }, (_, at) => bytes.subarray(at * 7, at * 7 + 7)) }));
    expect(await whole(stream())).toBe('Здравствуйте');
    expect(calls).toMatchObject([{ task: 'text', mode: 'stream', outcome: 'ok', firstTokenS: 0, promptTokens: 5, completionTokens: 3 }]);
    expect(server.requests[0]?.body).toMatchObject({ stream: true, max_tokens: 2_048 });
  });

  it.each<[string, ChatAnswer]>([
    ['an error in between', { frames: [frame('a'), 'data: {"error":{"message":"out of memory"}}\n\n'] }],
    ['a connection that breaks', { frames: [frame('a')], then: 'cut' }],
    ['an end that is none', { frames: [frame('a')] }],
    ['an endless line', { frames: [frame('a'), `data: ${'x'.repeat(1_100_000)}`] }],
  ])('fails with %s', async (_, answer) => {
    server.answerBy(() => answer);
    const pieces: string[] = [];
    await expect((async () => { for await (const piece of stream()) pieces.push(piece); })()).rejects.toMatchObject({ code: 'UPSTREAM_FAILED' });
    expect(pieces).toEqual(['a']);
    expect(calls).toMatchObject([{ outcome: 'failed' }]);
  });

  it('ends when nobody reads on, when cancelled and at the time limit', async () => {
    server.answerBy(() => ({ frames: [frame('a')], then: 'silent' }));
    for await (const piece of stream()) {
      expect(piece).toBe('a');
      break;
    }
    const stop = new AbortController();
    await expect((async () => { for await (const piece of stream({}, stop.signal)) if (piece === 'a') stop.abort(); })()).rejects.toMatchObject({ name: 'AbortError' });
    await expect(whole(stream({ timeoutMs: 30 }))).rejects.toMatchObject({ code: 'UPSTREAM_FAILED' });
    expect(calls.map(({ outcome }) => outcome)).toEqual(['ok', 'cancelled', 'timeout']);
  });
});
