/** The proctored document, heading by heading, on the real server. Its static assets are in a file of their own. */
import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ProctoredReport } from '../../src/contracts/proctored.ts';
import { openDatabase } from '../../src/main/store/database.ts';
import { createSettingsStore } from '../../src/main/store/settings.ts';
import { startHeadless } from '../fixtures/headless-server.ts';
import { createProctoredClient } from '../fixtures/proctored.ts';
import { serverWith, sharedServer } from '../fixtures/server.ts';
import { tempDir } from '../fixtures/temp-dir.ts';

const shared = sharedServer();
const api = createProctoredClient(() => shared.server.base);

const CASE = 'Our report took forty minutes and the shops complained. I rewrote two queries and added an index, because one join read the whole table. In the end it ran in nine seconds.';
const nothing = (questions: readonly string[]): string[] => questions.map(() => '');
/** A token with these claims, signed by this secret. */
const forge = (claims: object, secret: string, alg = 'HS256'): string => {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const body = `${part({ alg, typ: 'JWT' })}.${part(claims)}`;
  return `${body}.${alg === 'none' ? '' : createHmac('sha256', Buffer.from(secret, 'base64url')).update(body).digest('base64url')}`;
};

describe('Authentication', () => {
  it('protects append and finalize: no token, a bad one, another session’s', async () => {
    const [mine, other] = [await api.start(), await api.start()];
    for (const path of ['/stt/append', '/report/finalize']) {
      expect(await api.call('POST', path, { session_id: mine.id })).toEqual({ status: 401, body: { detail: 'Missing credentials' } });
      for (const bad of ['garbage', `${mine.token}x`, forge({ sub: mine.id, aud: 'proctored', exp: 4e9 }, 'AAAA'), forge({ sub: mine.id, aud: 'proctored', exp: 4e9 }, '', 'none')])
        expect(await api.call('POST', path, { session_id: mine.id }, bad), bad).toEqual({ status: 401, body: { detail: 'Invalid token' } });
    }
    expect(await api.append(mine, 'words', 0, other.token)).toEqual({ status: 403, body: { detail: 'Token does not match session' } });
    expect(await api.finalize(mine, nothing(mine.questions), {}, other.token)).toEqual({ status: 403, body: { detail: 'Token does not match session' } });
    expect((await api.append(mine, 'words', 0)).status).toBe(200);
  });

  it('gives HS256 tokens of 120 minutes for one session, and refuses them when they are old', async () => {
    const { id, token } = await api.start();
    const [head, claims] = token.split('.').slice(0, 2).map((part) => JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>);
    expect(head).toEqual({ alg: 'HS256', typ: 'JWT' });
    expect([claims?.sub, Number(claims?.exp) - Number(claims?.iat)]).toEqual([id, 7_200]);
    // The server's own secret: only the time, or the API that it is for, is another.
    const db = openDatabase(shared.server.dataDir);
    const secret = String(createSettingsStore(db).get('proctored.secret'));
    db.close();
    const now = Math.floor(Date.now() / 1_000);
    const answer = async (claims: object) => (await api.call('POST', '/stt/append', { session_id: id, text: 'x', question_index: 0 }, forge(claims, secret))).status;
    expect(await answer({ sub: id, aud: 'proctored', iat: now, exp: now + 60 })).toBe(200);
    expect(await answer({ sub: id, aud: 'proctored', iat: now - 7_300, exp: now - 100 })).toBe(401);
    expect(await answer({ sub: id, aud: 'coaching', iat: now, exp: now + 60 })).toBe(401);
    expect(await answer({ sub: id, aud: 'proctored', iat: now })).toBe(401);
  });
});

describe('POST /interview/start', () => {
  it('answers with id, at least five questions and a bearer token', async () => {
    const { status, body } = await api.call('POST', '/interview/start', { role: 'general' });
    expect(status).toBe(200);
    expect(Object.keys(body)).toEqual(['session_id', 'questions', 'token']);
    expect((body.questions as string[]).length).toBeGreaterThanOrEqual(5);
    expect(body.token).toMatchObject({ token_type: 'bearer' });
  });

  it('takes any role, or none; an unknown one gets the general set', async () => {
    const general = (await api.start()).questions;
    expect((await api.start('Astronaut')).questions).toEqual(general);
    expect((await api.call('POST', '/interview/start')).body.questions).toEqual(general);
    expect((await api.start('ENGINEERING')).questions).not.toEqual(general);
    expect((await api.start('general', '?lang=ru')).questions[0]).toMatch(/^Расскажите о себе/);
    const byHeader = await fetch(`${shared.server.base}/interview/start`, { method: 'POST', headers: { 'accept-language': 'ru-RU,ru;q=0.9' } });
    expect(((await byHeader.json()) as { questions: string[] }).questions[0]).toMatch(/^Расскажите/);
  });

  it('refuses what is no request', async () => {
    for (const body of [{ role: 5 }, '{"role":', []]) expect((await api.call('POST', '/interview/start', body)).status, JSON.stringify(body)).toBe(400);
    expect((await api.call('GET', '/interview/start')).status).toBe(405);
  });
});

