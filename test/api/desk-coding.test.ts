/** The desk's side of coding interviews, on the real server: what the room needs, and what a reviewer sees. */
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { applyEdit } from '../../src/contracts/code-edits.ts';
import { CodingDetail, CodingReplay, CodingRoomState } from '../../src/contracts/desk-coding.ts';
import { callCoding } from '../fixtures/coding.ts';
import { createDeskClient } from '../fixtures/desk-client.ts';
import { startHeadless } from '../fixtures/headless-server.ts';
import { sharedServer } from '../fixtures/server.ts';
import { tempDir } from '../fixtures/temp-dir.ts';


const api = sharedServer();
const desk = createDeskClient(() => api.server);
const coding = <T = unknown>(method: string, path: string, body?: unknown) => callCoding<T>(`${api.server.base}/api`, method, `/interviews/${path}`, body);
type Room = z.output<typeof CodingRoomState>;
type Headers = Readonly<Record<string, string>>;
const AT = '2026-01-02T03:04:05.000Z';
const WISH = { candidate: 'Ada', codeLanguage: 'python', level: 'junior', language: 'en', consent: true };

async function begin(wish: object = {}): Promise<{ readonly id: string; readonly key: Headers; readonly room: Room }> {
  const reply = await desk.call<{ id: string; interviewKey: string }>('/coding', { method: 'POST', body: { ...WISH, ...wish } });
  expect(reply.status).toBe(201);
  const key = { 'x-interview-key': reply.body.interviewKey };
  return { id: reply.body.id, key, room: await roomOf(reply.body.id, key) };
}

async function roomOf(id: string, key: Headers): Promise<Room> {
  const { status, body } = await desk.call(`/coding/${id}/room`, { headers: key });
  expect(status).toBe(200);
  return CodingRoomState.parse(body);
}

const insert = (offset: number, inserted: string, source = 'typing') => ({ at: AT, source, changes: [{ offset, deleted: 0, inserted }] });
const keep = (id: string, key: Headers, body: object) => desk.call<{ nextSeq: number; savedAt: string }>(`/coding/${id}/edits`, { method: 'POST', headers: key, body });

describe('the room', () => {
  it('opens with what its candidate may see, and with nothing for another', async () => {
    const reviewer = await desk.reviewer();
    const { id, key, room } = await begin();
    expect(room).toMatchObject({ id, finished: false, candidate: 'Ada', editSeq: 0, messages: [], lastRun: null, runs: 0, code: room.task.initial_code });
    expect((await desk.call(`/coding/${id}/room`)).status).toBe(403);
    // Whoever sits down closes the desk.
    expect((await desk.call(`/coding/${id}/room`, { headers: reviewer })).status).toBe(403);
    const other = await begin();
    expect((await desk.call(`/coding/${id}/room`, { headers: other.key })).status).toBe(403);
    expect((await desk.call(`/coding/${id}`, { headers: key })).status).toBe(403);
    expect((await desk.call(`/coding/${id}/replay`, { headers: key })).status).toBe(403);
    expect((await desk.call(`/interviews/${id}`, { method: 'DELETE', headers: key })).status).toBe(403);
  });

  it('asks for consent', async () => {
    expect((await desk.call('/coding', { method: 'POST', body: { ...WISH, consent: undefined } })).status).toBe(400);
  });
});

