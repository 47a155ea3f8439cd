/** A reviewer hands a decision to an ATS, sees what became of it, and sends it again. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startAtsServer, type AtsServer } from '../fakes/ats-server.ts';
import { postJson } from '../fixtures/screening.ts';
import { startServer, type TestServer } from '../fixtures/server.ts';

interface Item {
  readonly candidateId: string;
  readonly state: string;
  readonly attempts: number;
  readonly detail: string | null;
  readonly nextTryAt: string | null;
  readonly interviewId: string | null;
}

let ats: AtsServer;
let server: TestServer;
beforeEach(async () => {
  ats = await startAtsServer();
});
afterEach(async () => {
  await server.close();
  await ats.close();
});

async function start(env: Record<string, string> = {}): Promise<void> {
  server = await startServer({ env: { ATS_MODE: 'real', MOCK_ATS_URL: ats.url, ...env } });
}

async function call<T>(path: string, options: { readonly method?: string; readonly body?: unknown; readonly headers?: Record<string, string> } = {}): Promise<{ status: number; body: T }> {
  const reply = await fetch(`${server.base}/desk${path}`, {
    method: options.method ?? (options.body === undefined ? 'GET' : 'POST'),
    headers: { authorization: `Bearer ${server.app.token}`, 'content-type': 'application/json', ...options.headers },
    ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
  });
  return { status: reply.status, body: (await reply.json()) as T };
}

const openDesk = async (): Promise<Record<string, string>> => {
  const { body } = await call<{ reviewerKey: string }>('/lock/open', { body: {} });
  return { 'x-reviewer-key': body.reviewerKey };
};

/** A finished interview and the reviewer's key. */
async function finished(): Promise<{ id: string; headers: Record<string, string> }> {
  const interview = { candidate: 'Ada', vacancy: 'Backend engineer', jobText: 'Requirements:\n- Docker', language: 'en', consent: true };
  const { body } = await call<{ id: string; interviewKey: string }>('/interviews', { body: interview });
  await call(`/interviews/${body.id}/finish`, { body: {}, headers: { 'x-interview-key': body.interviewKey } });
  return { id: body.id, headers: await openDesk() };
}

const decision = { candidateId: 'c-7', vacancyId: 'v-9', decision: 'discuss' };

describe('a decision of a reviewer', () => {
  it('goes to the ATS with a link to the interview, and is shown as taken', async () => {
    await start({ VIVA_ATS_SECRET: 'a secret of 16 bytes' });
    const { id, headers } = await finished();
    expect(await call<Item>(`/interviews/${id}/ats`, { body: decision, headers })).toMatchObject({
      status: 200, body: { candidateId: 'c-7', state: 'sent', attempts: 1, interviewId: id, nextTryAt: null },
    });
    expect(ats.requests[0]?.body).toEqual({ candidate_id: 'c-7', vacancy_id: 'v-9', decision: 'discuss', report_link: `${server.base}/app/#/interviews/${id}` });
    expect(ats.requests[0]?.headers['x-viva-signature']).toMatch(/^t=\d{10},v1=[0-9a-f]{64}$/);
    const { body } = await call<{ configured: boolean; host: string; items: Item[] }>('/ats', { headers });
    expect(body).toMatchObject({ configured: true, format: 'generic', host: new URL(ats.url).host, items: [{ candidateId: 'c-7', state: 'sent' }] });
  });

  it('that is refused says why, and may be sent again', async () => {
    ats.answerWith({ status: 404, body: { detail: 'no such candidate' } }, { status: 200, body: {} });
    await start();
    const { id, headers } = await finished();
    expect((await call<Item>(`/interviews/${id}/ats`, { body: decision, headers })).body).toMatchObject({ state: 'refused', detail: 'no such candidate' });
    expect((await call<Item>('/ats/resend', { body: decision, headers })).body).toMatchObject({ state: 'sent', interviewId: id });
    expect(new Set(ats.requests.map((request) => request.headers['idempotency-key']))).toEqual(new Set(['c-7:v-9']));
  });

  it('that programs could not send is seen too', async () => {
    ats.answerWith({ status: 429, body: 'later' });
    await start();
    await postJson(`${server.screening}/ats/sync`, { candidate_id: 'p', vacancy_id: 'v', decision: 'move', report_link: 'r' });
    const { body } = await call<{ items: Item[] }>('/ats', { headers: await openDesk() });
    expect(body.items).toMatchObject([{ candidateId: 'p', state: 'pending', attempts: 1, detail: 'later', interviewId: null }]);
    expect(body.items[0]?.nextTryAt).not.toBeNull();
  });

  it('goes when its interview is erased', async () => {
    await start();
    const { id, headers } = await finished();
    await call(`/interviews/${id}/ats`, { body: decision, headers });
    await call(`/interviews/${id}`, { method: 'DELETE', headers });
    expect((await call<{ items: Item[] }>('/ats', { headers })).body.items).toEqual([]);
  });

  it('needs an open desk, a finished interview and a configured ATS', async () => {
    await start();
    const { id, headers } = await finished();
    expect((await call(`/interviews/${id}/ats`, { body: decision })).status).toBe(403);
    expect((await call('/ats')).status).toBe(403);
    expect((await call('/interviews/unknown/ats', { body: decision, headers })).status).toBe(404);
    expect((await call('/ats/resend', { body: { candidateId: 'x', vacancyId: 'y' }, headers })).status).toBe(404);
    expect((await call(`/interviews/${id}/ats`, { body: { ...decision, decision: 'hire' }, headers })).status).toBe(400);
    await server.close();
    await start({ ATS_MODE: 'mock' });
    const again = await finished();
    expect((await call(`/interviews/${again.id}/ats`, { body: decision, headers: again.headers })).status).toBe(409);
    expect((await call<{ configured: boolean }>('/ats', { headers: again.headers })).body.configured).toBe(false);
  });
});
