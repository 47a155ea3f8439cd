/** The screening document, heading by heading. */
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import parsePrometheus from 'parse-prometheus-text-format';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { Coverage, FinalScore, IE, NextAction, Rubric } from '../../src/contracts/screening.ts';
import { decodeWav } from '../../src/main/media/wav.ts';
import { englishAnswer, englishJob, postJson, russianAnswer, russianJob } from '../fixtures/screening.ts';
import { startServer, type TestServer } from '../fixtures/server.ts';
import { connect } from '../fixtures/wire-socket.ts';

let server: TestServer;
let base: string;

beforeAll(async () => {
  server = await startServer();
  base = server.screening;
});
afterAll(() => server.close());

const post = <T = Record<string, unknown>>(path: string, body: unknown, headers?: Record<string, string>) => postJson<T>(`${base}${path}`, body, headers);

/** Starts another server with these settings for one test. */
async function serverWith(env: Record<string, string>): Promise<TestServer> {
  const other = await startServer({ env });
  onTestFinished(() => other.close());
  return other;
}

describe('POST /interview/start', () => {
  const start = async (url: string, headers: Record<string, string> = {}) =>
    (await (await fetch(`${url}/interview/start`, { method: 'POST', headers })).json()) as { session_id: string; ws_url: string };

  it('answers without a body with an id and the socket of the address that was called', async () => {
    const { session_id, ws_url } = await start(base);
    expect(session_id).toMatch(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/);
    expect(ws_url).toBe(`${base.replace('http', 'ws')}/stream/${session_id}`);
  });

  it('keeps the prefix under which it was called', async () => {
    const { session_id, ws_url } = await start(`${server.base}/apis/screening`);
    expect(ws_url).toBe(`${server.base.replace('http', 'ws')}/apis/screening/stream/${session_id}`);
  });

  it('uses both forwarded headers together, and one alone not at all', async () => {
    const both = await start(base, { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'hr.example' });
    expect(both.ws_url).toBe(`wss://hr.example/stream/${both.session_id}`);
    const alone = await start(base, { 'x-forwarded-proto': 'https' });
    expect(alone.ws_url).toMatch(/^ws:\/\/127\.0\.0\.1/);
    const hostile = await start(base, { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'a.example/"><script>' });
    expect(hostile.ws_url).toMatch(/^ws:\/\/127\.0\.0\.1/);
  });

  it('uses WS_BASE_URL where no proxy names the address', async () => {
    const other = await serverWith({ WS_BASE_URL: 'wss://viva.example/' });
    const plain = await start(other.screening);
    expect(plain.ws_url).toBe(`wss://viva.example/stream/${plain.session_id}`);
    const proxied = await start(other.screening, { 'x-forwarded-proto': 'http', 'x-forwarded-host': 'desk:9' });
    expect(proxied.ws_url).toBe(`ws://desk:9/stream/${proxied.session_id}`);
  });
});

describe('WS /stream/{session_id}', () => {
  const open = (id: string) => connect(`${base.replace('http', 'ws')}/stream/${encodeURIComponent(id)}`);
  const chunk = (text: string) => JSON.parse(text) as { type: string; t0: number; t1: number; text: string; conf: number | null; words: unknown };

  it('answers PING with PONG', async () => {
    const client = await open('ping');
    client.send('PING');
    expect(await client.frame((text) => text === 'PONG')).toBe('PONG');
    client.socket.close();
  });

  it('takes typed text as recognised, answers with a partial, and END with one final and a normal close', async () => {
    const client = await open('typed');
    client.send(russianAnswer);
    expect(chunk(await client.frame((text) => text.includes('partial')))).toMatchObject({ type: 'partial', text: russianAnswer });
    client.send('END');
    expect(await client.closed).toBe(1000);
    const finals = client.frames.map(chunk).filter(({ type }) => type === 'final');
    expect(finals).toHaveLength(1);
    expect(finals[0]).toMatchObject({ text: russianAnswer });
  });

  it('answers END with one empty final when nothing is pending', async () => {
    const client = await open('nothing');
    client.send('END');
    expect(await client.closed).toBe(1000);
    expect(client.frames.map(chunk)).toEqual([{ type: 'final', t0: 0, t1: 0, text: '', conf: null, words: null }]);
  });

  it('lives on after an odd byte count, silence and a frame over 1 MB', async () => {
    const client = await open('odd');
    client.send(new Uint8Array(3));
    client.send(new Uint8Array(32_000));
    client.send(new Uint8Array(1_100_000));
    client.send('PING');
    expect(await client.frame((text) => text === 'PONG')).toBe('PONG');
    client.socket.close();
  });

  it('refuses ids that are too long, and takes any printable one', async () => {
    expect(await (await open('x'.repeat(201))).closed).toBe(1008);
    const odd = await open('../комната №1');
    odd.send('PING');
    await odd.frame((text) => text === 'PONG');
    odd.socket.close();
  });

  it('hands a live id to its second socket', async () => {
    const first = await open('twice');
    first.send('PING');
    await first.frame((text) => text === 'PONG');
    const second = await open('twice');
    second.send('PING');
    await second.frame((text) => text === 'PONG');
    expect(await first.closed).toBe(4409);
    second.socket.close();
  });
});

