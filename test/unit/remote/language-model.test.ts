import pino from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLanguageModel } from '../../../src/main/remote/language-model.ts';
import { startLlmServer, type LlmServer } from '../../fakes/llm-server.ts';

const log = pino({ level: 'silent' });
const schema = {
  type: 'object',
  properties: { n: { type: 'integer', minimum: 0, maximum: 5 } },
  required: ['n'],
  additionalProperties: false,
};
const asked = { messages: [{ role: 'user' as const, content: 'hi' }], schema, schemaName: 'number' };
let server: LlmServer;
let now = 0;
beforeEach(async () => {
  server = await startLlmServer();
  now = 0;
});
afterEach(() => server.close());
const model = (options: { readonly apiKey?: string; readonly timeoutMs?: number } = {}) =>
  createLanguageModel({
    baseUrl: `${server.baseUrl}/`,
    model: 'fake-7b',
    apiKey: options.apiKey ?? null,
    log,
    timeoutMs: options.timeoutMs,
    nowMs: () => now,
  });

describe('createLanguageModel', () => {
  it('asks for JSON of the schema and gives it back', async () => {
    server.answerBy(() => ({ n: 3 }));
    expect(await model({ apiKey: 'secret' }).completeJson({ ...asked, temperature: 0.4 })).toEqual({ n: 3 });
    expect(server.requests[0]?.headers.authorization).toBe('Bearer secret');
    expect(server.requests[0]?.body).toMatchObject({
      model: 'fake-7b',
      temperature: 0.4,
      response_format: { type: 'json_schema', json_schema: { name: 'number', schema } },
    });
  });

  it('reads JSON out of a fence', async () => {
    server.answerBy(() => 'Here:\n```json\n{"n": 1}\n```');
    expect(await model().completeJson(asked)).toEqual({ n: 1 });
    expect(server.requests).toHaveLength(1);
  });

  it.each(['not json', '{"n": 9}', '{"n": "3"}', '{}', '[1]', ''])('asks once more after %j, and says what was wrong', async (bad) => {
    server.answerBy((_, index) => (index === 0 ? bad : { n: 2 }));
    expect(await model().completeJson(asked)).toEqual({ n: 2 });
    expect(server.requests[1]?.body.messages.at(-1)?.content).toMatch(/^That was not valid/);
  });

  it('gives up after one repair', async () => {
    server.answerBy(() => 'never json');
    await expect(model().completeJson(asked)).rejects.toMatchObject({ code: 'UPSTREAM_FAILED' });
    expect(server.requests).toHaveLength(2);
  });

  it('does not repeat a call that the server failed, and counts as away for 10 s', async () => {
    server.answerBy(() => ({ failWith: 500 }));
    const llm = model();
    expect(await llm.available()).toBe(true);
    await expect(llm.completeJson(asked)).rejects.toMatchObject({ code: 'UPSTREAM_FAILED' });
    expect(server.requests).toHaveLength(1);
    expect(await llm.available()).toBe(false);
    expect(llm.status()).toMatchObject({ state: 'failed', engine: 'fake-7b' });
    now = 10_000;
    expect(await llm.available()).toBe(true);
  });

  it('asks whether the server is there once in 10 s', async () => {
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

  it('knows that nobody is there', async () => {
    const llm = model();
    await server.close();
    expect(await llm.available()).toBe(false);
    server = await startLlmServer();
  });

  it('ends at its time limit and when cancelled', async () => {
    server.answerBy(() => 'silent');
    await expect(model({ timeoutMs: 30 }).completeJson(asked)).rejects.toMatchObject({ code: 'UPSTREAM_FAILED' });
    const stop = new AbortController();
    const llm = model();
    const call = llm.completeJson({ ...asked, signal: stop.signal });
    stop.abort();
    await expect(call).rejects.toMatchObject({ name: 'AbortError' });
    // A person who goes away says nothing about the server.
    expect(await llm.available()).toBe(true);
  });
});
