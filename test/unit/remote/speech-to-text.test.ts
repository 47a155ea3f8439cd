import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLog } from '../../../src/main/base/log.ts';
import { encodeWav } from '../../../src/main/media/wav.ts';
import { createRemoteSpeechToText, type RemoteSpeechToTextOptions } from '../../../src/main/remote/speech-to-text.ts';
import { toRecognition } from '../../../src/main/remote/transcription-reply.ts';
import { createManualClock } from '../../fakes/manual-clock.ts';
import { spoken } from '../../fakes/speech-audio.ts';
import { createScriptedSpeechToText } from '../../fakes/speech-engines.ts';
import { startSpeechServer, type SpeechServer } from '../../fakes/speech-server.ts';

const SECOND = new Float32Array(16_000);
const good = {
  task: 'transcribe', language: 'english', duration: 1, text: ' Hello, Kubernetes.',
  words: [{ word: 'Hello', start: 0.1, end: 0.4 }, { word: 'Kubernetes', start: 0.4, end: 0.9 }],
  segments: [{ id: 0, text: ' Hello, Kubernetes.', avg_logprob: -0.2, no_speech_prob: 0.01 }],
};
const json = (value: unknown) => ({ body: JSON.stringify(value) });

let server: SpeechServer;
const clock = createManualClock();
beforeEach(async () => {
  server = await startSpeechServer();
});
afterEach(() => server.close());

const remoteWith = (options: Partial<RemoteSpeechToTextOptions> = {}) => {
  const local = createScriptedSpeechToText();
  const stt = createRemoteSpeechToText({
    baseUrl: server.baseUrl, model: 'whisper-1', apiKey: null, local, encodeWav, clock, log: createLog({ level: 'silent' }), ...options,
  });
  return { local, stt };
};