describe('POST /tts', () => {
  it('speaks one sentence as a WAV with exact sizes', async () => {
    const reply = await fetch(`${base}/tts`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ text: 'Привет', voice: 'espeak-ru' }) });
    expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'audio/wav']);
    const bytes = new Uint8Array(await reply.arrayBuffer());
    expect(new DataView(bytes.buffer).getUint32(40, true)).toBe(bytes.byteLength - 44);
    const { samples, sampleRateHz } = decodeWav(bytes);
    expect(samples.length / sampleRateHz).toBeGreaterThan(0.3);
    expect(samples.reduce((peak, value) => Math.max(peak, Math.abs(value)), 0)).toBeGreaterThan(0.05);
  });

  it('leaves the size open when several sentences are streamed', async () => {
    const reply = await fetch(`${base}/tts`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ text: 'First one. Second one.', voice: 'espeak-en' }) });
    const bytes = new Uint8Array(await reply.arrayBuffer());
    expect(new DataView(bytes.buffer).getUint32(40, true)).toBe(0xffffffff);
    expect(decodeWav(bytes).samples.length).toBeGreaterThan(10_000);
  });

  it('speaks 16 kHz PCM as audio/L16', async () => {
    const reply = await fetch(`${base}/tts`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ text: 'Hello', format: 'pcm16k', voice: 'espeak-en' }) });
    expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'audio/L16']);
    expect((await reply.arrayBuffer()).byteLength % 2).toBe(0);
  });

  it.each([[{ text: '' }, 'text'], [{}, 'text'], [{ text: 'a', format: 'mp3' }, 'format'], [{ text: 'a', voice: 'nobody' }, 'voice']])('refuses %j', async (body, word) => {
    const reply = await post<{ detail: string }>('/tts', body);
    expect(reply.status).toBe(400);
    expect(reply.body.detail.toLowerCase()).toContain(word);
  });
});

