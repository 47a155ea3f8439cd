/** The screening document, heading by heading: from the start to the final score. The rest is in screening-outcome.test.ts. */
import { describe, expect, it } from 'vitest';
import { Coverage, FinalScore, IE, NextAction, Rubric } from '../../src/contracts/screening.ts';
import { decodeWav } from '../../src/main/media/wav.ts';
import { englishAnswer, englishJob, postJson, russianAnswer, russianJob } from '../fixtures/screening.ts';
import { missingModels, onlyModels } from '../fixtures/model-library.ts';
import { serverWith, sharedServer } from '../fixtures/server.ts';
import { connect } from '../fixtures/wire-socket.ts';

const cannotHear = await missingModels('whisper-base', 'silero-vad');
const api = sharedServer({ modelsDir: onlyModels('whisper-base', 'silero-vad') });
const post = <T = Record<string, unknown>>(path: string, body: unknown, headers?: Record<string, string>) =>
  postJson<T>(`${api.server.screening}${path}`, body, headers);

describe('POST /interview/start', () => {
  const start = async (url: string, headers: Record<string, string> = {}) =>
    (await (await fetch(`${url}/interview/start`, { method: 'POST', headers })).json()) as { session_id: string; ws_url: string };

  it('answers without a body with an id and the socket of the address that was called', async () => {
    const { session_id, ws_url } = await start(api.server.screening);
    expect(session_id).toMatch(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/);
    expect(ws_url).toBe(`${api.server.screening.replace('http', 'ws')}/stream/${session_id}`);
  });

  it('keeps the prefix under which it was called', async () => {
    const { session_id, ws_url } = await start(`${api.server.base}/apis/screening`);
    expect(ws_url).toBe(`${api.server.base.replace('http', 'ws')}/apis/screening/stream/${session_id}`);
  });

  it('uses both forwarded headers together, and one alone not at all', async () => {
    const both = await start(api.server.screening, { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'hr.example' });
    expect(both.ws_url).toBe(`wss://hr.example/stream/${both.session_id}`);
    const alone = await start(api.server.screening, { 'x-forwarded-proto': 'https' });
    expect(alone.ws_url).toMatch(/^ws:\/\/127\.0\.0\.1/);
    const hostile = await start(api.server.screening, { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'a.example/"><script>' });
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
  const open = (id: string) => connect(`${api.server.screening.replace('http', 'ws')}/stream/${encodeURIComponent(id)}`);
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

  it.skipIf(cannotHear)('answers END with one empty final when nothing is pending', async () => {
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
    const reply = await fetch(`${api.server.screening}/tts`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ text: 'Привет', voice: 'espeak-ru' }) });
    expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'audio/wav']);
    const bytes = new Uint8Array(await reply.arrayBuffer());
    expect(new DataView(bytes.buffer).getUint32(40, true)).toBe(bytes.byteLength - 44);
    const { samples, sampleRateHz } = decodeWav(bytes);
    expect(samples.length / sampleRateHz).toBeGreaterThan(0.3);
    expect(samples.reduce((peak, value) => Math.max(peak, Math.abs(value)), 0)).toBeGreaterThan(0.05);
  });

  it('leaves the size open when several sentences are streamed', async () => {
    const reply = await fetch(`${api.server.screening}/tts`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ text: 'First one. Second one.', voice: 'espeak-en' }) });
    const bytes = new Uint8Array(await reply.arrayBuffer());
    expect(new DataView(bytes.buffer).getUint32(40, true)).toBe(0xffffffff);
    expect(decodeWav(bytes).samples.length).toBeGreaterThan(10_000);
  });

  it('speaks 16 kHz PCM as audio/L16', async () => {
    const reply = await fetch(`${api.server.screening}/tts`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ text: 'Hello', format: 'pcm16k', voice: 'espeak-en' }) });
    expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'audio/L16']);
    expect((await reply.arrayBuffer()).byteLength % 2).toBe(0);
  });

  it.each([[{ text: '' }, 'text'], [{}, 'text'], [{ text: 'a', format: 'mp3' }, 'format'], [{ text: 'a', voice: 'nobody' }, 'voice'], [{ text: '!!!' }, 'text']])('refuses %j', async (body, word) => {
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
