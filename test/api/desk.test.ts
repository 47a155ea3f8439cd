/** The desk's private API: who may see what, and an interview from its first question to its report. */
import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type TestServer } from '../fixtures/server.ts';
import { connect } from '../fixtures/wire-socket.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

interface CallOptions {
  readonly method?: string;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

/** A call with the launch token; reads JSON. */
async function call<T = Record<string, never>>(path: string, { method = 'GET', body, headers = {} }: CallOptions = {}): Promise<{ status: number; body: T }> {
  const reply = await fetch(`${server.base}/desk${path}`, {
    method,
    headers: { authorization: `Bearer ${server.app.token}`, 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: reply.status, body: (await reply.json()) as T };
}

const reviewer = async (): Promise<Record<string, string>> => {
  const { body } = await call<{ reviewerKey: string }>('/lock/open', { method: 'POST', body: {} });
  return { 'x-reviewer-key': body.reviewerKey };
};

interface Turn { id: string; text: string; recognisedText: string | null; role: string; seq: number }
interface Created { id: string; interviewKey: string; streamId: string }

const jobText = 'Backend engineer\nRequirements:\n- Docker and Kubernetes in production\n- PostgreSQL query tuning\nMust have: right to work in the EU';
const newInterview = { candidate: 'Ada Lovelace', vacancy: 'Backend engineer', jobText, language: 'en', consent: true };

async function begin(overrides: Record<string, unknown> = {}): Promise<Created & { key: Record<string, string> }> {
  const { status, body } = await call<Created>('/interviews', { method: 'POST', body: { ...newInterview, ...overrides } });
  expect(status).toBe(201);
  return { ...body, key: { 'x-interview-key': body.interviewKey } };
}

const answer = (id: string, headers: Record<string, string>, text: string, clientId: string) =>
  call<Turn>(`/interviews/${id}/answers`, { method: 'POST', headers, body: { clientId, text, recognisedText: null, source: 'typed' } });

describe('access', () => {
  it('needs the launch token, and no page of another origin', async () => {
    expect((await fetch(`${server.base}/desk/status`)).status).toBe(401);
    expect((await call('/status', { headers: { authorization: 'Bearer wrong' } })).status).toBe(401);
    const foreign = await new Promise<number>((resolve, reject) => {
      httpRequest(`${server.base}/desk/status`, { headers: { authorization: `Bearer ${server.app.token}`, origin: 'http://localhost:5173' } }, (reply) => { reply.resume(); resolve(reply.statusCode ?? 0); }).on('error', reject).end();
    });
    expect(foreign).toBe(403);
    expect((await call('/status')).status).toBe(200);
  });

  it('puts the token into the fragment of the interface’s address', () => {
    expect(server.app.appUrl()).toBe(`${server.base}/app/#token=${server.app.token}`);
  });

  it('keeps the socket of events behind the token', async () => {
    const url = `${server.base.replace('http', 'ws')}/desk/events`;
    await expect(connect(url)).rejects.toThrow('401');
    const client = await connect(`${url}?token=${server.app.token}`);
    expect(JSON.parse(await client.frame((text) => text.includes('"engines"')))).toMatchObject({ type: 'engines' });
    client.socket.close();
  });

  it('shows the candidate nothing but the interview in hand', async () => {
    const mine = await begin();
    const other = await begin({ candidate: 'Somebody Else' });
    expect((await call('/interviews', { headers: mine.key })).status).toBe(403);
    expect((await call(`/interviews/${other.id}/room`, { headers: mine.key })).status).toBe(403);
    expect((await call(`/interviews/${mine.id}`, { headers: mine.key })).status).toBe(403);
    expect((await call(`/interviews/${mine.id}/report`, { headers: mine.key })).status).toBe(403);
    const room = await call<{ turns: Record<string, unknown>[] }>(`/interviews/${mine.id}/room`, { headers: mine.key });
    expect(room.status).toBe(200);
    await call(`/interviews/${mine.id}/next`, { method: 'POST', headers: mine.key });
    const { body } = await call<{ turns: Record<string, unknown>[] }>(`/interviews/${mine.id}/room`, { headers: mine.key });
    expect(Object.keys(body.turns[0] ?? {})).not.toEqual(expect.arrayContaining(['reason']));
  });

  it('closes the desk when an interview begins', async () => {
    const open = await reviewer();
    expect((await call('/interviews', { headers: open })).status).toBe(200);
    await begin();
    expect((await call('/interviews', { headers: open })).status).toBe(403);
  });

  it('asks for consent', async () => {
    expect((await call('/interviews', { method: 'POST', body: { ...newInterview, consent: false } })).status).toBe(400);
  });
});

describe('an interview', () => {
  it('goes from its first question to a report', async () => {
    const { id, key } = await begin();
    const next = () => call<{ done: boolean; turn: Turn | null }>(`/interviews/${id}/next`, { method: 'POST', headers: key });
    const first = (await next()).body.turn;
    expect(first).toMatchObject({ role: 'assistant', seq: 1 });
    expect((await next()).body.turn).toEqual(first);

    const said = 'I deployed twelve services to Kubernetes with Docker and cut p95 latency from 800 ms to 120 ms.';
    const stored = await answer(id, key, said, 'a1');
    expect(stored).toMatchObject({ status: 201, body: { text: said, seq: 2 } });
    expect((await answer(id, key, said, 'a1')).body.id).toBe(stored.body.id);
    expect((await next()).body.turn?.id).not.toBe(first?.id);

    const corrected = await call<Turn>(`/interviews/${id}/turns/${stored.body.id}`, { method: 'PATCH', headers: key, body: { text: `${said} Twice.` } });
    expect(corrected.body.text).toBe(`${said} Twice.`);

    expect((await call(`/interviews/${id}/finish`, { method: 'POST', headers: key })).status).toBe(200);
    expect((await call(`/interviews/${id}/finish`, { method: 'POST', headers: key })).status).toBe(200);
    expect((await answer(id, key, 'too late', 'a2')).status).toBe(409);

    const open = await reviewer();
    const detail = await call<{ state: string; turns: Turn[]; result: { final: { decision: string }; rubric: { evidence: { quote: string }[] } } }>(`/interviews/${id}`, { headers: open });
    expect(detail.body.state).toBe('finished');
    expect(detail.body.result.rubric.evidence.length).toBeGreaterThan(0);
    for (const { quote } of detail.body.result.rubric.evidence) expect(`${said} Twice.`).toContain(quote);

    for (const [fmt, start] of [['html', '<!doctype html>'], ['pdf', '%PDF-']] as const) {
      const report = await fetch(`${server.base}/desk/interviews/${id}/report?fmt=${fmt}`, { headers: { authorization: `Bearer ${server.app.token}`, ...open } });
      expect(report.status).toBe(200);
      expect((await report.text()).toLowerCase().startsWith(start.toLowerCase())).toBe(true);
    }
  });

  it('can end before anything was said: insufficient data, not a score', async () => {
    const { id, key } = await begin();
    expect((await call(`/interviews/${id}/finish`, { method: 'POST', headers: key })).status).toBe(200);
    const detail = await call<{ result: { rubric: { scores: Record<string, number>; red_flags: string[] } } }>(`/interviews/${id}`, { headers: await reviewer() });
    expect(new Set(Object.values(detail.body.result.rubric.scores))).toEqual(new Set([0]));
    expect(detail.body.result.rubric.red_flags.join(' ')).toMatch(/insufficient data/i);
  });

  it('keeps what was recognised, offers it after a reload, and plays it back', async () => {
    const { id, key, streamId } = await begin();
    await call(`/interviews/${id}/next`, { method: 'POST', headers: key });
    const stream = await connect(`${server.base.replace('http', 'ws')}/apis/screening/stream/${streamId}`);
    stream.send(new Uint8Array(32_000));
    stream.send('I know PostgreSQL.');
    stream.send('END');
    await stream.closed;
    const room = await call<{ unsentFinals: { text: string }[] }>(`/interviews/${id}/room`, { headers: key });
    expect(room.body.unsentFinals.map(({ text }) => text).join(' ')).toContain('I know PostgreSQL.');
    const audio = await fetch(`${server.base}/desk/interviews/${id}/audio?t0=0.25&t1=0.5`, { headers: { authorization: `Bearer ${server.app.token}`, ...key } });
    expect([audio.status, audio.headers.get('content-length'), (await audio.arrayBuffer()).byteLength]).toEqual([200, '8044', 44 + 8_000]);
    const part = await fetch(`${server.base}/desk/interviews/${id}/audio`, { headers: { authorization: `Bearer ${server.app.token}`, range: 'bytes=40-99', ...key } });
    expect([part.status, part.headers.get('content-range')?.split('/')[0], (await part.arrayBuffer()).byteLength]).toEqual([206, 'bytes 40-99', 60]);
  });

  it('forgets what was taken back with "Start over"', async () => {
    const { id, key, streamId } = await begin();
    await call(`/interviews/${id}/next`, { method: 'POST', headers: key });
    const stream = await connect(`${server.base.replace('http', 'ws')}/apis/screening/stream/${streamId}`);
    stream.send(new Uint8Array(3_200));
    stream.send('Wrong words.');
    await stream.frame((text) => text.includes('Wrong words.'));
    expect((await call(`/interviews/${id}/discard`, { method: 'POST', headers: key })).status).toBe(200);
    stream.send(new Uint8Array(3_200));
    stream.send('Right words.');
    await stream.frame((text) => text.includes('Right words.'));
    const room = await call<{ unsentFinals: { text: string }[] }>(`/interviews/${id}/room`, { headers: key });
    expect(room.body.unsentFinals.map(({ text }) => text)).toEqual(['Right words.']);
    stream.socket.close();
  });

  it('is scored with what was heard and never sent', async () => {
    const { id, key, streamId } = await begin();
    await call(`/interviews/${id}/next`, { method: 'POST', headers: key });
    const stream = await connect(`${server.base.replace('http', 'ws')}/apis/screening/stream/${streamId}`);
    stream.send(new Uint8Array(3_200));
    stream.send('I tuned PostgreSQL indexes for four years.');
    await stream.frame((text) => text.includes('PostgreSQL'));
    stream.socket.close();
    await stream.closed;
    const finished = await Promise.all([1, 2].map(() => call(`/interviews/${id}/finish`, { method: 'POST', headers: key })));
    expect(finished.map(({ status }) => status)).toEqual([200, 200]);
    const detail = await call<{ turns: Turn[] }>(`/interviews/${id}`, { headers: await reviewer() });
    expect(detail.body.turns.at(-1)?.text).toBe('I tuned PostgreSQL indexes for four years.');
  });

  it('ends its stream when it is erased, and leaves no recording behind', async () => {
    const { id, streamId } = await begin();
    const url = `${server.base.replace('http', 'ws')}/apis/screening/stream/${streamId}`;
    const stream = await connect(url);
    stream.send(new Uint8Array(3_200));
    stream.send('PING');
    await stream.frame((text) => text === 'PONG');
    expect((await call(`/interviews/${id}`, { method: 'DELETE', headers: await reviewer() })).status).toBe(200);
    expect(await stream.closed).toBe(4410);
    expect(await (await connect(url)).closed).toBe(4410);
  });

  it('is erased with its recording', async () => {
    const { id, key, streamId } = await begin();
    const stream = await connect(`${server.base.replace('http', 'ws')}/apis/screening/stream/${streamId}`);
    stream.send(new Uint8Array(3_200));
    stream.send('END');
    await stream.closed;
    const open = await reviewer();
    expect((await call(`/interviews/${id}`, { method: 'DELETE', headers: open })).status).toBe(200);
    expect((await call(`/interviews/${id}`, { headers: open })).status).toBe(404);
    expect((await call(`/interviews/${id}/audio`, { headers: key })).status).toBe(404);
  });

  it('goes on after the server was restarted, with the key it had', async () => {
    const { mkdtempSync, rmSync } = await import('node:fs');
    const { tmpdir } = await import('node:os');
    const dataDir = mkdtempSync(`${tmpdir()}/viva-restart-`);
    const outer = server;
    try {
      server = await startServer({ dataDir });
      const { id, key } = await begin();
      await answer(id, key, 'Docker, every day.', 'x');
      await server.close();
      server = await startServer({ dataDir });
      expect((await call<{ turns: Turn[] }>(`/interviews/${id}/room`, { headers: key })).body.turns.map(({ text }) => text)).toEqual(['Docker, every day.']);
      await server.close();
    } finally {
      server = outer;
      rmSync(dataDir, { recursive: true, force: true });
    }
  });
});

describe('API keys', () => {
  it('are asked of programs, and our own page shows its token instead', async () => {
    const keyed = await startServer({ env: { VIVA_API_KEYS: 'program-key' } });
    try {
      const speak = (headers: Record<string, string>) => fetch(`${keyed.base}/apis/screening/tts`, {
        method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify({ text: 'Hi', voice: 'espeak-en' }),
      });
      expect((await speak({})).status).toBe(401);
      expect((await speak({ 'x-api-key': 'program-key' })).status).toBe(200);
      expect((await speak({ authorization: `Bearer ${keyed.app.token}` })).status).toBe(200);
      expect((await fetch(`${keyed.base}/app/`)).status).not.toBe(401);
      const ws = keyed.base.replace('http', 'ws');
      await expect(connect(`${ws}/apis/screening/stream/a`)).rejects.toThrow('401');
      for (const path of [`/apis/screening/stream/a?api_key=${keyed.app.token}`, `/desk/events?token=${keyed.app.token}`]) (await connect(`${ws}${path}`)).socket.close();
    } finally {
      await keyed.close();
    }
  });
});

describe('what runs', () => {
  it('lists listeners, engines, models, voices and samples', async () => {
    const status = await call<{ listeners: { name: string; port: number }[]; engines: { task: string }[]; canInstall: boolean }>('/status');
    expect(status.body.listeners.map(({ name, port }) => [name, port > 0])).toEqual([['main', true], ['screening', true]]);
    expect(status.body.canInstall).toBe(false);
    expect((await call<{ id: string }[]>('/models')).body.map(({ id }) => id)).toEqual(expect.arrayContaining(['whisper-base', 'silero-vad', 'kokoro-82m']));
    expect((await call<{ engine: string }[]>('/voices')).body.length).toBeGreaterThanOrEqual(2);
    expect(new Set((await call<{ language: string }[]>('/samples')).body.map(({ language }) => language))).toEqual(new Set(['en', 'ru']));
  });

  it('refuses to install under --no-install, and says why', async () => {
    expect(await call('/models/whisper-base/install', { method: 'POST' })).toMatchObject({ status: 409, body: { detail: expect.stringContaining('--no-install') as string } });
  });

  it('reads a job description', async () => {
    const { body } = await call<{ competencies: { weight: number }[]; knockouts: string[] }>('/job/parse', { method: 'POST', body: { text: jobText, language: 'en' } });
    expect(body.competencies.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 6);
    expect(body.knockouts.join(' ')).toMatch(/right to work/i);
  });
});

describe('devices', () => {
  it('are tried again when somebody asks', async () => {
    const { status, body } = await call<{ task: string; device: string }[]>('/devices/retry', { method: 'POST' });
    expect(status).toBe(200);
    expect(body.map(({ task }) => task)).toEqual(expect.arrayContaining(['asr', 'vad', 'tts']));
    expect((await fetch(`${server.base}/desk/devices/retry`, { method: 'POST' })).status).toBe(401);
  });
});
