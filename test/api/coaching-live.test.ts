/** The coaching document's socket, keys, limits and errors, on the real server. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { coachingApi } from '../../src/contracts/coaching.ts';
import { createCoachingClient, hum, silentFilm } from '../fixtures/coaching-client.ts';
import { createDeskClient } from '../fixtures/desk-client.ts';
import { startServer, type TestServer } from '../fixtures/server.ts';
import { connect, type WireSocket } from '../fixtures/wire-socket.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ env: { VIVA_COACHING_LIMITS: 'off', VIVA_BROWSER: 'none' } });
});
afterAll(() => server.close());
const api = createCoachingClient(() => server.base);

const NOBODY = '550e8400-e29b-41d4-a716-446655440000';
const RATE_HZ = 48_000;
const live = (path: string, headers: Record<string, string> = {}, protocols: readonly string[] = []): Promise<WireSocket> =>
  connect(`${server.base.replace('http', 'ws')}/ws/analysis/${path}`, headers, protocols);
/** A buzz of 150 Hz with this RMS. */
const tone = (volume: number, samples = 4_096): Uint8Array =>
  new Uint8Array(Float32Array.from({ length: samples }, (_, index) => (Math.floor((2 * 150 * index) / RATE_HZ) % 2 === 0 ? volume : -volume)).buffer);

interface Message {
  readonly type: string;
  readonly message?: string;
  readonly data: { readonly volume: number; readonly is_speaking: boolean; readonly nudge: string | null };
}
const messages = ({ frames }: WireSocket): Message[] => frames.map((frame) => JSON.parse(frame) as Message);
const heard = async (client: WireSocket, volume: number): Promise<Message> =>
  JSON.parse(await client.frame((text) => Math.abs((JSON.parse(text) as Message).data.volume - volume) < 1e-3)) as Message;

