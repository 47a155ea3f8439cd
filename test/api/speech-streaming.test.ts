import { describe, expect, it } from 'vitest';
import { sharedServer } from '../fixtures/server.ts';

const shared = sharedServer();
const SENTENCES = Array.from({ length: 10 }, (_, i) => `This is sentence ${i + 1} of a long text, and each one of them takes its time to be made.`);

describe('POST /tts', () => {
  const speak = (body: unknown): Promise<Response> => fetch(`${shared.server.screening}/tts`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  const sent = async (): Promise<number> => {
    const text = await (await fetch(`${shared.server.screening}/metrics`)).text();
    return [...text.matchAll(/^tts_bytes_total\{[^}]*\} (\d+)/gm)].reduce((sum, [, bytes]) => sum + Number(bytes), 0);
  };

  it('sends the first sentence while the others are still to be made', async () => {
    const reply = await speak({ text: SENTENCES.join(' '), voice: 'espeak-en', format: 'pcm16k' });
    const reader = reply.body?.getReader();
    let total = (await reader?.read())?.value?.byteLength ?? 0;
    const madeSoFar = await sent();
    for (let part = await reader?.read(); part?.done === false; part = await reader?.read()) total += part.value.byteLength;
    expect(total).toBe(await sent());
    expect(madeSoFar).toBeLessThan(total / 2);
  });

  it('sends a sentence that is made in several pieces as they come, with the size left open', async () => {
    const reply = await speak({ text: '0123456789'.repeat(20), voice: 'espeak-en' });
    const reader = reply.body?.getReader();
    const before = await sent();
    const head = Buffer.from((await reader?.read())?.value ?? []);
    expect([head.readUInt32LE(4), head.readUInt32LE(40)]).toEqual([0xffffffff, 0xffffffff]);
    let total = head.byteLength;
    const madeSoFar = (await sent()) - before;
    for (let part = await reader?.read(); part?.done === false; part = await reader?.read()) total += part.value.byteLength;
    expect(madeSoFar).toBeLessThan(total);
    expect(total % 2).toBe(0);
  });

  it('gives one sentence exact sizes when it is made in one piece', async () => {
    const text = 'Before we talk about your last project, tell me in a few words what your team did and who used it.';
    const wav = Buffer.from(await (await speak({ text, voice: 'espeak-en' })).arrayBuffer());
    expect(wav.readUInt32LE(4)).toBe(wav.byteLength - 8);
  });

  it('names the voices that there are when it does not know the one asked for', async () => {
    const reply = await speak({ text: 'Hello', voice: 'nobody' });
    expect(reply.status).toBe(400);
    expect(JSON.stringify(await reply.json())).toContain('espeak-en');
  });
});

describe('GET /desk/voices', () => {
  it('lists voices with languages, engine and speed', async () => {
    const token = new URL(shared.server.app.appUrl()).hash.replace('#token=', '');
    const reply = await fetch(`${shared.server.base}/desk/voices`, { headers: { Authorization: `Bearer ${token}` } });
    expect(await reply.json()).toEqual(expect.arrayContaining([{ id: 'espeak-ru', engine: 'eSpeak NG', languages: ['ru'], title: 'eSpeak русский', speed: 'fast' }]));
  });
});
