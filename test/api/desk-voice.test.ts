/** The desk's side of interviews about resumes, on the real server: without a recogniser, answers are typed. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ResumeReading, VoiceDetail, VoiceReport, VoiceRoomState } from '../../src/contracts/desk-voice.ts';
import { encodeWav } from '../../src/main/media/wav.ts';
import { assetPath, missingAssets } from '../fixtures/assets.ts';
import { createDeskClient } from '../fixtures/desk-client.ts';
import { startServer, type TestServer } from '../fixtures/server.ts';
import { openTalk } from '../fixtures/voice-client.ts';

const RESUME = 'media/pdf/openresume_john_doe.pdf';
let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());
const desk = createDeskClient(() => server);
type Headers = Readonly<Record<string, string>>;

const resume = {
  contact: { name: 'Ada Lovelace', email: null, phone: null, location: null, linkedin: null }, summary: null, certifications: [], education: [],
  experiences: [{ company: 'Analytical Engines', title: 'Engineer', start_date: '2019', end_date: null, description: '', highlights: ['Cut the latency of billing by 40%'] }],
  skills: ['Kafka'], raw_text: 'Ada Lovelace. Engineer at Analytical Engines. Cut the latency of billing by 40%.',
};
const WISH = { candidate: 'Ada', resume, role: 'Backend engineer', language: 'en', minutes: 20, pace: 'normal', consent: true };

async function begin(wish: object = {}): Promise<{ readonly id: string; readonly key: Headers }> {
  const { status, body } = await desk.call<{ id: string; interviewKey: string }>('/voice', { method: 'POST', body: { ...WISH, ...wish } });
  expect(status).toBe(201);
  return { id: body.id, key: { 'x-interview-key': body.interviewKey } };
}
const fetchSound = (id: string, sequence: number, headers: Headers) =>
  fetch(`${server.base}/desk/voice/${id}/turns/${sequence}/audio`, { headers: { authorization: `Bearer ${server.app.token}`, ...headers } });

/** A talk of two typed answers. */
async function talked(): Promise<{ readonly id: string; readonly key: Headers }> {
  const begun = await begin();
  const client = await openTalk(server.base, begun.id, '?extras=1');
  // It exists already: its state is told.
  await client.untilState('ready');
  client.send({ type: 'start_interview' });
  await client.untilState('ready');
  for (const text of ['I led the billing team of four people and cut latency from 2 seconds to 300 ms with Kafka.', 'I measured it myself with load tests.']) {
    client.send({ type: 'text', text });
    await client.untilState('ready');
  }
  client.wire.socket.terminate();
  return begun;
}

describe('a resume', () => {
  it.skipIf(missingAssets(RESUME))('is read with the place and the certainty of each field', async () => {
    const form = new FormData();
    form.set('file', new Blob([readFileSync(assetPath(RESUME) ?? '')]), 'resume.pdf');
    const reply = await fetch(`${server.base}/desk/resumes`, { method: 'POST', headers: { authorization: `Bearer ${server.app.token}` }, body: form });
    expect(reply.status).toBe(200);
    const reading = ResumeReading.parse(await reply.json());
    expect(reading.fields.length).toBeGreaterThan(5);
    expect(reading.fields.every(({ path }) => !/[A-Z]/.test(path))).toBe(true);
    expect(reading.pages.length).toBeGreaterThan(0);
  });
});

