/** The screening document, heading by heading: what comes of an interview. The beginning is in screening.test.ts. */
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import parsePrometheus from 'parse-prometheus-text-format';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { englishAnswer, englishJob, postJson, russianAnswer, russianJob } from '../fixtures/screening.ts';
import { serverWith, sharedServer, startServer } from '../fixtures/server.ts';

const api = sharedServer();
const post = <T = Record<string, unknown>>(path: string, body: unknown, headers?: Record<string, string>) =>
  postJson<T>(`${api.server.screening}${path}`, body, headers);

describe('POST /report', () => {
  const report = {
    candidate: 'Анна <Петрова>', vacancy: 'ML-инженер', audio_url: 'https://files.example/a.wav',
    rubric: { scores: { mlops: 4, Общение: 2 }, red_flags: ['нет данных'], evidence: [{ quote: 'деплой через Docker', t0: 12.5, t1: 16, competency: 'mlops' }] },
    final: { overall: 0.684, decision: 'discuss', reasons: ['мало о заказчиках'], by_comp: [{ name: 'mlops', score: 0.8 }, { name: 'Общение', score: 0.4 }] },
  };
  const request = (query: string) => fetch(`${api.server.screening}/report${query}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(report) });

  it.each(['', '?lang=ru'])('is self-contained, escaped HTML by default (%s)', async (query) => {
    const reply = await request(query);
    expect(reply.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const html = await reply.text();
    expect(html).toContain('Overall: 68%');
    expect(html).toContain('Анна &lt;Петрова&gt;');
    expect(html).toMatch(/https:\/\/files\.example\/a\.wav\?t0=12\.5&t1=16"/);
    expect(html).not.toMatch(/<script|<link|src="http|url\(http/);
  });

  it('is a PDF on request', async () => {
    const reply = await request('?fmt=pdf&lang=ru');
    expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect(Buffer.from(await reply.arrayBuffer()).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('refuses an unknown format', async () => {
    expect((await request('?fmt=docx')).status).toBe(400);
  });
});

describe('POST /ats/sync', () => {
  const item = { candidate_id: 'c-1', vacancy_id: 'v-1', decision: 'move', report_link: 'http://127.0.0.1/report' };

  /** An ATS that answers with these statuses in turn. */
  async function startAts(statuses: number[]): Promise<{ url: string; calls: { headers: IncomingHttpHeaders; body: unknown }[] }> {
    const calls: { headers: IncomingHttpHeaders; body: unknown }[] = [];
    const ats: Server = createServer((request, response) => {
      let text = '';
      request.on('data', (data: Buffer) => (text += data.toString()));
      request.on('end', () => {
        calls.push({ headers: request.headers, body: JSON.parse(text) });
        response.writeHead(statuses[calls.length - 1] ?? 200, { 'content-type': 'application/json' });
        response.end(JSON.stringify({ accepted: true, detail: 'vacancy closed' }));
      });
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => ats.once('listening', resolve));
    onTestFinished(() => { ats.closeAllConnections(); ats.close(); });
    return { url: `http://127.0.0.1:${(ats.address() as AddressInfo).port}/hook`, calls };
  }

  it('is accepted by the mock by default', async () => {
    expect(await post('/ats/sync', item)).toMatchObject({ status: 202, body: { status: 'mock-accepted' } });
  });

  it('forwards the four fields with an idempotency key when it is real', async () => {
    const ats = await startAts([200]);
    const other = await serverWith({ ATS_MODE: 'real', MOCK_ATS_URL: ats.url });
    expect(await postJson(`${other.screening}/ats/sync`, item)).toMatchObject({ status: 200, body: { accepted: true } });
    expect(ats.calls).toHaveLength(1);
    expect(ats.calls[0]?.body).toEqual(item);
    expect(ats.calls[0]?.headers['idempotency-key']).toBe('c-1:v-1');
  });

  it('tries again after a 500, and passes a refusal on with its detail', async () => {
    const flaky = await startAts([500, 200]);
    const first = await serverWith({ ATS_MODE: 'real', MOCK_ATS_URL: flaky.url });
    expect((await postJson(`${first.screening}/ats/sync`, item)).status).toBe(200);
    expect(flaky.calls).toHaveLength(2);
    const refusing = await startAts([409]);
    const second = await serverWith({ ATS_MODE: 'real', MOCK_ATS_URL: refusing.url });
    expect(await postJson(`${second.screening}/ats/sync`, item)).toMatchObject({ status: 409, body: { detail: 'vacancy closed' } });
    expect(refusing.calls).toHaveLength(1);
  });

  it('answers 502 when every attempt failed, and sends the kept item at the next start', async () => {
    const ats = await startAts([500, 503, 500, 200]);
    const { mkdtempSync, rmSync } = await import('node:fs');
    const { tmpdir } = await import('node:os');
    const dataDir = mkdtempSync(`${tmpdir()}/viva-outbox-`);
    onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
    const failing = await startServer({ dataDir, env: { ATS_MODE: 'real', MOCK_ATS_URL: ats.url } });
    expect(await postJson(`${failing.screening}/ats/sync`, item)).toMatchObject({ status: 502, body: { detail: 'ATS sync failed' } });
    await failing.close();
    const later = await startServer({ dataDir, env: { ATS_MODE: 'real', MOCK_ATS_URL: ats.url } });
    onTestFinished(() => later.close());
    await expect.poll(() => ats.calls.length, { timeout: 10_000 }).toBe(4);
    expect(ats.calls[3]?.body).toEqual(item);
  });

  it('answers 502 where no address is configured', async () => {
    const other = await serverWith({ ATS_MODE: 'real' });
    expect(await postJson(`${other.screening}/ats/sync`, item)).toMatchObject({ status: 502, body: { detail: 'ATS sync failed' } });
  });

  it('refuses a missing field', async () => {
    expect((await post('/ats/sync', { ...item, decision: undefined })).status).toBe(400);
  });
});