describe('POST /dm/next', () => {
  const ask = async (turns: { role: string; text: string }[], coverage: unknown = null, path = '/dm/next?mock=1', jd: unknown = russianJob) =>
    NextAction.parse((await post(path, { jd, context: { turns }, coverage })).body);

  it('asks about the first indicator that is not covered', async () => {
    const action = await ask([], { per_indicator: { serving: 0.9, monitoring: 0.2, 'работа с заказчиком': 0.1 }, per_competency: { mlops: 0.5, Общение: 0.1 } });
    expect(action).toMatchObject({ action: 'ask', reason: 'gap', target_skill: 'monitoring' });
    expect(action.question).toMatch(/[а-я]/i);
    expect(action.followups.length).toBeLessThanOrEqual(2);
  });

  it('goes on to the knockout, and ends when all has been asked', async () => {
    const covered = { per_indicator: { serving: 1, monitoring: 1, 'работа с заказчиком': 1 }, per_competency: { mlops: 1, Общение: 1 } };
    const turns: { role: string; text: string }[] = [];
    const reasons: string[] = [];
    for (let count = 0; count < 20; count += 1) {
      const action = await ask(turns, covered);
      reasons.push(action.reason);
      if (action.action === 'end') break;
      turns.push({ role: 'assistant', text: action.question ?? '' }, { role: 'user', text: 'Да.' });
    }
    expect(reasons[0]).toBe('knockout');
    expect(reasons.at(-1)).toBe('done');
  });

  it('follows the language of the job description, and the X-Mock header', async () => {
    expect((await ask([], null, '/dm/next?mock=1', englishJob)).question).not.toMatch(/[а-я]/i);
    const reply = await post('/dm/next', { jd: englishJob, context: { turns: [] } }, { 'x-mock': '1' });
    expect(reply.status).toBe(200);
  });

  it('answers by itself when the language model is out of reach', async () => {
    const other = await serverWith({ VLLM_BASE_URL: 'http://127.0.0.1:9/v1' });
    const reply = await postJson(`${other.screening}/dm/next`, { jd: englishJob, context: { turns: [] } });
    expect(reply.status).toBe(200);
    expect(NextAction.parse(reply.body).action).toBe('ask');
  });

  it('refuses weights that do not sum to 1', async () => {
    const reply = await post<{ detail: string }>('/dm/next', { jd: { ...englishJob, competencies: [{ name: 'a', weight: 0.5, indicators: [] }] }, context: { turns: [] } });
    expect([reply.status, reply.body.detail]).toEqual([400, expect.stringContaining('sum to 1')]);
  });
});

describe('POST /ie/extract', () => {
  it('finds skill, tool and the project’s metric in the Russian sample', async () => {
    const ie = IE.parse((await post('/ie/extract', { transcript: russianAnswer })).body);
    expect(ie.skills.map(({ name }) => name)).toContain('Docker');
    expect(ie.tools).toContain('Grafana');
    expect(ie.projects.some(({ metrics }) => metrics.AUC === 0.86)).toBe(true);
  });

  it('gives quotes the time of the chunk that holds them', async () => {
    const transcript = [
      { type: 'final', t0: 0, t1: 2, text: 'Меня зовут Анна.' },
      { type: 'final', t0: 2.5, t1: 6, text: russianAnswer },
    ];
    const timed = IE.parse((await post('/ie/extract', { transcript, include_timestamps: true })).body);
    expect(timed.skills.find(({ name }) => name === 'Docker')?.evidence[0]).toMatchObject({ t0: 2.5, t1: 6 });
    const untimed = IE.parse((await post('/ie/extract', { transcript })).body);
    expect(untimed.skills.find(({ name }) => name === 'Docker')?.evidence[0]).toMatchObject({ t0: 0, t1: 0 });
  });

  it('answers an empty transcript with empty lists', async () => {
    expect((await post('/ie/extract', { transcript: '' })).body).toEqual({ skills: [], tools: [], years: {}, projects: [], roles: [] });
  });
});

describe('POST /match/coverage', () => {
  it('covers `serving` by "деплой через Docker/FastAPI"', async () => {
    const coverage = Coverage.parse((await post('/match/coverage', { jd: russianJob, transcript: 'деплой через Docker/FastAPI' })).body);
    expect(coverage.per_indicator.serving).toBeGreaterThan(0.6);
    expect(coverage.per_competency.mlops).toBeCloseTo(((coverage.per_indicator.serving ?? 0) + (coverage.per_indicator.monitoring ?? 0)) / 2, 2);
  });

  it('covers nothing with nothing', async () => {
    const { per_indicator } = Coverage.parse((await post('/match/coverage', { jd: russianJob, transcript: '' })).body);
    expect(Object.values(per_indicator)).toEqual([0, 0, 0]);
  });
});

