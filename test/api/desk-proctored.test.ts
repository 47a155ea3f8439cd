/** The desk's side of proctored interviews, on the real server: without a recogniser, answers are typed. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ProctoredDetail, ProctoredRoomState } from '../../src/contracts/desk-proctored.ts';
import { createDeskClient } from '../fixtures/desk-client.ts';
import { startHeadless } from '../fixtures/headless-server.ts';
import { startServer, type TestServer } from '../fixtures/server.ts';
import { tempDir } from '../fixtures/temp-dir.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());
const desk = createDeskClient(() => server);
type Headers = Readonly<Record<string, string>>;
type Desk = ReturnType<typeof createDeskClient>;

const WISH = { candidate: 'Ada Lovelace', role: 'engineering', language: 'en', look: 'maria', attention: true, consent: true };
const CASE = 'Our report took forty minutes and the shops complained. I rewrote two queries and added an index. In the end it ran in nine seconds.';
const SPAN = { t0: 0, t1: 8, state: 'focused', event: 'looking_ahead', confidence: 0.9 };

async function begin(wish: object = {}, at: Desk = desk): Promise<{ readonly id: string; readonly key: Headers; readonly streamId: string }> {
  const { status, body } = await at.call<{ id: string; interviewKey: string; streamId: string }>('/proctored', { method: 'POST', body: { ...WISH, ...wish } });
  expect(status).toBe(201);
  return { id: body.id, key: { 'x-interview-key': body.interviewKey }, streamId: body.streamId };
}
const put = (id: string, key: Headers, index: number, text: string, more: object = {}, at: Desk = desk) =>
  at.call(`/proctored/${id}/answers/${index}`, { method: 'PUT', headers: key, body: { take: 0, text, recognisedText: null, source: 'typed', t0: null, t1: null, ...more } });
const tell = (id: string, key: Headers, spans: readonly object[]) => desk.call(`/proctored/${id}/attention`, { method: 'POST', headers: key, body: { spans } });
const roomOf = async (id: string, key: Headers) => ProctoredRoomState.parse((await desk.call(`/proctored/${id}/room`, { headers: key })).body);
const detailOf = async (id: string, key: Headers) => ProctoredDetail.parse((await desk.call(`/proctored/${id}`, { headers: key })).body);
const finish = (id: string, key: Headers) => desk.call(`/proctored/${id}/finish`, { method: 'POST', headers: key });
const reportOf = (id: string) => fetch(`${server.base}/reports/${id}/final_report.pdf`);

describe('the room', () => {
  it('is begun with consent, and shown to its candidate and no other', async () => {
    expect((await desk.call('/proctored', { method: 'POST', body: { ...WISH, consent: false } })).status).toBe(400);
    const { id, key, streamId } = await begin();
    expect(await roomOf(id, key)).toMatchObject({ id, state: 'created', candidate: 'Ada Lovelace', role: 'engineering', look: 'maria', retakes: 1, streamId, answers: [], startedAt: null });
    const other = await begin();
    expect((await desk.call(`/proctored/${id}/room`, { headers: other.key })).status).toBe(403);
    expect((await fetch(`${server.base}/desk/proctored/${id}/room`, { headers: key })).status).toBe(401);
  });

  it('keeps answers, their corrections and one new take', async () => {
    const { id, key } = await begin();
    expect((await put(id, key, 0, 'first')).status).toBe(200);
    await put(id, key, 0, 'first, corrected', { recognisedText: 'first' });
    expect((await roomOf(id, key)).answers).toMatchObject([{ index: 0, take: 0, text: 'first, corrected', recognisedText: 'first' }]);
    await put(id, key, 0, 'second take', { take: 1 });
    await put(id, key, 0, 'late words of the first take');
    const { answers, state } = await roomOf(id, key);
    expect([state, answers]).toMatchObject(['running', [{ take: 1, text: 'second take' }]]);
    expect((await put(id, key, 0, 'x', { take: 2 })).status).toBe(400);
    expect((await put(id, key, 99, 'x')).status).toBe(400);
  });

  it('knows what was heard after the last kept answer, also when nobody was connected any more', async () => {
    const { id, key, streamId } = await begin();
    const heard = async () => (await roomOf(id, key)).unsentFinals.map(({ text }) => text);
    const say = async (text: string): Promise<void> => {
      const socket = new WebSocket(`${server.base.replace('http', 'ws')}/apis/screening/stream/${streamId}`);
      await new Promise((resolve) => (socket.onopen = resolve));
      socket.send(text);
      await new Promise((resolve) => (socket.onmessage = resolve));
      socket.close();
    };
    expect(await heard()).toEqual([]);
    await say(CASE);
    await expect.poll(heard, { timeout: 30_000 }).toEqual([CASE]);
    await finish(id, key);
    expect(await heard()).toEqual([]);
  });

  it('keeps answers through kill -9', async () => {
    const dataDir = tempDir();
    const first = await startHeadless(dataDir);
    const early = createDeskClient(() => ({ base: first.base, app: { token: first.token } }));
    const { id, key } = await begin({}, early);
    expect((await put(id, key, 0, CASE, {}, early)).status).toBe(200);
    first.child.kill('SIGKILL');
    await first.exited;
    const second = await startHeadless(dataDir);
    const late = createDeskClient(() => ({ base: second.base, app: { token: second.token } }));
    const { body } = await late.call(`/proctored/${id}/room`, { headers: key });
    expect(ProctoredRoomState.parse(body).answers).toMatchObject([{ text: CASE }]);
  });
});

describe('attention', () => {
  it('is kept as stretches of numbers, each once', async () => {
    const { id, key } = await begin();
    expect((await tell(id, key, [SPAN])).status).toBe(200);
    await tell(id, key, [{ ...SPAN, t1: 10 }, { t0: 10, t1: 15, state: 'unknown', event: 'no_face_detected', confidence: 0.5, reason: 'low_light' }]);
    await finish(id, key);
    const { spans, result } = await detailOf(id, key);
    expect(spans.map(({ t0, t1, state, reason }) => [t0, t1, state, reason])).toEqual([[0, 10, 'focused', null], [10, 15, 'unknown', 'low_light']]);
    expect(result?.attention).toMatchObject({ assessed: true, distracted_ratio: 0 });
    expect(result?.attention?.focused_ratio).toBeCloseTo(2 / 3);
  });

  it('is not measured, nor reported, where it is switched off', async () => {
    const { id, key } = await begin({ attention: false });
    expect((await tell(id, key, [SPAN])).status).toBe(409);
    await finish(id, key);
    expect((await detailOf(id, key)).result?.attention).toEqual({ focused_ratio: 0, distracted_ratio: 0, unknown_ratio: 0, assessed: false });
  });

  it('has no part in the marks', async () => {
    const marks = await Promise.all(['focused', 'distracted'].map(async (state) => {
      const { id, key } = await begin();
      await put(id, key, 0, CASE);
      await tell(id, key, [{ ...SPAN, t1: 600, state }]);
      await finish(id, key);
      const { result } = await detailOf(id, key);
      return [result?.summary, result?.questions.map(({ scores }) => scores)];
    }));
    expect(marks[0]).toEqual(marks[1]);
  });
});

describe('the end', () => {
  it('grades, writes the report and takes no more answers', async () => {
    const { id, key } = await begin();
    await put(id, key, 4, CASE);
    expect((await desk.call(`/proctored/${id}`, { headers: key })).status).toBe(403);
    expect((await reportOf(id)).status).toBe(404);
    expect((await finish(id, key)).status).toBe(200);
    const { state, result, hasAudio } = await detailOf(id, key);
    expect([state, hasAudio]).toEqual(['finished', false]);
    expect(result?.questions[4]?.scores.total).toBeGreaterThanOrEqual(20);
    expect(result?.questions[4]?.quotes.every(({ quote }) => CASE.includes(quote))).toBe(true);
    expect(result?.questions[0]?.scores.total).toBe(5);
    expect((await reportOf(id)).headers.get('content-type')).toBe('application/pdf');
    expect((await put(id, key, 0, 'too late')).status).toBe(409);
    expect((await finish(id, key)).status).toBe(200);
    expect((await desk.send(`/proctored/${id}/audio`, { headers: key })).status).toBe(404);
  });

  it('is among the reviewer’s interviews, and erased with its files', async () => {
    const { id, key } = await begin({ candidate: 'Grace Hopper' });
    await put(id, key, 4, CASE);
    await finish(id, key);
    const pdf = join(server.dataDir, 'proctored-reports', id);
    expect(existsSync(pdf)).toBe(true);
    const reviewer = await desk.reviewer();
    const list = await desk.call<{ id: string; kind: string; candidate: string; overall: number | null }[]>('/interviews', { headers: reviewer });
    expect(list.body.find((one) => one.id === id)).toMatchObject({ kind: 'proctored', candidate: 'Grace Hopper' });
    expect((await desk.call(`/interviews/${id}`, { method: 'DELETE', headers: reviewer })).status).toBe(200);
    expect(existsSync(pdf)).toBe(false);
    expect((await reportOf(id)).status).toBe(404);
    expect((await desk.call(`/proctored/${id}/room`, { headers: reviewer })).status).toBe(404);
  });
});