describe('WebSocket - Real-time Analysis', () => {
  it('answers the documented client’s frames with metrics, and what is too soft or too loud with a nudge', async () => {
    const client = await live('whatever-the-client-chose');
    client.send(tone(0.3));
    const metrics = await heard(client, 0.3);
    expect(metrics).toEqual({ type: 'metrics', data: { volume: metrics.data.volume, is_speaking: true, nudge: null, is_speech: false, words_per_minute: null } });
    client.send(tone(0.005));
    expect((await heard(client, 0.005)).data.is_speaking).toBe(false);
    const quiet = await live('another');
    quiet.send(tone(0.015));
    expect(await heard(quiet, 0.015)).toMatchObject({ type: 'nudge', message: 'Speak up a bit?', data: { nudge: 'Speak up a bit?', is_speaking: true } });
    quiet.socket.close();
    client.send(new Uint8Array(new Float32Array(4_096).fill(0.9).buffer));
    expect(await heard(client, 0.9)).toMatchObject({ type: 'nudge', message: 'Speaking loudly!', data: { nudge: 'Speaking loudly!', is_speaking: true } });
    const [nudge, plain] = coachingApi.sockets.analysis.frames.filter(({ direction }) => direction === 'out').map((frame) => ('schema' in frame ? frame.schema : null)).toReversed();
    for (const message of messages(client)) expect((message.type === 'nudge' ? nudge : plain)?.safeParse(message).success).toBe(true);
    client.socket.close();
  });

  it('tells of a soft voice only, and of no soft room, where that is asked for', async () => {
    const client = await live('a-room?quiet=voice');
    client.send(tone(0.015));
    expect(await heard(client, 0.015)).toMatchObject({ type: 'metrics', data: { nudge: null, is_speaking: true } });
    client.socket.close();
    await client.closed;
  });

  it('nudges in the asked language', async () => {
    const client = await live('russian?lang=ru&rate=16000');
    client.send(new Uint8Array(new Float32Array(512).fill(0.95).buffer));
    expect(await heard(client, 0.95)).toMatchObject({ message: 'Очень громко!' });
    client.socket.close();
    await client.closed;
  });

  it('nudges in the language of the session where none is asked for', async () => {
    const { token } = await api.person('ludmila');
    const id = String((await api.call('POST', '/interview/sessions?lang=ru', token)).body.id);
    const client = await live(`${id}?token=${token}`);
    client.send(tone(0.9));
    expect(await heard(client, 0.9)).toMatchObject({ message: 'Очень громко!' });
    client.socket.close();
    await client.closed;
  });

  it('lives through any bytes, and replies to each frame at most once, at most ten times a second', async () => {
    const client = await live('hostile');
    client.send('text is nothing');
    client.send(new Uint8Array(0));
    client.send(new Uint8Array(3));
    client.send(new Uint8Array([...tone(0.2, 100), 1, 2, 3]));
    await heard(client, 0.2);
    client.send(new Uint8Array(new Float32Array(100).fill(Number.NaN).buffer));
    expect((await heard(client, 0)).data).toEqual({ volume: 0, is_speaking: false, nudge: null, is_speech: false, words_per_minute: null });
    client.send(tone(0.1, 16_384));
    await heard(client, 0.1);
    const atMs = performance.now();
    for (let index = 0; index < 40; index++) client.send(tone(0.4, 64));
    // Asked after the flood, on the same socket: what it says is said after whatever the flood was told.
    const other = await live('another');
    other.send(tone(0.3));
    await heard(other, 0.3);
    const seconds = Math.ceil((performance.now() - atMs) / 1_000) + 1;
    expect(client.frames.length).toBeLessThanOrEqual(10 * seconds);
    client.send(new Uint8Array(64 * 1024 + 4));
    expect(await client.closed).toBe(1009);
    other.socket.close();
  });

  it('belongs to its session’s owner', async () => {
    const [ada, bob] = [await api.person('ada'), await api.person('bob')];
    const id = await api.session(ada.token);
    expect(await (await live(`${id}?token=garbage`)).closed).toBe(4401);
    expect(await (await live(`${id}?token=${bob.token}`)).closed).toBe(4403);
    expect(await (await live(`${NOBODY}?token=${bob.token}`)).closed).toBe(4404);
    const byAddress = await live(`${id}?token=${ada.token}`);
    byAddress.send(tone(0.3));
    await heard(byAddress, 0.3);
    // One for each user: the second takes over, whatever way its token comes.
    const byProtocol = await live(id, {}, ['bearer', ada.token]);
    expect(await byAddress.closed).toBe(4409);
    const byHeader = await live(await api.session(ada.token), { authorization: `Bearer ${ada.token}` });
    expect(await byProtocol.closed).toBe(4409);
    byHeader.socket.close();
    await byHeader.closed;
  });

  it('answers under its prefix too, and refuses the 101st', async () => {
    const clients = await Promise.all(Array.from({ length: 100 }, (_, index) => live(`crowd-${index}`)));
    for (const client of clients) client.send(tone(0.3, 64));
    await Promise.all(clients.map((client) => heard(client, 0.3)));
    const late = await connect(`${server.base.replace('http', 'ws')}/apis/coaching/ws/analysis/late`);
    expect(await late.closed).toBe(1013);
    // Whoever has signed in takes the place of the oldest that has not; what a proxy forwards is not from here.
    const { token } = await api.person('ada');
    const known = await live(`${await api.session(token)}?token=${token}`);
    known.send(tone(0.3));
    await heard(known, 0.3);
    expect(await clients[0]?.closed).toBe(1013);
    expect(await (await live('forwarded', { 'x-forwarded-for': '203.0.113.5' })).closed).toBe(4401);
    const again = await live('crowd-1');
    expect(await clients[1]?.closed).toBe(4409);
    for (const client of [...clients, again, known]) client.socket.close();
    await Promise.all(clients.map(({ closed }) => closed));
  });
});