describe('GET /healthz', () => {
  it('is ok, and names the engines with their state', async () => {
    const health = z.object({ status: z.literal('ok'), engines: z.array(z.object({ task: z.string(), engine: z.string(), state: z.string() })) });
    const { engines } = health.parse(await (await fetch(`${api.server.screening}/healthz`)).json());
    expect(engines.map(({ task }) => task)).toEqual(expect.arrayContaining(['asr', 'vad', 'tts', 'llm']));
  });
});

describe('GET /metrics', () => {
  it('parses as Prometheus text and holds the documented names', async () => {
    const reply = await fetch(`${api.server.screening}/metrics`);
    expect(reply.headers.get('content-type')).toContain('text/plain');
    const names = parsePrometheus(await reply.text()).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining([
      'http_requests_total', 'http_request_latency_seconds', 'asr_partial_latency_seconds', 'asr_final_latency_seconds', 'llm_latency_seconds',
      'dm_latency_seconds', 'tts_ttf_seconds', 'tts_bytes_total', 'score_overall_hist',
    ]));
  });
});

describe('Коды ошибок', () => {
  it.each([
    ['POST', '/dm/next', '{', 400], ['POST', '/dm/next', '{}', 400], ['GET', '/dm/next', undefined, 405], ['GET', '/nothing', undefined, 404],
    ['POST', '/tts', `{"text":"${'x'.repeat(1_100_000)}"}`, 413],
  ])('%s %s with %s answers %i in the shape {"detail"}', async (method, path, body, status) => {
    const reply = await fetch(`${api.server.screening}${path}`, { method, headers: { 'content-type': 'application/json' }, ...(body === undefined ? {} : { body }) });
    expect(reply.status).toBe(status);
    expect(await reply.json()).toEqual({ detail: expect.any(String) as string });
  });
});

describe('the chain', () => {
  it.each([['Russian', russianJob, russianAnswer], ['English', englishJob, englishAnswer]])('%s: each answer is the next call’s input', async (_name, jd, transcript) => {
    const ie = (await post('/ie/extract', { transcript })).body;
    const coverage = (await post('/match/coverage', { jd, transcript })).body;
    expect((await post('/dm/next', { jd, context: { turns: [{ role: 'user', text: transcript }] }, coverage })).status).toBe(200);
    const fromText = (await post('/rubric/score', { jd, transcript, coverage })).body;
    expect((await post('/rubric/score', { jd, transcript: ie, coverage })).status).toBe(200);
    const final = (await post('/score/final', { jd, ie, coverage, rubric: fromText, aux: {} })).body;
    const reply = await fetch(`${api.server.screening}/report`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ rubric: fromText, final }) });
    expect(reply.status).toBe(200);
    expect(await reply.text()).toContain(`Overall: ${Math.round(Number(final.overall) * 100)}%`);
    const sync = await post('/ats/sync', { candidate_id: 'c', vacancy_id: 'v', decision: final.decision, report_link: 'r' });
    expect(sync.status).toBe(202);
  });
});
