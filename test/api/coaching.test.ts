/** The coaching document, heading by heading, on the real server. Analysis has a file of its own, and so have the socket, keys, limits and errors. */
import { readdirSync, readFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { CoachingUser, Media, NextPracticeQuestion, Practice } from '../../src/contracts/coaching.ts';
import { createCoachingClient, hum, silentFilm } from '../fixtures/coaching-client.ts';
import { startServer, type TestServer } from '../fixtures/server.ts';
import { toSoundFile } from '../fixtures/sound-files.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ env: { VIVA_COACHING_LIMITS: 'off', VIVA_BROWSER: 'none' } });
});
afterAll(() => server.close());
const api = createCoachingClient(() => server.base);
const NOBODY = '550e8400-e29b-41d4-a716-446655440000';

describe('Authentication', () => {
  it('gives a bearer token for a form with name and password, and knows whose it is', async () => {
    const account = { email: 'Ada@Example.com', password: 'secretpassword', full_name: 'Ada' };
    const registered = await api.call('POST', '/auth/register', undefined, account);
    expect(registered.status).toBe(200);
    expect(CoachingUser.parse(registered.body)).toMatchObject({ email: 'ada@example.com', full_name: 'Ada', is_active: true, is_verified: false });
    const { status, body } = await api.signIn('ADA@example.com', 'secretpassword');
    expect([status, Object.keys(body), body.token_type]).toEqual([200, ['access_token', 'token_type'], 'bearer']);
    const claims = JSON.parse(Buffer.from(body.access_token?.split('.')[1] ?? '', 'base64url').toString()) as { exp: number; iat: number };
    expect(claims.exp - claims.iat).toBe(30 * 60);
    expect((await api.call('GET', '/auth/users/me', body.access_token)).body).toEqual(registered.body);
    expect(await api.call('POST', '/auth/register', undefined, account)).toMatchObject({ status: 400, body: { detail: 'Email already registered' } });
  });

  it('refuses wrong passwords and unknown names alike, and bad tokens everywhere', async () => {
    const { email } = await api.person('anna');
    for (const [name, password] of [[email, 'wrong'], ['nobody@example.com', 'secretpassword'], ['local', '']] as const) {
      const { status, body, headers } = await api.signIn(name, password || ' ');
      expect([status, body.detail, headers.get('www-authenticate')]).toEqual([401, 'Incorrect username or password', 'Bearer']);
    }
    for (const token of [undefined, 'garbage', `${(await api.person('anna')).token}x`]) {
      for (const [method, path] of [['GET', '/auth/users/me'], ['GET', '/interview/sessions'], ['POST', `/interview/media/${NOBODY}/report`], ['POST', `/interview/sessions/${NOBODY}/media`]] as const) {
        const { status, body, headers } = await api.call(method, path, token);
        expect([status, body.detail, headers.get('www-authenticate')], path).toEqual([401, 'Could not validate credentials', 'Bearer']);
      }
    }
  });
});

describe('Interview Sessions', () => {
  it('are created, started, listed, read and ended as documented', async () => {
    const { token } = await api.person();
    const wish = { job_title: 'Software Engineer', job_description: 'Full-stack developer position...', interviewer_type: 'Tech', duration_minutes: 45 };
    const { status, body } = await api.call('POST', '/interview/sessions', token, wish);
    expect(status).toBe(201);
    expect(Practice.parse(body)).toEqual({ id: body.id, status: 'created', started_at: null, ended_at: null, ...wish });
    const plain = (await api.call('POST', '/interview/sessions', token)).body;
    expect(plain).toMatchObject({ job_title: null, interviewer_type: 'HR', duration_minutes: 30 });
    const absent = await api.call('POST', '/interview/sessions', (await api.person('nobody')).token, { job_title: null, job_description: null, interviewer_type: null, duration_minutes: null });
    expect(absent).toMatchObject({ status: 201, body: { job_title: null, interviewer_type: 'HR', duration_minutes: 30 } });
    const started = await api.call('POST', `/interview/sessions/${String(body.id)}/start`, token);
    expect(started).toMatchObject({ status: 200, body: { status: 'ongoing' } });
    expect((await api.call('POST', `/interview/sessions/${String(body.id)}/start`, token)).body.started_at).toBe(started.body.started_at);
    const list = await api.call<unknown[]>('GET', '/interview/sessions', token);
    expect(z.array(Practice).parse(list.body).map(({ id }) => id)).toEqual([body.id, plain.id]);
    expect(await api.call('POST', `/interview/sessions/${String(body.id)}/end`, token)).toMatchObject({ status: 200, body: { status: 'finished' } });
    expect((await api.call('GET', `/interview/sessions/${String(body.id)}`, token)).body).toMatchObject({ status: 'finished', ended_at: expect.any(String) });
    expect((await api.call('POST', `/interview/sessions/${String(body.id)}/start`, token)).status).toBe(400);
  });

  it('keep answers, and belong to one person', async () => {
    const [ada, bob] = [await api.person('anna'), await api.person('ben')];
    const id = await api.session(ada.token);
    const answer = await api.call('POST', `/interview/sessions/${id}/answers`, ada.token, { answer_text: 'I led it.', question_id: 'q1' });
    expect(answer).toMatchObject({ status: 201, body: { session_id: id, question_id: 'q1', answer_text: 'I led it.' } });
    for (const [method, path] of [['GET', ''], ['POST', '/start'], ['POST', '/end'], ['GET', '/media'], ['POST', '/next-question']] as const) {
      expect(await api.call(method, `/interview/sessions/${id}${path}`, bob.token), path).toMatchObject({ status: 403, body: { detail: 'Not authorized to access this session' } });
      expect(await api.call(method, `/interview/sessions/${NOBODY}${path}`, bob.token), path).toMatchObject({ status: 404, body: { detail: 'Interview session not found' } });
    }
    expect((await api.call('GET', '/interview/sessions', bob.token)).body).toEqual([]);
  });
});

