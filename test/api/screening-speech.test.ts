/** WS /stream/{session_id} on real recordings and real models, in frames of 100 ms at real time. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toPcm16 } from '../../src/main/media/pcm.ts';
import { resample } from '../../src/main/media/resample.ts';
import { decodeWav } from '../../src/main/media/wav.ts';
import { assetPath, missingAssets } from '../fixtures/assets.ts';
import { missingModels } from '../fixtures/model-library.ts';
import { startServer, type TestServer } from '../fixtures/server.ts';
import { wordErrorRate } from '../fixtures/wer.ts';
import { connect } from '../fixtures/wire-socket.ts';

const FRAME_BYTES = 3_200;
const FRAME_MS = 100;

interface Chunk { type: string; text: string; t0: number; t1: number; conf: number | null; words: { w: string; t0: number; t1: number }[] | null }

function pcmOf(samples: Float32Array, sampleRateHz: number): Uint8Array {
  return toPcm16(resample(samples, sampleRateHz, 16_000));
}

function recording(relative: string): Uint8Array {
  const { samples, sampleRateHz } = decodeWav(new Uint8Array(readFileSync(assetPath(relative) ?? '')));
  return pcmOf(samples, sampleRateHz);
}

describe.skipIf(await missingModels('whisper-base', 'silero-vad'))('WS /stream/{session_id}, speech', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server.close());

  /** Streams as a microphone does; resolves to all chunks, and to how many came before the audio had ended. */
  async function stream(id: string, pcm: Uint8Array, lang: string): Promise<{ chunks: Chunk[]; beforeEnd: Chunk[]; text: string }> {
    const client = await connect(`${server.screening.replace('http', 'ws')}/stream/${id}?lang=${lang}`);
    const started = performance.now();
    for (let index = 0; index * FRAME_BYTES < pcm.byteLength; index += 1) {
      client.send(pcm.slice(index * FRAME_BYTES, (index + 1) * FRAME_BYTES));
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, started + (index + 1) * FRAME_MS - performance.now())));
    }
    const beforeEnd = client.frames.map((frame) => JSON.parse(frame) as Chunk);
    client.send('END');
    expect(await client.closed).toBe(1000);
    const chunks = client.frames.map((frame) => JSON.parse(frame) as Chunk);
    const text = chunks.filter(({ type }) => type === 'final').map((chunk) => chunk.text).join(' ');
    return { chunks, beforeEnd, text };
  }

  it.skipIf(missingAssets('media/audio/jfk.wav'))('recognises English, with partials before the utterance ends and words in order', async () => {
    const { chunks, beforeEnd, text } = await stream('jfk', recording('media/audio/jfk.wav'), 'en');
    const reference = 'And so my fellow Americans, ask not what your country can do for you, ask what you can do for your country.';
    expect(wordErrorRate(reference, text)).toBeLessThanOrEqual(0.1);
    expect(beforeEnd.some(({ type, text: partial }) => type === 'partial' && partial !== '')).toBe(true);
    const words = chunks.filter(({ type }) => type === 'final').flatMap((chunk) => chunk.words ?? []);
    expect(words.length).toBeGreaterThan(18);
    for (const [index, word] of words.entries()) {
      expect(word.t1).toBeGreaterThanOrEqual(word.t0);
      expect(word.t0).toBeGreaterThanOrEqual(words[index - 1]?.t0 ?? 0);
      expect(word.t1).toBeLessThanOrEqual(11.5);
    }
  });

  it.skipIf(missingAssets('media/audio/deepspeech_ru.wav'))('recognises Russian', async () => {
    const { text } = await stream('ru', recording('media/audio/deepspeech_ru.wav'), 'ru');
    expect(wordErrorRate('бедняга ребят на его месте должен был быть я', text)).toBeLessThanOrEqual(0.35);
  });

  it('hears no words in silence, noise and hum', async () => {
    const seconds = 4;
    const silence = new Float32Array(16_000 * seconds);
    let state = 1;
    const noise = silence.map(() => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
      return (state / 1_073_741_824 - 1) * 0.1;
    });
    const hum = silence.map((_, index) => 0.2 * Math.sin((2 * Math.PI * 50 * index) / 16_000));
    for (const [name, samples] of [['silence', silence], ['noise', noise], ['hum', hum]] as const) {
      const { chunks } = await stream(name, pcmOf(samples, 16_000), 'en');
      expect(chunks.map((chunk) => chunk.text)).toEqual(['']);
    }
  });
});

describe('WS /stream/{session_id}, with no recogniser', () => {
  it('says so once, keeps the audio, and stays usable for text', async () => {
    const server = await startServer({ modelsDir: '/nonexistent/models' });
    try {
      const client = await connect(`${server.screening.replace('http', 'ws')}/stream/none`);
      for (let index = 0; index < 20; index += 1) client.send(new Uint8Array(FRAME_BYTES));
      await client.frame((text) => text.includes('"error"'));
      client.send('typed instead');
      await client.frame((text) => text.includes('typed instead'));
      client.send('END');
      expect(await client.closed).toBe(1000);
      expect(client.frames.filter((text) => text.includes('"error"'))).toHaveLength(1);
      expect(client.frames.some((text) => text.includes('"final"') && text.includes('typed instead'))).toBe(true);
    } finally {
      await server.close();
    }
  });
});