describe('Rate Limits', () => {
  it('count anonymous calls by address and others by user, on coaching’s routes alone, and say when to come back', async () => {
    const limited = await startServer({ env: { VIVA_RATE_AUTH: '20' } });
    try {
      const client = createCoachingClient(() => limited.base);
      const [ada, bob] = [await client.person(), await client.person()];
      // Ten calls a minute, of which signing up and in has spent some.
      const anonymous = await Promise.all(Array.from({ length: 20 }, () => client.call('GET', '/interview/sessions')));
      expect(new Set(anonymous.map(({ status }) => status))).toEqual(new Set([401, 429]));
      expect(anonymous.filter(({ status }) => status === 401).length).toBeLessThanOrEqual(10);
      const refused = anonymous.find(({ status }) => status === 429);
      expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(refused?.body.detail).toMatch(/^Too many requests/u);
      // A token lifts no guessing of passwords out of the anonymous calls: spent already, or soon, as one comes back every few seconds.
      const guess = () => client.call('POST', '/auth/token', ada.token, 'username=a&password=b', { 'content-type': 'application/x-www-form-urlencoded' });
      const guesses = await Promise.all(Array.from({ length: 20 }, guess));
      expect(guesses.filter(({ status, body }) => status === 429 && /^Too many requests/u.test(String(body.detail))).length).toBeGreaterThan(0);
      const known = await Promise.all(Array.from({ length: 40 }, () => client.call('GET', '/interview/sessions', ada.token)));
      expect(known.filter(({ status }) => status === 429).length).toBeGreaterThan(0);
      expect(known.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(20);
      expect((await client.call('GET', '/interview/sessions', bob.token)).status).toBe(200);
      for (const path of ['/health', '/openapi/coaching.json', '/apis/voice/health']) expect((await fetch(`${limited.base}${path}`)).status, path).toBe(200);
    } finally {
      await limited.close();
    }
  });
});

describe('API keys', () => {
  it('come beside a person’s token, in a header or in the address; our own page shows its token', async () => {
    const keyed = await startServer({ env: { VIVA_COACHING_LIMITS: 'off', VIVA_BROWSER: 'none', VIVA_API_KEYS: 'program-key' } });
    try {
      const { body: signed } = await createDeskClient(() => keyed).call<{ access_token: string }>('/coaching/sign-in', { method: 'POST' });
      const status = async (path: string, headers: Record<string, string>): Promise<number> =>
        (await fetch(`${keyed.base}/apis/coaching${path}`, { headers: { authorization: `Bearer ${signed.access_token}`, ...headers } })).status;
      expect(await status('/interview/sessions', {})).toBe(401);
      expect(await status('/interview/sessions', { 'x-api-key': keyed.app.token })).toBe(200);
      expect(await status('/interview/sessions', { 'x-api-key': 'program-key' })).toBe(200);
      expect(await status('/interview/sessions?api_key=program-key', {})).toBe(200);
      expect(await status('/interview/sessions?api_key=wrong', { 'x-api-key': 'wrong' })).toBe(401);
      const live = `${keyed.base.replace('http', 'ws')}/apis/coaching/ws/analysis/any?rate=16000`;
      (await connect(`${live}&api_key=${keyed.app.token}`)).socket.close();
      await expect(connect(live)).rejects.toThrow('401');
    } finally {
      await keyed.close();
    }
  });
});

describe('Error Responses', () => {
  it('tell what is malformed (400) from what does not fit (422), as {"detail": …}', async () => {
    const { token } = await api.person('ada');
    for (const body of ['{"job_title":', 'nothing']) {
      const reply = await api.call('POST', '/interview/sessions', token, body);
      expect([reply.status, Object.keys(reply.body)]).toEqual([400, ['detail']]);
    }
    for (const body of [{ interviewer_type: 'Dog' }, { duration_minutes: 1 }, { duration_minutes: 'long' }, [], 5]) {
      const reply = await api.call('POST', '/interview/sessions', token, body);
      expect([reply.status, Object.keys(reply.body)], JSON.stringify(body)).toEqual([422, ['detail']]);
    }
    expect((await api.call('POST', '/auth/register', undefined, { email: 'no address', password: 'secretpassword' })).status).toBe(422);
    expect((await api.call('POST', '/auth/register', undefined, { email: 'a@b.co', password: 'short' })).status).toBe(422);
    expect((await api.call('DELETE', '/interview/sessions', token)).status).toBe(405);
  });

  it('say 503 where nothing can be analysed, and no more than that', async () => {
    const { token } = await api.person('ada');
    const id = await api.session(token);
    const sound = String((await api.upload(token, id, hum(3))).body.id);
    const film = String((await api.upload(token, id, await silentFilm(), { type: 'video' })).body.id);
    // No recogniser is installed here, and no browser.
    expect((await api.call('POST', `/interview/media/${sound}/transcribe`, token)).status).toBe(503);
    expect(await api.call('POST', `/interview/media/${film}/report`, token)).toMatchObject({
      status: 503, body: { detail: 'Nothing of the recording could be analysed. No speech recogniser is installed: the words are missing. The recording has no sound. No browser on this machine can look at the picture.' },
    });
    const { status, body } = await api.call('POST', `/interview/media/${sound}/report`, token);
    expect(status).toBe(200);
    expect(body).toMatchObject({ media_id: sound, video_features: null, audio_features: { speech_rate: null, pitch_variance: expect.toSatisfy((value: number) => value === Number(value.toPrecision(4))) }, warnings: [expect.stringContaining('recogniser')] });
    expect((await api.call('POST', `/interview/media/${NOBODY}/report`, token)).status).toBe(404);
    expect((await api.call('POST', `/interview/media/${sound}/report`, (await api.person('bob')).token)).status).toBe(403);
  });
});