describe('Removal', () => {
  it('takes a session with its recordings, or the account with everything, and only its owner’s', async () => {
    const [ada, bob] = [await api.person(), await api.person('ben')];
    const [one, two, other] = [await api.session(ada.token), await api.session(ada.token), await api.session(bob.token)];
    const uploaded = async (token: string, id: string): Promise<string> => String((await api.upload(token, id, hum(1))).body.id);
    const [first, second, third] = [await uploaded(ada.token, one), await uploaded(ada.token, two), await uploaded(bob.token, other)];
    const kept = (): string[] => [first, second, third].filter((id) => readdirSync(join(server.dataDir, 'coaching-files')).includes(id));
    expect((await api.call('DELETE', `/interview/sessions/${one}`, bob.token)).status).toBe(403);
    expect(await api.call('DELETE', `/interview/sessions/${one}`, ada.token)).toMatchObject({ status: 200, body: { status: 'removed' } });
    expect((await api.call('GET', `/interview/sessions/${one}`, ada.token)).status).toBe(404);
    expect(kept()).toEqual([second, third]);
    expect((await api.call('DELETE', '/auth/users/me', ada.token)).status).toBe(200);
    expect((await api.call('GET', '/auth/users/me', ada.token)).status).toBe(401);
    expect((await api.signIn(ada.email, 'correct horse')).status).toBe(401);
    expect(kept()).toEqual([third]);
    expect((await api.call<unknown[]>('GET', '/interview/sessions', bob.token)).body).toHaveLength(1);
  });
});