describe('edits', () => {
  it('are kept with the text, and the last batch may come again', async () => {
    const { id, key, room } = await begin();
    const batch = { fromSeq: 0, edits: [insert(0, '# a'), insert(3, '\n')], code: `# a\n${room.code}` };
    const first = await keep(id, key, batch);
    expect(first).toMatchObject({ status: 200, body: { nextSeq: 2 } });
    expect(await keep(id, key, batch)).toEqual(first);
    expect(await roomOf(id, key)).toMatchObject({ editSeq: 2, code: batch.code });
    expect((await coding<{ current_code: string }>('GET', id)).body.current_code).toBe(batch.code);
    expect(await keep(id, key, { fromSeq: 7, edits: [], code: '' })).toMatchObject({ status: 409, body: { details: { nextSeq: 2 } } });
    expect(await roomOf(id, key)).toMatchObject({ editSeq: 2, code: batch.code });
  });

  it('are kept after kill -9, once the batch was answered', async () => {
    const dataDir = tempDir();
    const first = await startHeadless(dataDir);
    const there = createDeskClient(() => ({ base: first.base, app: first }));
    const begun = await there.call<{ id: string; interviewKey: string }>('/coding', { method: 'POST', body: WISH });
    const path = `/coding/${begun.body.id}`;
    const headers = { 'x-interview-key': begun.body.interviewKey };
    const { code } = CodingRoomState.parse((await there.call(`${path}/room`, { headers })).body);
    const batch = { fromSeq: 0, edits: [insert(0, '# kept\n')], code: `# kept\n${code}` };
    const answered = await there.call(`${path}/edits`, { method: 'POST', headers, body: batch });
    expect(answered.status).toBe(200);
    first.child.kill('SIGKILL');
    await first.exited;
    const second = await startHeadless(dataDir);
    const again = createDeskClient(() => ({ base: second.base, app: second }));
    expect(CodingRoomState.parse((await again.call(`${path}/room`, { headers })).body)).toMatchObject({ code: batch.code, editSeq: 1 });
    // Its page did not hear the answer and sends the batch again.
    expect(await again.call(`${path}/edits`, { method: 'POST', headers, body: batch })).toEqual(answered);
  });

  it('end with the interview, and code has its limit', async () => {
    const { id, key, room } = await begin();
    expect((await keep(id, key, { fromSeq: 0, edits: [], code: '#'.repeat(65_537) })).status).toBe(400);
    await coding('POST', `${id}/finish`);
    expect(await keep(id, key, { fromSeq: 0, edits: [insert(0, 'x')], code: `x${room.code}` })).toMatchObject({ status: 409, body: { code: 'INTERVIEW_FINISHED' } });
    expect(await roomOf(id, key)).toMatchObject({ finished: true, code: room.code });
  });
});

describe('the interviewer', () => {
  const say = async (id: string, key: Headers, message: string) => {
    const reply = await desk.send(`/coding/${id}/chat`, { method: 'POST', headers: key, body: { message } });
    const events = (await reply.text()).split('\n\n').filter(Boolean).map((event) => {
      const [, name, data] = /^event: (\w+)\ndata: (.*)$/.exec(event) ?? [];
      return { name, data: JSON.parse(data ?? 'null') as { delta?: string; message?: { content: string; timestamp: string } } };
    });
    return { status: reply.status, type: reply.headers.get('content-type'), events };
  };

  it('answers as events whose pieces are its text', async () => {
    const { id, key } = await begin();
    const { status, type, events } = await say(id, key, 'May I sort the list first?');
    expect([status, type]).toEqual([200, 'text/event-stream']);
    const last = events.at(-1);
    expect(events.map(({ name }) => name)).toEqual([...events.slice(1).map(() => 'text'), 'done']);
    expect(last?.data.message).toMatchObject({ role: 'assistant', content: events.map(({ data }) => data.delta ?? '').join('') });
    expect((await roomOf(id, key)).messages).toMatchObject([{ role: 'user', content: 'May I sort the list first?' }, last?.data.message]);
  });

  it('says what the caller did wrong by its status', async () => {
    const { id, key } = await begin();
    await coding('POST', `${id}/finish`);
    expect((await desk.call(`/coding/${id}/chat`, { method: 'POST', headers: key, body: { message: 'Hello?' } })).status).toBe(409);
    expect((await desk.call(`/coding/${id}/chat`, { method: 'POST', headers: key, body: { message: ' ' } })).status).toBe(400);
  });
});

