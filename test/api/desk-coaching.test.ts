/** The desk's part of one's own practice, on the real server. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CoachingHistory, CoachingPractice } from '../../src/contracts/desk-coaching.ts';
import { createCoachingStore } from '../../src/main/store/coaching.ts';
import { openDatabase } from '../../src/main/store/database.ts';
import { hum } from '../fixtures/coaching-client.ts';
import { atDesk } from '../fixtures/coaching-desk.ts';
import { startServer, type TestServer } from '../fixtures/server.ts';
import { tempDir } from '../fixtures/temp-dir.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ env: { VIVA_BROWSER: 'none' } });
});
afterAll(() => server.close());

const mine = (wish: object = {}) => atDesk(() => server, wish);

describe('one’s own practice', () => {
  it('belongs to whoever sits here, without an account, and never to the reviewer’s library', async () => {
    const { desk, api, token, session, uploaded } = await mine({ job_title: 'Gardener' });
    expect((await api.call('GET', '/auth/users/me', token)).body).toMatchObject({ email: 'local' });
    const { body: question } = await api.call('POST', `/interview/sessions/${session}/next-question`, token);
    const media = await uploaded(hum(2), { questionId: question.id });
    await api.call('POST', `/interview/sessions/${session}/answers`, token, { answer_text: 'Roses.', question_id: question.id });
    const practice = CoachingPractice.parse((await desk.call(`/coaching/sessions/${session}`)).body);
    expect(practice).toMatchObject({
      job_title: 'Gardener', questions: [{ id: question.id, text: question.content }], answers: [{ text: 'Roses.', questionId: question.id }],
      recordings: [{ id: media, questionId: question.id, contentType: 'audio/wav', analysis: { stage: 'none' } }],
    });
    const history = CoachingHistory.parse((await desk.call('/coaching/history')).body);
    expect(history.sessions.find(({ id }) => id === session)).toMatchObject({ questions: 1, recordings: 1 });
    const library = await desk.call<unknown[]>('/interviews', { headers: await desk.reviewer() });
    expect([library.status, JSON.stringify(library.body)]).toEqual([200, '[]']);
    expect((await desk.call(`/interviews/${session}`, { headers: await desk.reviewer() })).status).toBe(404);
  });

  it('keeps others’ sessions shut, and asks for the launch token', async () => {
    const { desk, api } = await mine();
    const other = await api.person();
    const foreign = await api.session(other.token);
    const media = String((await api.upload(other.token, foreign, hum(1))).body.id);
    for (const path of [`/coaching/sessions/${foreign}`, `/coaching/sessions/${foreign}/export`, `/coaching/media/${media}`]) expect((await desk.call(path)).status, path).toBe(403);
    expect((await desk.call(`/coaching/media/${media}/ticket`, { method: 'POST' })).status).toBe(403);
    expect((await fetch(`${server.base}/desk/coaching/history`)).status).toBe(401);
  });

  it('plays by a ticket without headers, and by nothing else', async () => {
    const { desk, uploaded } = await mine();
    const sound = hum(1);
    const { path } = (await desk.call<{ path: string }>(`/coaching/media/${await uploaded(sound)}/ticket`, { method: 'POST' })).body;
    const reply = await fetch(`${server.base}${path}`, { headers: { range: 'bytes=0-3' } });
    expect([reply.status, reply.headers.get('content-type'), await reply.text()]).toEqual([206, 'audio/wav', 'RIFF']);
    expect((await fetch(`${server.base}${path}`)).headers.get('content-length')).toBe(String(sound.length));
    expect((await fetch(`${server.base}${path}x`)).status).toBe(404);
    expect((await fetch(`${server.base}${path}`, { headers: { origin: 'http://localhost:1' } })).status).toBe(403);
  });

  it('exports as a page and as JSON what its owner may give away, escaped and without emotion', async () => {
    const { desk, session, uploaded } = await mine({ job_title: '<script>alert(1)</script>' });
    const media = await uploaded(hum(1), { filename: '<img src=x>.wav' });
    const db = openDatabase(server.dataDir);
    const point = { about: 'result', text: 'Say <b>what</b> came of it.', moment: null, quote: 'we & they' } as const;
    createCoachingStore(db, () => new Date()).setReport(media, {
      durationS: 1, writtenIn: 'en', createdAt: new Date().toISOString(), gaps: [],
      delivery: { measures: { speechRate: { value: 141.25, unit: 'words/min' } }, emotion: { label: 'nervous', confidence: 0.9 } },
      expression: { eyeContact: { value: 0.5 }, posture: { value: 0.75 }, smile: { value: 0.99 }, dominant: 'fearful', distribution: { fearful: 1 }, track: { expression: ['fearful'] } },
      feedback: { text: 'Well told.', worked: [point], next: point, star: null, changes: [], levels: {}, by: 'rules' },
    });
    db.close();
    const page = await (await desk.send(`/coaching/sessions/${session}/export?language=ru`)).text();
    const reply = await desk.send(`/coaching/sessions/${session}/export?format=json`);
    const json = await reply.text();
    expect(reply.headers.get('content-disposition')).toMatch(/attachment; filename="practice-[\d-]+\.json"/u);
    expect(JSON.parse(json)).toMatchObject({ recordings: [{ eyeContact: 0.5, posture: 0.75, measures: { speechRate: { value: 141.25 } }, feedback: { text: 'Well told.' } }] });
    expect(page).toContain('141,3 сл./мин');
    expect(page).toContain('&lt;script&gt;');
    expect(page).not.toMatch(/<script|<img|<b>|src=|href=/u);
    for (const text of [page, json]) expect(text).not.toMatch(/nervous|fearful|smile|emotion|expression|distribution|dominant|0\.99/iu);
  });

  it('is erased with its files', async () => {
    const { desk, session, uploaded } = await mine();
    const media = await uploaded(hum(1));
    const files = (): string[] => readdirSync(join(server.dataDir, 'coaching-files'));
    expect(files()).toContain(media);
    expect((await desk.call(`/coaching/sessions/${session}`, { method: 'DELETE' })).status).toBe(200);
    expect(files()).not.toContain(media);
    expect((await desk.call(`/coaching/media/${media}`)).status).toBe(404);
    expect((await desk.call(`/coaching/sessions/${session}`)).status).toBe(404);
  });
});

describe('uploads', () => {
  it('go on where they were, also in another run of the program', async () => {
    const dataDir = tempDir();
    let running = await startServer({ dataDir, env: { VIVA_BROWSER: 'none' } });
    try {
      const { desk, part, begin } = await atDesk(() => running);
      const sound = hum(2);
      const { uploadId } = (await begin(sound.length)).body;
      expect(await (await part(uploadId, 0, sound.subarray(0, 1_000))).json()).toEqual({ uploadId, byteLength: sound.length, receivedBytes: 1_000 });
      await running.close();
      running = await startServer({ dataDir, env: { VIVA_BROWSER: 'none' } });
      expect((await desk.call(`/coaching/uploads/${uploadId}`)).body).toMatchObject({ receivedBytes: 1_000 });
      const early = await part(uploadId, 0, sound.subarray(0, 1_000));
      expect([early.status, await early.json()]).toEqual([409, { detail: 'The next part begins at 1000', code: 'CONFLICT', details: { receivedBytes: 1_000 } }]);
      expect((await desk.call(`/coaching/uploads/${uploadId}/finish`, { method: 'POST' })).status).toBe(409);
      expect((await part(uploadId, 1_000, sound.subarray(1_000))).status).toBe(200);
      const finished = await desk.call<{ id: string }>(`/coaching/uploads/${uploadId}/finish`, { method: 'POST' });
      expect(finished.status).toBe(201);
      expect(readFileSync(join(dataDir, 'coaching-files', finished.body.id))).toEqual(Buffer.from(sound));
      expect(readdirSync(join(dataDir, 'coaching-uploads'))).toEqual([]);
    } finally {
      await running.close();
    }
  });

  it('keep their name, so that a finish whose reply was lost finds what it kept', async () => {
    const { desk, part, begin, session } = await mine();
    const sound = hum(1);
    const { uploadId } = (await begin(sound.length)).body;
    await part(uploadId, 0, sound);
    const [first, again] = [await desk.call(`/coaching/uploads/${uploadId}/finish`, { method: 'POST' }), await desk.call(`/coaching/uploads/${uploadId}/finish`, { method: 'POST' })];
    expect([first.status, again.status, again.body]).toEqual([201, 201, first.body]);
    expect((await desk.call<{ recordings: unknown[] }>(`/coaching/sessions/${session}`)).body.recordings).toHaveLength(1);
  });

  it('go with the session that they belong to', async () => {
    const { desk, part, begin, session } = await mine();
    const { uploadId } = (await begin(2_000)).body;
    await part(uploadId, 0, hum(1).subarray(0, 1_000));
    expect((await desk.call(`/coaching/sessions/${session}`, { method: 'DELETE' })).status).toBe(200);
    expect(readdirSync(join(server.dataDir, 'coaching-uploads'))).toEqual([]);
    expect((await part(uploadId, 1_000, new Uint8Array(1_000))).status).toBe(404);
    expect((await begin(10)).status).toBe(404);
  });

  it('are bounded, and leave nothing of what is refused', async () => {
    const { desk, part, begin } = await mine();
    const [tooLong, noSound] = [(await begin(10)).body.uploadId, (await begin(20, { filename: 'other.wav' })).body.uploadId];
    expect((await part(tooLong, 0, new Uint8Array(11))).status).toBe(400);
    expect((await desk.call(`/coaching/uploads/${tooLong}`, { method: 'DELETE' })).status).toBe(200);
    expect((await part(noSound, 0, new Uint8Array(20))).status).toBe(200);
    expect((await desk.call(`/coaching/uploads/${noSound}/finish`, { method: 'POST' })).status).toBe(422);
    expect((await desk.call(`/coaching/uploads/${noSound}`)).status).toBe(404);
    const four = await Promise.all([1, 2, 3, 4].map((number) => begin(10, { filename: `${number}.wav` })));
    expect(four.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    expect((await begin(10)).status).toBe(429);
    // The same file anew is no fifth: the reply to its first beginning was lost.
    const anew = await begin(10, { filename: '4.wav' });
    expect(anew.status).toBe(201);
    expect((await desk.call(`/coaching/uploads/${four[3]?.body.uploadId}`)).status).toBe(404);
    for (const { body } of [...four.slice(0, 3), anew]) await desk.call(`/coaching/uploads/${body.uploadId}`, { method: 'DELETE' });
    expect(readdirSync(join(server.dataDir, 'coaching-uploads'))).toEqual([]);
    expect((await begin(3 * 1024 ** 3)).status).toBe(400);
  });
});

describe('analysis in the background', () => {
  it('tells its stage and its result; a cancelled one leaves none', async () => {
    const { desk, uploaded, detail } = await mine();
    const [id, other] = [await uploaded(hum(4)), await uploaded(hum(4))];
    expect((await desk.call(`/coaching/media/${id}/analyse`, { method: 'POST' })).status).toBe(202);
    await desk.call(`/coaching/media/${other}/analyse`, { method: 'POST' });
    expect((await desk.call(`/coaching/media/${other}/cancel`, { method: 'POST' })).body).toEqual({ stage: 'cancelled', share: 0, error: null });
    await expect.poll(async () => (await detail(id)).analysis.stage, { timeout: 20_000 }).toBe('done');
    expect((await detail(id)).result).toMatchObject({ gaps: ['no-recogniser'], words: [], measures: { pitchMean: { unit: 'Hz' } }, expression: null });
    expect(await detail(other)).toMatchObject({ analysis: { stage: 'cancelled' }, result: null });
    const { points } = CoachingHistory.parse((await desk.call('/coaching/history?language=ru')).body);
    expect(points.map(({ mediaId }) => mediaId)).toContain(id);
  }, 60_000);
});
