/** The voice document, heading by heading, on the real server. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { ParsedResume, VoiceServerMessage } from '../../src/contracts/voice.ts';
import { assetPath, missingAssets } from '../fixtures/assets.ts';
import { startServer, type TestServer } from '../fixtures/server.ts';
import { openTalk, type DocumentMessage, type VoiceClient } from '../fixtures/voice-client.ts';

const RESUME = 'media/pdf/openresume_john_doe.pdf';
let server: TestServer;
// No models: it speaks with its own voice, and hears nothing.
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

const connect = async (id: string, query = ''): Promise<VoiceClient> => {
  const client = await openTalk(server.base, id, query);
  onTestFinished(() => client.wire.socket.terminate());
  return client;
};
const shapes = (messages: readonly DocumentMessage[]): string[] =>
  messages.map(({ type, state, role, sequence, code }) => [type, state, role, sequence, code].filter((part) => part !== undefined).join(' '));
const upload = async (bytes: Uint8Array | string, base = server.base, name = 'resume.pdf') => {
  const form = new FormData();
  form.set('file', new Blob([bytes as BlobPart], { type: 'application/pdf' }), name);
  const reply = await fetch(`${base}/resume/parse`, { method: 'POST', body: form });
  return { status: reply.status, headers: reply.headers, body: (await reply.json()) as { detail?: string } };
};

describe('Health Check', () => {
  it('answers under the prefix as documented', async () => {
    const reply = await fetch(`${server.base}/apis/voice/health`);
    expect([reply.status, await reply.json()]).toEqual([200, { status: 'healthy' }]);
  });
});

describe('Parse Resume', () => {
  it.skipIf(missingAssets(RESUME))('gives the documented fields, at the root and under the prefix', async () => {
    const pdf = readFileSync(assetPath(RESUME) ?? '');
    for (const base of [server.base, `${server.base}/apis/voice`]) {
      const { status, body } = await upload(pdf, base);
      expect(status).toBe(200);
      const resume = ParsedResume.parse(body);
      expect(resume.contact.email).toMatch(/@/);
      expect(resume.raw_text.length).toBeGreaterThan(200);
      expect(Object.keys(body)).toEqual(['contact', 'summary', 'experiences', 'education', 'skills', 'certifications', 'raw_text']);
    }
  });

  it.each([
    ['a picture that is called a PDF', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'Only PDF files are supported. Please upload a PDF resume.'],
    ['more than 10 MiB', Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(10 * 1024 * 1024)]), 'File size must be less than 10MB.'],
    ['far more than 10 MiB', Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(24 * 1024 * 1024)]), 'File size must be less than 10MB.'],
    ['nothing', Buffer.alloc(0), 'Uploaded file is empty.'],
  ])('refuses %s in the documented words', async (_name, bytes, detail) => {
    expect(await upload(bytes)).toMatchObject({ status: 400, body: { detail } });
  });

  it('refuses a PDF that cannot be opened, a form without the file, and no form', async () => {
    const broken = await upload('%PDF-1.7\nbroken');
    expect([broken.status, typeof broken.body.detail]).toEqual([400, 'string']);
    const other = new FormData();
    other.set('resume', new Blob(['%PDF-1.7']), 'resume.pdf');
    expect((await fetch(`${server.base}/resume/parse`, { method: 'POST', body: other })).status).toBe(400);
    expect((await fetch(`${server.base}/resume/parse`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })).status).toBe(400);
    expect((await fetch(`${server.base}/resume/parse`)).status).toBe(405);
  });
});

describe('Connection', () => {
  it('starts with session_started, at the root and under the prefix, for any printable id', async () => {
    for (const [base, id] of [[server.base, 'abc123'], [`${server.base}/apis/voice`, 'Ада / 1?&%']] as const) {
      const client = await openTalk(base, id);
      expect(await client.until(() => true)).toEqual([{ type: 'session_started', session_id: id }]);
      client.wire.socket.terminate();
    }
  });

  it('is refused to pages of other origins', async () => {
    await expect(openTalk(server.base, 'x', '', { origin: 'https://elsewhere.example' })).rejects.toThrow('403');
  });
});

describe('Client Messages', () => {
  it('binary frames are a fault that can be mended; too large a message ends the connection, not the server', async () => {
    const client = await connect('binary');
    client.wire.send(new Uint8Array(320));
    expect(shapes(await client.untilState('ready'))).toEqual(['session_started', 'error PROCESSING_ERROR', 'status ready']);
    client.wire.send('x'.repeat(41 * 1024 * 1024));
    expect(await client.wire.closed).toBe(1009);
    expect((await fetch(`${server.base}/apis/voice/health`)).status).toBe(200);
  });

  it('text that is no JSON closes with 1007, and the server lives on', async () => {
    const client = await connect('garbage');
    client.send('{"type":');
    expect(shapes(await client.until(({ type }) => type === 'error'))).toEqual(['session_started', 'error WEBSOCKET_ERROR']);
    expect(await client.wire.closed).toBe(1007);
    const again = await connect('garbage');
    again.send({ type: 'start_interview' });
    expect(shapes(await again.until(({ type }) => type === 'transcript'))).toEqual(['session_started', 'status ready', 'status generating', 'transcript interviewer 1']);
  });

  it('audio is PROCESSING_ERROR while no recogniser is installed', async () => {
    const client = await connect('deaf');
    client.send({ type: 'audio', format: 'wav', data: Buffer.from('RIFF').toString('base64') });
    expect(shapes(await client.untilState('ready'))).toEqual(['session_started', 'status processing_stt', 'error PROCESSING_ERROR', 'status ready']);
  });
});

describe('Message Flow Example', () => {
  it('goes as documented up to the first answer, each message with exactly its fields', async () => {
    const client = await connect('flow');
    client.send({ type: 'resume_context', parsed_resume: { contact: { name: 'Jane Doe' }, skills: ['Python'], raw_text: 'Jane Doe. Python engineer.' } });
    client.send({ type: 'start_interview' });
    const messages = await client.untilState('ready');
    expect(shapes(messages)).toEqual(['session_started', 'status generating', 'transcript interviewer 1', 'status speaking', 'audio', 'status ready']);
    for (const message of messages) expect(VoiceServerMessage.parse(message)).toEqual(message);
    expect(messages.map((message) => Object.keys(message).join())).toEqual(['type,session_id', 'type,state', 'type,role,text,sequence', 'type,state', 'type,data,format', 'type,state']);
    const audio = messages[4];
    expect(audio?.format).toBe('mp3');
    const mp3 = Buffer.from(audio?.data ?? '', 'base64');
    expect((mp3.readUInt16BE(0) & 0xffe0) === 0xffe0).toBe(true);
    client.send({ type: 'playback_complete' });
    expect(shapes(await client.untilState('ready'))).toEqual(['status ready']);
    client.send({ type: 'end_session' });
    expect(await client.until(({ type }) => type === 'session_ended')).toEqual([{ type: 'session_ended', session_id: 'flow', total_turns: 1 }]);
    client.send({ type: 'start_interview' });
    expect(shapes(await client.until(({ type }) => type === 'error'))).toEqual(['status error', 'error SESSION_NOT_FOUND']);
    expect(await client.wire.closed).toBe(1011);
  });

  it('speaks Russian where the resume is Russian, or where it is asked to', async () => {
    const byResume = await connect('ru 1');
    byResume.send({ type: 'resume_context', parsed_resume: { raw_text: 'Анна Щёголева. Разработчик на Python, шесть лет в банке.' } });
    byResume.send({ type: 'start_interview' });
    const byQuery = await connect('ru 2', '?lang=ru');
    byQuery.send({ type: 'start_interview' });
    for (const client of [byResume, byQuery]) {
      const told = await client.until(({ type }) => type === 'transcript');
      expect(told.at(-1)?.text).toMatch(/^[А-ЯЁ]/u);
    }
  });

  it('sends what our own interface reads only where it is asked for', async () => {
    const client = await connect('extras', '?extras=1');
    client.send({ type: 'start_interview' });
    const sounds = (await client.untilState('ready')).filter(({ type }) => type === 'audio');
    expect(sounds.length).toBeGreaterThan(1);
    expect(sounds.map(({ seq }) => seq)).toEqual(sounds.map((_, index) => index));
    expect(sounds.map(({ last }) => last)).toEqual(sounds.map((_, index) => index === sounds.length - 1));
  });
});

describe('Rate Limits', () => {
  it('are off by default', async () => {
    const replies = await Promise.all(Array.from({ length: 120 }, () => fetch(`${server.base}/apis/voice/health`)));
    expect(replies.every(({ status }) => status === 200)).toBe(true);
  });

  it('are as planned with VIVA_VOICE_LIMITS=1, for this API alone', async () => {
    const limited = await startServer({ env: { VIVA_VOICE_LIMITS: '1' } });
    onTestFinished(() => limited.close());
    // More than would do: what is spent comes back little by little, also while a busy machine is at it.
    const uploads = await Promise.all(Array.from({ length: 30 }, () => upload('not a PDF', limited.base)));
    expect(uploads.filter(({ status }) => status === 400).length).toBeGreaterThanOrEqual(10);
    expect(new Set(uploads.map(({ status }) => status))).toEqual(new Set([400, 429]));
    const refused = uploads.find(({ status }) => status === 429);
    expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(typeof refused?.body.detail).toBe('string');
    const replies = await Promise.all(Array.from({ length: 240 }, () => fetch(`${limited.base}/apis/voice/health`)));
    expect(replies.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(50);
    expect(replies.filter(({ status }) => status === 429).length).toBeGreaterThan(10);
    expect((await fetch(`${limited.base}/healthz`)).status).toBe(200);
    const client = await openTalk(limited.base, 'busy');
    onTestFinished(() => client.wire.socket.terminate());
    for (let index = 0; index < 60; index++) client.send({ type: 'playback_complete' });
    expect((await client.until(({ type }) => type === 'error')).at(-1)).toMatchObject({ code: 'PROCESSING_ERROR', recoverable: true });
  });
});

describe('Authentication', () => {
  it('none is asked for by default; keys, where they are configured, for calls and sockets alike', async () => {
    const closed = await startServer({ env: { VIVA_API_KEYS: 'sesame' } });
    onTestFinished(() => closed.close());
    expect((await upload('not a PDF', closed.base)).status).toBe(401);
    expect((await fetch(`${closed.base}/apis/voice/health`)).status).toBe(200);
    expect((await fetch(`${closed.base}/health`)).status).toBe(200);
    await expect(openTalk(closed.base, 'x')).rejects.toThrow('401');
    const client = await openTalk(closed.base, 'x', '?api_key=sesame');
    expect((await client.until(() => true))[0]?.type).toBe('session_started');
    client.wire.socket.terminate();
  });

  it('pages of this machine may call across origins', async () => {
    const reply = await fetch(`${server.base}/resume/parse`, { method: 'OPTIONS', headers: { origin: 'http://localhost:5173', 'access-control-request-method': 'POST' } });
    expect([reply.status, reply.headers.get('access-control-allow-origin')]).toEqual([204, 'http://localhost:5173']);
  });
});