describe('POST /rubric/score', () => {
  it('answers the documented fixture to an explicit mock', async () => {
    const ie = (await post('/ie/extract', { transcript: russianAnswer })).body;
    const rubric = Rubric.parse((await post('/rubric/score?mock=1', { jd: russianJob, transcript: ie })).body);
    expect(rubric.scores).toEqual({ mlops: 4, Общение: 3 });
  });

  it('scores by evidence, every quote verbatim, when no model is there', async () => {
    const rubric = Rubric.parse((await post('/rubric/score', { jd: englishJob, transcript: englishAnswer })).body);
    expect(Object.keys(rubric.scores).sort()).toEqual(['Databases', 'Delivery']);
    expect(rubric.scores.Delivery).toBeGreaterThan(0);
    expect(rubric.evidence.length).toBeGreaterThan(0);
    for (const { quote } of rubric.evidence) expect(englishAnswer).toContain(quote);
  });

  it('gives no score without evidence, and says so', async () => {
    const rubric = Rubric.parse((await post('/rubric/score', { jd: englishJob, transcript: 'I like long walks.' })).body);
    expect(Object.values(rubric.scores)).toEqual([0, 0]);
    expect(rubric.red_flags.join(' ')).toMatch(/insufficient data/i);
  });
});

describe('POST /score/final', () => {
  const ie = { skills: [], tools: [], years: {}, projects: [], roles: [] };
  const final = async (covered: number, score: number, aux: Record<string, unknown> = {}) =>
    FinalScore.parse((await post('/score/final', {
      jd: englishJob, ie, aux,
      coverage: { per_indicator: { docker: covered, kubernetes: covered, postgresql: covered }, per_competency: { Delivery: covered, Databases: covered } },
      rubric: { scores: { Delivery: score, Databases: score }, red_flags: [], evidence: [] },
    })).body);

  it('recommends by coverage and rubric, and lists every competency', async () => {
    expect((await final(1, 5)).decision).toBe('move');
    expect((await final(0.1, 1)).decision).toBe('reject');
    expect((await final(1, 5)).by_comp.map(({ name }) => name)).toEqual(['Delivery', 'Databases']);
  });

  it('does not move on with low coverage, nor past a knockout', async () => {
    const low = await final(0.2, 5);
    expect(low.decision).not.toBe('move');
    expect(low.reasons.length).toBeGreaterThan(0);
    expect((await final(1, 5, { ko_flags: ['Right to work in the EU'] })).decision).not.toBe('move');
  });
});

describe('POST /report', () => {
  const report = {
    candidate: 'Анна <Петрова>', vacancy: 'ML-инженер', audio_url: 'https://files.example/a.wav',
    rubric: { scores: { mlops: 4, Общение: 2 }, red_flags: ['нет данных'], evidence: [{ quote: 'деплой через Docker', t0: 12.5, t1: 16, competency: 'mlops' }] },
    final: { overall: 0.684, decision: 'discuss', reasons: ['мало о заказчиках'], by_comp: [{ name: 'mlops', score: 0.8 }, { name: 'Общение', score: 0.4 }] },
  };
  const request = (query: string) => fetch(`${base}/report${query}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(report) });

  it.each(['', '?lang=ru'])('is self-contained, escaped HTML by default (%s)', async (query) => {
    const reply = await request(query);
    expect(reply.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const html = await reply.text();
    expect(html).toContain('Overall: 68%');
    expect(html).toContain('Анна &lt;Петрова&gt;');
    expect(html).toMatch(/https:\/\/files\.example\/a\.wav\?t0=12\.5&amp;t1=16/);
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
    const { engines } = health.parse(await (await fetch(`${base}/healthz`)).json());
    expect(engines.map(({ task }) => task)).toEqual(expect.arrayContaining(['asr', 'vad', 'tts', 'llm']));
  });
});

describe('GET /metrics', () => {
  it('parses as Prometheus text and holds the documented names', async () => {
    const reply = await fetch(`${base}/metrics`);
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
    const reply = await fetch(`${base}${path}`, { method, headers: { 'content-type': 'application/json' }, ...(body === undefined ? {} : { body }) });
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
    const reply = await fetch(`${base}/report`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ rubric: fromText, final }) });
    expect(reply.status).toBe(200);
    expect(await reply.text()).toContain(`Overall: ${Math.round(Number(final.overall) * 100)}%`);
    const sync = await post('/ats/sync', { candidate_id: 'c', vacancy_id: 'v', decision: final.decision, report_link: 'r' });
    expect(sync.status).toBe(202);
  });
});
