import { onTestFinished, describe, expect, it } from 'vitest';
import { decodeWav, encodeWav } from '../../src/main/media/wav.ts';
import { startSpeechServer, type SpeechServer } from '../fakes/speech-server.ts';
import { serverWith, type TestServer } from '../fixtures/server.ts';

async function serverBefore(speech: SpeechServer): Promise<TestServer> {
  onTestFinished(() => speech.close());
  return serverWith({ VIVA_STT_BASE_URL: speech.baseUrl, VIVA_TTS_BASE_URL: `${speech.baseUrl}/v1`, VIVA_TTS_VOICE: 'nova' });
}
const speak = async (server: TestServer, text: string) => {
  const reply = await fetch(`${server.screening}/tts`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ text, voice: null, format: 'wav' }) });
  expect(reply.status).toBe(200);
  return decodeWav(new Uint8Array(await reply.arrayBuffer()));
};

describe('VIVA_STT_BASE_URL and VIVA_TTS_BASE_URL', () => {
  it('let another machine speak, and this one when that fails; the status shows both', async () => {
    const speech = await startSpeechServer();
    const server = await serverBefore(speech);
    speech.answerBy(() => ({ body: encodeWav(new Float32Array(2_400).fill(0.5), 24_000), type: 'audio/wav' }));
    const { samples } = await speak(server, 'Good morning.');
    expect([samples.length, samples[100]?.toFixed(1)]).toEqual([2_400, '0.5']);
    expect(speech.calls[0]?.fields).toMatchObject({ voice: 'nova', input: 'Good morning.' });

    speech.answerBy(() => ({ status: 500 }));
    expect((await speak(server, 'Good evening.')).samples.length).toBeGreaterThan(2_400);
    const { engines } = (await (await fetch(`${server.screening}/healthz`)).json()) as { engines: { task: string; engine: string; device: string; state: string }[] };
    const { host } = new URL(speech.baseUrl);
    expect(engines).toContainEqual(expect.objectContaining({ task: 'tts', engine: 'tts-1', device: host, state: 'failed' }));
    expect(engines).toContainEqual(expect.objectContaining({ task: 'asr', engine: 'whisper-1', device: host, state: 'ready' }));
    expect(engines.filter(({ device }) => device === 'cpu').map(({ task }) => task)).toEqual(expect.arrayContaining(['asr', 'vad', 'tts', 'embedding']));
  });
});