describe('GET /interview/{session_id}/attention', () => {
  it('tells the latest, as it was recorded', async () => {
    const { id, token } = await api.start();
    const path = `/interview/${id}/attention`;
    expect(await api.call('GET', path)).toEqual({ status: 404, body: { detail: 'Attention data not found' } });
    expect(await api.call('POST', path, { state: 'focused', event: 'looking_ahead', confidence: 0.92 }, token)).toEqual({ status: 201, body: { status: 'recorded' } });
    expect(await api.call('GET', path)).toEqual({ status: 200, body: { state: 'focused', score: 0.92, last_event: 'looking_ahead' } });
    await api.call('POST', path, { state: 'distracted', event: 'phone_detected', timestamp: new Date().toISOString() });
    expect((await api.call('GET', path)).body).toEqual({ state: 'distracted', score: 0, last_event: 'phone_detected' });
  });

  it('takes the time of a clock without a zone, and none of the future', async () => {
    const started = await api.start();
    const path = `/interview/${started.id}/attention`;
    for (const timestamp of ['2026-01-02T03:04:05.678901', '2026-01-02T03:04:05+03:00', '9999-12-31T23:59:59Z'])
      expect((await api.call('POST', path, { state: 'focused', event: 'looking_ahead', timestamp })).status, timestamp).toBe(201);
    expect((await api.finalize(started, nothing(started.questions))).status).toBe(200);
    const db = openDatabase(shared.server.dataDir);
    try {
      const { last } = db.prepare('SELECT MAX(t1) AS last FROM proctored_spans WHERE session_id = ?').get(started.id) as { last: number };
      expect(last).toBeLessThan(600);
    } finally {
      db.close();
    }
  });

  it('knows no other session and no other state', async () => {
    const { id } = await api.start();
    expect((await api.call('GET', '/interview/nobody/attention')).status).toBe(404);
    expect((await api.call('POST', '/interview/nobody/attention', { state: 'focused', event: 'x' })).status).toBe(404);
    for (const body of [{ state: 'sad', event: 'x' }, { state: 'focused' }, { state: 'focused', event: 'x', confidence: 2 }, { state: 'focused', event: 'x', timestamp: 'now' }])
      expect((await api.call('POST', `/interview/${id}/attention`, body)).status).toBe(400);
    expect((await api.call('POST', `/interview/${id}/attention`, { state: 'focused', event: 'x' }, (await api.start()).token)).status).toBe(403);
  });
});

describe('POST /stt/append', () => {
  it('takes pieces for the questions that there are', async () => {
    const session = await api.start();
    expect(await api.append(session, 'finalized speech chunk', 0)).toEqual({ status: 200, body: { status: 'ok' } });
    expect((await api.append(session, 'x', session.questions.length)).status).toBe(400);
    for (const body of [{ session_id: session.id, text: 'x', question_index: -1 }, { session_id: session.id, text: 'x' }, { session_id: session.id, text: 'x', question_index: '0' }])
      expect((await api.call('POST', '/stt/append', body, session.token)).status).toBe(400);
    expect((await api.call('POST', '/stt/append', { session_id: session.id, text: 'x'.repeat(1_100_000), question_index: 0 }, session.token)).status).toBe(413);
  });

  it('keeps what came through kill -9', async () => {
    const dataDir = tempDir();
    const first = await startHeadless(dataDir);
    const killed = createProctoredClient(() => first.base);
    const session = await killed.start();
    for (const piece of ['Our report took forty minutes.', 'I added an index.', 'Now it takes nine seconds.']) expect((await killed.append(session, piece, 1)).status).toBe(200);
    first.child.kill('SIGKILL');
    await first.exited;
    const second = await startHeadless(dataDir);
    const { status, body } = await createProctoredClient(() => second.base).finalize(session, nothing(session.questions));
    expect(status).toBe(200);
    expect(ProctoredReport.parse(body).questions[1]?.transcript).toBe('Our report took forty minutes. I added an index. Now it takes nine seconds.');
  });
});