describe('Media Upload', () => {
  it('takes sound and film by their content, lists them oldest first and plays them to their owner', async () => {
    const [ada, bob] = [await api.person('anna'), await api.person('ben')];
    const id = await api.session(ada.token);
    const sound = hum(2);
    const first = await api.upload(ada.token, id, sound);
    expect(first.status).toBe(201);
    expect(Media.parse(first.body)).toMatchObject({ session_id: id, media_type: 'audio', filename: 'answer.wav' });
    const opus = await toSoundFile('webm', new Float32Array(16_000).fill(0.1), 16_000);
    expect((await api.upload(ada.token, id, opus, { name: 'anything.exe' })).status).toBe(201);
    expect((await api.upload(ada.token, id, await silentFilm(), { type: 'video', name: 'film.webm' })).status).toBe(201);
    const list = await api.call<unknown[]>('GET', `/interview/sessions/${id}/media`, ada.token);
    expect(z.array(Media).parse(list.body).map(({ filename }) => filename)).toEqual(['answer.wav', 'anything.exe', 'film.webm']);
    const path = `/interview/media/${String(first.body.id)}/file`;
    const whole = await api.send('GET', path, { token: ada.token });
    expect([whole.status, whole.headers.get('content-type'), (await whole.bytes()).length]).toEqual([200, 'audio/wav', sound.length]);
    const part = await api.send('GET', path, { token: ada.token, headers: { range: 'bytes=4-11' } });
    expect([part.status, part.headers.get('content-range'), await part.bytes()]).toEqual([206, `bytes 4-11/${sound.length}`, sound.slice(4, 12)]);
    const beyond = await api.send('GET', path, { token: ada.token, headers: { range: `bytes=${sound.length}-` } });
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${sound.length}`]);
    expect((await api.send('GET', path, { token: bob.token })).status).toBe(403);
    expect((await api.call('DELETE', path.replace('/file', ''), bob.token)).status).toBe(403);
    expect((await api.call('DELETE', path.replace('/file', ''), ada.token)).status).toBe(200);
    expect((await api.send('GET', path, { token: ada.token })).status).toBe(404);
  });

  it('refuses what is no recording, or not of its kind, and leaves nothing behind', async () => {
    const { token } = await api.person('anna');
    const id = await api.session(token);
    const before = readdirSync(join(server.dataDir, 'coaching-files')).toSorted();
    const wav = hum(1);
    const bad: readonly (readonly [string, Uint8Array, string])[] = [
      ['an executable', readFileSync(process.execPath).subarray(0, 2_000_000), 'audio'],
      ['a picture', Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64'), 'video'],
      ['a PDF', Buffer.from('%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF'), 'audio'],
      ['a page', Buffer.from('<!doctype html><title>x</title>'), 'video'],
      ['the head of a WAV', wav.subarray(0, 40), 'audio'],
      ['the head of a film', (await silentFilm()).subarray(0, 60), 'video'],
      ['sound as film', wav, 'video'],
      ['film without sound as sound', await silentFilm(), 'audio'],
    ];
    for (const [what, file, type] of bad) expect((await api.upload(token, id, file, { type, name: 'interview.webm' })).status, what).toBe(422);
    expect((await api.upload(token, id, new Uint8Array(), {})).status).toBe(400);
    expect((await api.upload(token, id, wav, { type: 'hologram' })).status).toBe(422);
    expect((await api.call('POST', `/interview/sessions/${id}/media?media_type=audio`, token, { file: 'x' })).status).toBe(400);
    expect((await api.call<unknown[]>('GET', `/interview/sessions/${id}/media`, token)).body).toEqual([]);
    expect(readdirSync(join(server.dataDir, 'coaching-files')).toSorted()).toEqual(before);
  });

  it('forgets an upload that breaks off', async () => {
    const { token } = await api.person('anna');
    const id = await api.session(token);
    const before = readdirSync(join(server.dataDir, 'coaching-files')).toSorted();
    const { hostname, port } = new URL(server.base);
    const socket = createConnection(Number(port), hostname);
    const head = '--b\r\nContent-Disposition: form-data; name="file"; filename="a.wav"\r\nContent-Type: audio/wav\r\n\r\n';
    socket.write(`POST /interview/sessions/${id}/media?media_type=audio HTTP/1.1\r\nHost: ${hostname}\r\nAuthorization: Bearer ${token}\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 9000000\r\n\r\n${head}`);
    socket.write(hum(30));
    const part = async (): Promise<boolean> => Promise.resolve(readdirSync(join(server.dataDir, 'coaching-files')).some((name) => name.endsWith('.part')));
    await expect.poll(part).toBe(true);
    socket.destroy();
    await expect.poll(part).toBe(false);
    expect(readdirSync(join(server.dataDir, 'coaching-files')).toSorted()).toEqual(before);
  });
});

describe('Adaptive Questioning', () => {
  it('asks in the asked language, about the job, and never the same twice', async () => {
    const { token } = await api.person('anna');
    const id = await api.session(token, { job_title: 'Backend Engineer', interviewer_type: 'Tech' });
    const asked: string[] = [];
    for (let index = 0; index < 12; index++) {
      const { status, body } = await api.call('POST', `/interview/sessions/${id}/next-question`, token);
      expect(status).toBe(200);
      asked.push(NextPracticeQuestion.parse(body).content);
    }
    expect(new Set(asked).size).toBe(12);
    const together = await Promise.all([1, 2, 3].map(() => api.call('POST', `/interview/sessions/${id}/next-question?lang=ru`, token)));
    const russian = together.map(({ body }) => NextPracticeQuestion.parse(body).content);
    expect(new Set(russian).size).toBe(3);
    for (const content of russian) expect(content).toMatch(/[а-я]/u);
    const own = String((await api.call('POST', '/interview/sessions?lang=ru', token)).body.id);
    expect((await api.call('POST', `/interview/sessions/${own}/next-question`, token)).body.content, 'the session keeps its language').toMatch(/[а-я]/u);
    expect((await api.call('POST', `/interview/sessions/${own}/next-question?lang=en`, token)).body.content).not.toMatch(/[а-я]/u);
    await api.call('POST', `/interview/sessions/${id}/end`, token);
    expect(await api.call('POST', `/interview/sessions/${id}/next-question`, token)).toMatchObject({ status: 400, body: { detail: 'Interview session is already finished' } });
  });
});