describe('the reviewer', () => {
  it('sees what happened in its order, the writing, and the result in the list of all kinds', async () => {
    const { id, key, room } = await begin({ candidate: 'Grace' });
    const screening = await desk.begin({ candidate: 'Edsger' });
    await keep(id, key, { fromSeq: 0, edits: [insert(0, '# one\n', 'paste')], code: `# one\n${room.code}` });
    await coding('POST', `${id}/run`, { code: `# one\n${room.code}` });
    await coding('POST', `${id}/anti-cheat`, { event_type: 'tab_switch', metadata: { timestamp: new Date().toISOString(), details: '6 s' } });
    await desk.send(`/coding/${id}/chat`, { method: 'POST', headers: key, body: { message: 'What about an empty list?' } }).then((reply) => reply.text());
    await coding('POST', `${id}/finish`);
    const reviewer = await desk.reviewer();
    const detail = CodingDetail.parse((await desk.call(`/coding/${id}`, { headers: reviewer })).body);
    expect(detail).toMatchObject({ id, finished: true, candidate: 'Grace', code: `# one\n${room.code}` });
    expect(detail.moments.map(({ kind }) => kind)).toEqual(['run', 'event', 'message', 'message']);
    expect(detail.moments.map(({ at }) => at)).toEqual(detail.moments.map(({ at }) => at).toSorted());
    expect(detail.moments[0]).toMatchObject({ hidden: { total: expect.any(Number) as number }, visible: { total: expect.any(Number) as number }, status: expect.any(String) as string });
    const replay = CodingReplay.parse((await desk.call(`/coding/${id}/replay`, { headers: reviewer })).body);
    expect(replay).toMatchObject({ initialCode: room.code, keptEdits: 1, truncated: false, edits: [{ source: 'paste' }] });
    const list = (await desk.call<{ id: string; kind: string; level: string | null }[]>('/interviews', { headers: reviewer })).body;
    expect(list.find((row) => row.id === id)).toMatchObject({ kind: 'coding', state: 'finished', candidate: 'Grace', vacancy: room.task.title, decision: null, level: detail.report?.recommendations.level });
    expect(list.find((row) => row.id === screening.id)).toMatchObject({ kind: 'screening', level: null });
    expect(list.map((row) => row.id).indexOf(screening.id)).toBeLessThan(list.map((row) => row.id).indexOf(id));
  });

  it('replays the versions of an interview that another program held', async () => {
    const { body } = await callCoding<{ interview_id: string; task: { initial_code: string } }>(`${api.server.base}/api`, 'POST', '/interviews', { language: 'python', level: 'junior' });
    for (const code of ['a = 1\n', 'a = 2\n']) await coding('PUT', `${body.interview_id}/code`, { code });
    const { initialCode, edits, keptEdits } = CodingReplay.parse((await desk.call(`/coding/${body.interview_id}/replay`, { headers: await desk.reviewer() })).body);
    expect([initialCode, keptEdits, edits.length]).toEqual([body.task.initial_code, 0, 2]);
    expect(edits.reduce((text, edit) => applyEdit(text, edit) ?? '', initialCode)).toBe('a = 2\n');
  });

  it('erases one, and it is gone for everybody', async () => {
    const { id, key } = await begin();
    const reviewer = await desk.reviewer();
    expect((await desk.call(`/interviews/${id}`, { method: 'DELETE', headers: reviewer })).status).toBe(200);
    expect((await desk.call(`/interviews/${id}`, { method: 'DELETE', headers: reviewer })).status).toBe(404);
    expect((await desk.call(`/coding/${id}`, { headers: reviewer })).status).toBe(404);
    expect((await desk.call(`/coding/${id}/room`, { headers: key })).status).toBe(404);
    expect((await coding('GET', id)).status).toBe(404);
    expect((await desk.call<{ id: string }[]>('/interviews', { headers: reviewer })).body.map((row) => row.id)).not.toContain(id);
  });
});