describe('remote recogniser', () => {
  it('sends WAV with language and prompt, and reads words and confidences', async () => {
    server.answerBy(() => json(good));
    const { stt, local } = remoteWith({ apiKey: 'secret' });
    const result = await stt.recognise(SECOND, { language: 'en', prompt: 'Kubernetes, Grafana' });
    expect(result).toMatchObject({ text: 'Hello, Kubernetes.', language: 'en' });
    expect(result.confidence).toBeCloseTo(Math.exp(-0.2), 5);
    expect(result.words.map(({ text, startS, endS }) => [text, startS, endS])).toEqual([['Hello,', 0.1, 0.4], ['Kubernetes.', 0.4, 0.9]]);
    expect(server.calls[0]).toMatchObject({
      path: 'POST /v1/audio/transcriptions',
      fields: { file: 44 + 32_000, model: 'whisper-1', language: 'en', prompt: 'Kubernetes, Grafana', response_format: 'verbose_json', temperature: '0' },
    });
    expect(server.calls[0]?.headers.authorization).toBe('Bearer secret');
    expect(local.calls).toEqual([]);
    expect(stt.status()).toMatchObject({ task: 'asr', engine: 'whisper-1', state: 'ready', device: new URL(server.baseUrl).host });
  });

  it.each(['/v1', '/v1/', '/'])('takes an address that ends in %s', async (ending) => {
    server.answerBy(() => json(good));
    await remoteWith({ baseUrl: `${server.baseUrl}${ending}` }).stt.recognise(SECOND, { language: null });
    expect(server.calls.map(({ path }) => path)).toEqual(['POST /v1/audio/transcriptions']);
  });

  it('takes credentials in the address, and never shows them', async () => {
    server.answerBy(() => json(good));
    const { stt } = remoteWith({ baseUrl: server.baseUrl.replace('//', '//user:pass%20word@') });
    await stt.recognise(SECOND, { language: null });
    expect(server.calls[0]?.headers.authorization).toBe(`Basic ${Buffer.from('user:pass word').toString('base64')}`);
    expect(JSON.stringify(stt.status())).not.toContain('pass');
  });

  it('asks servers that know no verbose form in the plain one, from then on', async () => {
    server.answerBy(({ fields }) => (fields.response_format === 'verbose_json' ? { status: 400 } : json({ text: 'Добрый день' })));
    const { stt } = remoteWith();
    for (let i = 0; i < 2; i++) {
      const { text, language, words, confidence } = await stt.recognise(SECOND, { language: null });
      expect([text, language, confidence]).toEqual(['Добрый день', 'ru', null]);
      expect(words.at(-1)?.endS).toBeCloseTo(1, 5);
    }
    expect(server.calls.map(({ fields }) => fields.response_format)).toEqual(['verbose_json', 'json', 'json']);
  });

  it.each([['500', { status: 500 }], ['401', { status: 401 }], ['garbage', { body: 'garbage' }], ['another shape', json({ text: 7 })], ['hang-up', 'hang-up'], ['huge', 'huge'], ['redirect', 'redirect']] as const)(
    'lets the local engine answer on %s',
    async (_name, answer) => {
      server.answerBy(() => answer);
      const { stt, local } = remoteWith();
      expect((await stt.recognise(SECOND, { language: 'en' })).text).toBe('');
      expect(local.calls).toHaveLength(1);
      expect(stt.remoteStatus()).toMatchObject({ state: 'failed', detail: expect.stringContaining('this machine answers instead') });
    },
  );

  it('lets the local engine answer in time, and leaves a server that hangs alone for a while', async () => {
    server.answerBy(() => 'silent');
    const { stt, local } = remoteWith({ timeoutMs: 1_000 });
    for (let i = 0; i < 5; i++) await stt.recognise(SECOND, { language: 'en' });
    expect(server.calls).toHaveLength(1);
    expect(local.calls).toHaveLength(5);
    expect(stt.status()).toMatchObject({ engine: 'scripted' });
    clock.advance(15_000);
    server.answerBy(() => json(good));
    expect((await stt.recognise(SECOND, { language: 'en' })).text).toBe('Hello, Kubernetes.');
    expect(stt.status()).toMatchObject({ engine: 'whisper-1', state: 'ready', detail: null });
  });

  it('ends when it is no longer wanted, which says nothing about the server', async () => {
    server.answerBy(() => 'silent');
    const { stt, local } = remoteWith();
    const stop = new AbortController();
    const call = stt.recognise(SECOND, { language: 'en', signal: stop.signal });
    stop.abort(new Error('stale'));
    await expect(call).rejects.toThrowError('stale');
    expect(local.calls).toEqual([]);
    expect(stt.remoteStatus().state).toBe('ready');
  });

  it('sends nothing that is too short for a word', async () => {
    expect(await remoteWith().stt.recognise(new Float32Array(100), { language: 'ru' })).toMatchObject({ text: '', language: 'ru' });
    expect(server.calls).toEqual([]);
  });

  it('lets the local engine hear the same audio', async () => {
    server.answerBy(() => ({ status: 503 }));
    const { stt, local } = remoteWith();
    const samples = spoken('one', 'two');
    await stt.recognise(samples, { language: 'en', prompt: 'x' });
    expect(local.calls[0]).toMatchObject({ samples, options: { prompt: 'x' } });
  });
});

describe('a transcription reply', () => {
  const read = (value: unknown, durationS = 1) => toRecognition(Buffer.from(JSON.stringify(value)), null, durationS);

  it('counts as nothing when the server doubts that there was speech', () => {
    expect(read({ text: 'Thanks for watching!', segments: [{ avg_logprob: -1.4, no_speech_prob: 0.9 }] })).toMatchObject({ text: '', words: [], confidence: null });
  });

  it('is refused when nobody can have said so much', () => {
    expect(() => read({ text: 'thank you '.repeat(200) })).toThrowError(/more text/);
  });

  it('has words in order and inside the audio, whatever the server sends', () => {
    const number = fc.oneof(fc.double(), fc.constant(null), fc.string());
    const words = fc.array(fc.record({ word: fc.string(), start: number, end: number, probability: number }), { maxLength: 5 });
    const segments = fc.array(fc.record({ avg_logprob: number, no_speech_prob: number }), { maxLength: 3 });
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), words, segments, (text, given, parts) => {
        const result = read({ text, words: given, segments: parts }, 2);
        expect(result.words.map((word) => word.text).join(' ')).toBe(result.text);
        let lastS = 0;
        for (const { startS, endS, confidence } of result.words) {
          expect(startS).toBeGreaterThanOrEqual(lastS - 1e-9);
          expect(endS).toBeGreaterThanOrEqual(startS);
          expect(endS).toBeLessThanOrEqual(2 + 1e-9);
          expect(confidence >= 0 && confidence <= 1).toBe(true);
          lastS = startS;
        }
      }),
    );
  });
});
