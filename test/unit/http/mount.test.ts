import express from 'express';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { bytes, defineApi, json } from '../../../src/contracts/route.ts';
import { AppError } from '../../../src/main/base/errors.ts';
import { createLog } from '../../../src/main/base/log.ts';
import { createMetrics } from '../../../src/main/base/metrics.ts';
import { mountApi, renderDetail, type Handlers } from '../../../src/main/http/mount.ts';
import { createApplication } from '../../../src/main/http/router.ts';

const api = defineApi({
  name: 'test', title: 'Test', version: '1', description: '',
  routes: {
    add: {
      method: 'post', path: '/add/{id}', summary: '', params: z.object({ id: z.string() }), query: z.object({ twice: z.stringbool().default(false) }),
      body: z.object({ a: z.number(), b: z.number() }), bodyLimitBytes: 200, replies: { 200: json(z.object({ sum: z.number() })) },
    },
    stream: { method: 'get', path: '/stream', summary: '', replies: { 200: bytes(['audio/L16']) } },
    late: { method: 'get', path: '/late', summary: '', replies: { 200: bytes(['audio/L16']) } },
    liar: { method: 'get', path: '/liar', summary: '', replies: { 200: json(z.object({ n: z.number() })) } },
  },
  sockets: {},
});

async function start(overrides: Partial<Handlers<typeof api>> = {}) {
  const log = createLog({ level: 'silent' });
  const metrics = createMetrics();
  const handlers: Handlers<typeof api> = {
    add: ({ body, query }) => ({ status: 200, json: { sum: (body.a + body.b) * (query.twice ? 2 : 1) } }),
    stream: () => ({ status: 200, mediaType: 'audio/L16', body: (async function* () { yield Buffer.from('ab'); yield Buffer.from('cd'); })() }),
    late: () => ({ status: 200, mediaType: 'audio/L16', body: (async function* () { throw new AppError('ENGINE_UNAVAILABLE'); yield Buffer.from(''); })() }),
    liar: () => ({ status: 200, json: { n: 'not a number' as unknown as number } }),
    ...overrides,
  };
  const mounted = { renderError: renderDetail, log, metrics, trust: { trustedProxies: [] } };
  const router = mountApi(api, handlers, { ...mounted, prefix: '/apis/test' });
  const guard = { allowedHosts: ['viva.example'], allowedOrigins: ['https://hr.example'], apiKeys: [], host: '127.0.0.1' };
  const app = createApplication({ apis: [{ prefix: '/apis/test', router, renderError: renderDetail }], pages: new Map([['/app', express.Router()]]), guard, log });
  const server = createServer(app).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  onTestFinished(() => new Promise<void>((resolve) => { server.closeAllConnections(); server.close(() => resolve()); }));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/apis/test`;
  const post = (body: string, headers: Record<string, string> = { 'content-type': 'application/json' }) => fetch(`${base}/add/1`, { method: 'POST', body, headers });
  return { base, post, metrics };
}

describe('a mounted contract', () => {
  it('parses, handles and answers', async () => {
    const { base } = await start();
    const reply = await fetch(`${base}/add/1?twice=true&unknown=1`, { method: 'POST', body: '{"a":1,"b":2,"extra":true}', headers: { 'content-type': 'application/json' } });
    expect([reply.status, await reply.json()]).toEqual([200, { sum: 6 }]);
    expect(reply.headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/);
  });

  it.each([
    ['{"a":1}', 400, /body: b:/],
    ['{"a":1,', 400, /not valid JSON/],
    ['', 400, /JSON body|body:/],
    ['[]', 400, /body:/],
    [`{"a":1,"b":2,"pad":"${'x'.repeat(300)}"}`, 413, /too large/],
  ])('refuses the body %j with %i', async (body, status, detail) => {
    const { post } = await start();
    const reply = await post(body);
    expect(reply.status).toBe(status);
    expect((await reply.json() as { detail: string }).detail).toMatch(detail);
  });

  it('says which content type it wants', async () => {
    const { post } = await start();
    const reply = await post('a=1', { 'content-type': 'application/x-www-form-urlencoded' });
    expect([reply.status, (await reply.json() as { detail: string }).detail]).toEqual([400, expect.stringContaining('application/json')]);
  });

  it('knows unknown paths from wrong methods', async () => {
    const { base } = await start();
    const wrongMethod = await fetch(`${base}/add/1`);
    expect([wrongMethod.status, wrongMethod.headers.get('allow'), await wrongMethod.json()]).toEqual([405, 'POST', { detail: 'Method not allowed' }]);
    const unknown = await fetch(`${base}/nothing`);
    expect([unknown.status, await unknown.json()]).toEqual([404, { detail: 'Not found' }]);
  });

  it('never sends a reply that breaks its own contract', async () => {
    const { base } = await start();
    const reply = await fetch(`${base}/liar`);
    expect([reply.status, await reply.json()]).toEqual([500, { detail: 'Internal error' }]);
  });

  it('streams bytes with the exact media type', async () => {
    const { base } = await start();
    const reply = await fetch(`${base}/stream`);
    expect([reply.headers.get('content-type'), await reply.text()]).toEqual(['audio/L16', 'abcd']);
  });

  it('turns a failure before the first byte into a proper error', async () => {
    const { base } = await start();
    const reply = await fetch(`${base}/late`);
    expect([reply.status, reply.headers.get('content-type')]).toEqual([503, 'application/json; charset=utf-8']);
  });

  it('tells the handler when the client has gone', async () => {
    let told: (() => void) | undefined;
    const gone = new Promise<void>((resolve) => (told = resolve));
    const { base } = await start({
      stream: ({ context }) => {
        context.signal.addEventListener('abort', () => told?.());
        return { status: 200, mediaType: 'audio/L16', body: (async function* () { while (!context.signal.aborted) { yield Buffer.alloc(1_000); await pause(5); } })() };
      },
    });
    const abort = new AbortController();
    const reply = await fetch(`${base}/stream`, { signal: abort.signal });
    await reply.body?.getReader().read();
    abort.abort();
    await gone;
  });

  it('counts requests by route, not by path', async () => {
    const { post, metrics } = await start();
    await (await post('{"a":1,"b":1}')).text();
    await expect.poll(() => metrics.render()).toContain('http_requests_total{method="POST",endpoint="/apis/test/add/{id}",http_status="200"} 1');
  });
});

describe('guards', () => {
  const get = async (headers: Record<string, string>, method = 'GET') => {
    const { base } = await start();
    const { request } = await import('node:http');
    return new Promise<{ status: number; headers: Record<string, unknown> }>((resolve, reject) => {
      request(`${base}/stream`, { method, headers }, (reply) => { reply.resume(); resolve({ status: reply.statusCode ?? 0, headers: reply.headers }); }).on('error', reject).end();
    });
  };

  it.each([
    ['evil.example', 403], ['evil.example:8000', 403], ['localhost.evil.example', 403], ['localhost:8000', 200], ['127.0.0.1', 200], ['[::1]:8000', 200], ['viva.example', 200],
  ])('Host %s gets %i (DNS rebinding)', async (host, status) => {
    expect((await get({ host })).status).toBe(status);
  });

  it.each([
    ['http://localhost:5173', 200], ['http://127.0.0.1:3000', 200], ['https://hr.example', 200], ['https://evil.example', 403], ['null', 403], ['http://localhost.evil.example', 403],
  ])('Origin %s gets %i', async (origin, status) => {
    const reply = await get({ origin });
    expect(reply.status).toBe(status);
    expect(reply.headers['access-control-allow-origin']).toBe(status === 200 ? origin : undefined);
  });

  it('answers preflights', async () => {
    const reply = await get({ origin: 'http://localhost:5173', 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization, content-type' }, 'OPTIONS');
    expect(reply.status).toBe(204);
    expect(reply.headers['access-control-allow-headers']).toBe('authorization, content-type');
  });
});