describe('the room', () => {
  it('asks for consent and knows its candidate alone', async () => {
    expect((await desk.call('/voice', { method: 'POST', body: { ...WISH, consent: false } })).status).toBe(400);
    const { id, key } = await begin();
    const { body } = await desk.call(`/voice/${id}/room`, { headers: key });
    expect(VoiceRoomState.parse(body)).toMatchObject({ id, state: 'created', candidate: 'Ada', role: 'Backend engineer', language: 'en', minutes: 20, pace: 'normal', turns: [] });
    const other = await begin();
    expect((await desk.call(`/voice/${id}/room`, { headers: other.key })).status).toBe(403);
    expect((await desk.call(`/voice/${id}/room`)).status).toBe(403);
    expect((await desk.call(`/voice/${id}`, { headers: key })).status).toBe(403);
  });

  it('shows the turns, takes a correction beside what was said, and plays the interviewer, whole and in part', async () => {
    const { id, key } = await talked();
    const room = VoiceRoomState.parse((await desk.call(`/voice/${id}/room`, { headers: key })).body);
    expect(room.turns.map(({ sequence, role, source, hasAudio }) => [sequence, role, source, hasAudio])).toEqual([
      [1, 'interviewer', 'dialogue', true], [2, 'candidate', 'typed', false], [3, 'interviewer', 'dialogue', true], [4, 'candidate', 'typed', false], [5, 'interviewer', 'dialogue', true],
    ]);
    const corrected = await desk.call<{ text: string; corrected: boolean }>(`/voice/${id}/turns/4`, { method: 'PATCH', headers: key, body: { text: 'I measured it with k6.' } });
    expect(corrected).toMatchObject({ status: 200, body: { text: 'I measured it with k6.', corrected: true } });
    expect((await desk.call(`/voice/${id}/turns/1`, { method: 'PATCH', headers: key, body: { text: 'Not mine.' } })).status).toBe(404);
    const whole = await fetchSound(id, 1, key);
    expect([whole.status, whole.headers.get('content-type')]).toEqual([200, 'audio/mpeg']);
    const bytes = Buffer.from(await whole.arrayBuffer());
    const part = await fetchSound(id, 1, { ...key, range: 'bytes=10-19' });
    expect(part.status).toBe(206);
    expect(Buffer.from(await part.arrayBuffer()).equals(bytes.subarray(10, 20))).toBe(true);
    expect((await fetchSound(id, 2, key)).status).toBe(404);
  });
});

describe('the end', () => {
  it('writes a report, which its candidate and the reviewer read; once erased nothing is left', async () => {
    const { id, key } = await talked();
    expect((await desk.call(`/voice/${id}/report`, { headers: key })).status).toBe(404);
    expect((await desk.call(`/voice/${id}/finish`, { method: 'POST', headers: key })).status).toBe(200);
    const report = VoiceReport.parse((await desk.call(`/voice/${id}/report`, { headers: key })).body);
    expect(report.questions.length).toBeGreaterThan(0);
    expect((await desk.call(`/voice/${id}/finish`, { method: 'POST', headers: key })).status).toBe(200);
    const reviewer = await desk.reviewer();
    const detail = VoiceDetail.parse((await desk.call(`/voice/${id}`, { headers: reviewer })).body);
    expect([detail.state, detail.resume?.contact.name, detail.report?.questions.length]).toEqual(['ended', 'Ada Lovelace', report.questions.length]);
    const { body: list } = await desk.call<{ id: string; kind: string; state: string }[]>('/interviews', { headers: reviewer });
    expect(list.find((row) => row.id === id)).toMatchObject({ kind: 'voice', state: 'finished' });
    expect((await desk.call(`/interviews/${id}`, { method: 'DELETE', headers: reviewer })).status).toBe(200);
    expect((await desk.call(`/voice/${id}`, { headers: reviewer })).status).toBe(404);
    expect((await desk.call(`/interviews/${id}`, { method: 'DELETE', headers: reviewer })).status).toBe(404);
  });
});

describe('a recording that cannot be understood', () => {
  it('stays with its interview, and the reviewer hears it as it came', async () => {
    // There is no recogniser here.
    const client = await openTalk(server.base, 'unheard', '');
    client.send({ type: 'start_interview' });
    await client.untilState('ready');
    const wav = Buffer.from(encodeWav(new Float32Array(8_000).fill(0.1), 16_000));
    client.send({ type: 'audio', data: wav.toString('base64'), format: 'wav' });
    expect((await client.untilState('ready')).map(({ code }) => code)).toContain('PROCESSING_ERROR');
    client.wire.socket.terminate();
    const reviewer = await desk.reviewer();
    const { unheard } = VoiceDetail.parse((await desk.call('/voice/unheard', { headers: reviewer })).body);
    expect(unheard).toMatchObject([{ afterSequence: 1 }]);
    const path = `${server.base}/desk/voice/unheard/unheard/${unheard[0]?.number ?? 0}/audio`;
    expect((await fetch(path, { headers: { authorization: `Bearer ${server.app.token}` } })).ok).toBe(false);
    const sound = await fetch(path, { headers: { authorization: `Bearer ${server.app.token}`, ...reviewer } });
    expect([sound.status, sound.headers.get('content-type')]).toEqual([200, 'audio/wav']);
    expect(Buffer.from(await sound.arrayBuffer()).equals(wav)).toBe(true);
    expect((await fetch(`${server.base}/desk/voice/unheard/unheard/999/audio`, { headers: { authorization: `Bearer ${server.app.token}`, ...reviewer } })).status).toBe(404);
  });
});