describe('POST /report/finalize', () => {
  it('grades, writes the PDF and answers in the documented shape', async () => {
    const session = await api.start();
    const { status, body } = await api.finalize(session, session.questions.map((_, index) => (index === 1 ? CASE : '')), { attention_summary: { focused_ratio: 0.8, distracted_ratio: 0.2 } });
    expect(status).toBe(200);
    expect(Object.keys(body)).toEqual(['session_id', 'pdf_url', 'summary', 'questions']);
    const report = ProctoredReport.parse(body);
    expect(report.pdf_url).toBe(`/reports/${session.id}/final_report.pdf`);
    expect(report.summary.split(/(?<=\.)\s/u).length).toBeGreaterThanOrEqual(3);
    expect(Object.keys(report.questions[1]?.scores ?? {})).toEqual(['clarity', 'relevance', 'structure', 'conciseness', 'confidence', 'total', 'commentary']);
    for (const { scores } of report.questions) expect(scores.total).toBe(scores.clarity + scores.relevance + scores.structure + scores.conciseness + scores.confidence);
    expect(report.questions[1]?.scores.total).toBeGreaterThanOrEqual(20);
    expect(report.questions[0]?.scores.total).toBe(5);
  });

  it('refuses too few or too many transcripts, and what is no number of a share', async () => {
    const session = await api.start();
    expect(await api.finalize(session, ['one'])).toEqual({ status: 400, body: { detail: 'Question and transcript count mismatch' } });
    expect((await api.finalize(session, [...nothing(session.questions), 'more'])).status).toBe(400);
    expect((await api.finalize(session, nothing(session.questions), { attention_summary: { focused_ratio: 2, distracted_ratio: 0 } })).status).toBe(400);
    expect((await api.call('POST', '/report/finalize', { session_id: session.id }, session.token)).status).toBe(400);
    expect((await api.call('POST', '/report/finalize', { session_id: session.id, transcripts: [], filling: 'x'.repeat(9 * 1024 * 1024) }, session.token)).status).toBe(413);
  });

  it('grades what was collected where a transcript is empty, and says so', async () => {
    const session = await api.start();
    for (const piece of CASE.split(/(?<=\.) /u)) await api.append(session, piece, 1);
    const report = ProctoredReport.parse((await api.finalize(session, nothing(session.questions))).body);
    expect(report.questions[1]?.transcript).toBe(CASE);
    expect(report.questions[1]?.scores.commentary).toMatch(/collected while it was spoken/);
    expect(report.questions[2]?.scores).toMatchObject({ clarity: 1, relevance: 1, structure: 1, conciseness: 1, confidence: 1, total: 5 });
  });

  it('answers half a character with a whole one: every reader of JSON takes the reply', async () => {
    const session = await api.start();
    const reply = await fetch(`${shared.server.base}/report/finalize`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${session.token}` },
      body: JSON.stringify({ session_id: session.id, transcripts: session.questions.map((question) => ({ question, transcript: 'I led \ud800 it.' })) }),
    });
    const text = await reply.text();
    expect(text).not.toMatch(/\\ud800/i);
    expect(ProctoredReport.parse(JSON.parse(text)).questions[0]?.transcript).toBe('I led \ufffd it.');
  });

  it('may be called again, and the last one stands', async () => {
    const session = await api.start();
    await api.finalize(session, nothing(session.questions));
    const before = (await api.raw('GET', `/reports/${session.id}/final_report.pdf`)).body;
    const again = ProctoredReport.parse((await api.finalize(session, session.questions.map(() => CASE))).body);
    expect(again.questions[3]?.transcript).toBe(CASE);
    const after = (await api.raw('GET', `/reports/${session.id}/final_report.pdf`)).body;
    expect(after.equals(before)).toBe(false);
  });

  it('takes transcripts of 50,000 characters', async () => {
    const session = await api.start();
    const long = `${CASE} `.repeat(Math.ceil(50_000 / CASE.length)).slice(0, 50_000);
    const { status, body } = await api.finalize(session, session.questions.map((_, index) => (index < 2 ? long : CASE)));
    expect(status).toBe(200);
    const [first, second] = ProctoredReport.parse(body).questions;
    expect([first?.transcript, second?.transcript]).toEqual([long.trim(), long.trim()]);
    expect(first?.scores.conciseness).toBeLessThanOrEqual(3);
    expect((await api.raw('GET', `/reports/${session.id}/final_report.pdf`)).status).toBe(200);
  });

  it('answers in Russian where the session is Russian', async () => {
    const session = await api.start('engineering', '?lang=ru');
    const report = ProctoredReport.parse((await api.finalize(session, nothing(session.questions))).body);
    for (const text of [report.summary, ...report.questions.map(({ scores }) => scores.commentary)]) expect(text).toMatch(/^[^a-z]*$/);
  });
});

describe('GET /health', () => {
  it('is the proctored document’s at the root, and each one’s under its prefix', async () => {
    for (const path of ['/health', '/apis/proctored/health']) expect(await api.call('GET', path)).toEqual({ status: 200, body: { status: 'ok' } });
    expect((await api.call('GET', '/apis/voice/health')).body).toEqual({ status: 'healthy' });
  });

  it('answers alone with --api proctored', async () => {
    const alone = await serverWith({ VIVA_API: 'proctored' });
    expect((await fetch(`${alone.base}/health`)).status).toBe(200);
    expect((await fetch(`${alone.base}/resume/parse`, { method: 'POST' })).status).toBe(404);
    expect((await fetch(`${alone.base}/openapi/proctored.json`)).status).toBe(200);
  });
});
