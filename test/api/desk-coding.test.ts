/** The desk's side of coding interviews, on the real server: what the room needs, and what a reviewer sees. */
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { CodingRoomState } from '../../src/contracts/desk-coding.ts';
import { createDeskClient } from '../fixtures/desk-client.ts';
import { sharedServer } from '../fixtures/server.ts';
import { callCoding } from '../fixtures/coding.ts';

const api = sharedServer();
const desk = createDeskClient(() => api.server);
type Room = z.output<typeof CodingRoomState>;
type Headers = Readonly<Record<string, string>>;
const AT = '2026-01-02T03:04:05.000Z';

async function begin(wish: object = {}): Promise<{ readonly id: string; readonly key: Headers; readonly room: Room }> {
  const body = { candidate: 'Ada', codeLanguage: 'python', level: 'junior', language: 'en', consent: true, ...wish };
  const reply = await desk.call<{ id: string; interviewKey: string }>('/coding', { method: 'POST', body });
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
    expect((await desk.call(`/coding/${id}`, { method: 'DELETE', headers: key })).status).toBe(403);
  });

  it('asks for consent', async () => {
    const body = { candidate: 'Ada', codeLanguage: 'python', level: 'junior', language: 'en' };
    expect((await desk.call('/coding', { method: 'POST', body })).status).toBe(400);
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
    expect((await callCoding(`${api.server.base}/api`, 'GET', `/interviews/${id}`)).body.current_code).toBe(batch.code);
    expect(await keep(id, key, { fromSeq: 7, edits: [], code: '' })).toMatchObject({ status: 409, body: { details: { nextSeq: 2 } } });
    expect(await roomOf(id, key)).toMatchObject({ editSeq: 2, code: batch.code });
  });
});
