/** WS /stream/{session_id} on real recordings and real models, faster than real time. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../../src/main/store/database.ts';
import { createStreamStore } from '../../src/main/store/streams.ts';
import { assetPath, missingAssets } from '../fixtures/assets.ts';
import { missingModels, onlyModels } from '../fixtures/model-library.ts';
import { sharedServer, startServer } from '../fixtures/server.ts';
import { flacRecording, pcmOf, recording, type Chunk } from '../fixtures/speech.ts';
import { wordErrorRate } from '../fixtures/wer.ts';
import { connect, type WireSocket } from '../fixtures/wire-socket.ts';

const FRAME_BYTES = 3_200;

function send(client: WireSocket, pcm: Uint8Array): void {
  for (let from = 0; from < pcm.length; from += FRAME_BYTES) client.send(pcm.subarray(from, from + FRAME_BYTES));
}

const finalsOf = (client: WireSocket): Chunk[] => client.frames.map((frame) => JSON.parse(frame) as Chunk).filter(({ type }) => type === 'final');

describe.skipIf(await missingModels('whisper-base', 'silero-vad'))('WS /stream/{session_id}, speech', () => {
  const shared = sharedServer({ modelsDir: onlyModels('whisper-base', 'silero-vad') });
  const open = (id: string, query: string): Promise<WireSocket> => connect(`${shared.server.screening.replace('http', 'ws')}/stream/${id}?${query}`);
  /** All at once, then END. */
  async function heard(id: string, pcm: Uint8Array, query: string): Promise<Chunk[]> {
    const client = await open(id, query);
    send(client, pcm);
    client.send('END');
    expect(await client.closed).toBe(1000);
    expect(client.frames.filter((frame) => frame.includes('"error"'))).toEqual([]);
    return finalsOf(client);
  }
  const textOf = (finals: readonly Chunk[]): string => finals.map(({ text }) => text).join(' ');

  it.skipIf(missingAssets('media/audio/jfk.wav'))('tells partials before the end, then every word in its place', async () => {
    const client = await open('jfk', 'lang=en');
    const pcm = recording('media/audio/jfk.wav');
    send(client, pcm.subarray(0, 3 * 32_000));
    expect(JSON.parse(await client.frame((frame) => frame.includes('"partial"')))).toMatchObject({ type: 'partial', text: expect.stringContaining('fellow') as string });
    send(client, pcm.subarray(3 * 32_000));
    client.send('END');
    expect(await client.closed).toBe(1000);
    const finals = finalsOf(client);
    const reference = 'And so my fellow Americans, ask not what your country can do for you, ask what you can do for your country.';
    expect(wordErrorRate(reference, textOf(finals))).toBeLessThanOrEqual(0.05);
    const words = finals.flatMap((chunk) => chunk.words ?? []);
    expect(words.length).toBeGreaterThan(18);
    for (const [index, word] of words.entries()) {
      expect(word.t1).toBeGreaterThanOrEqual(word.t0);
      expect(word.t0).toBeGreaterThanOrEqual(words[index - 1]?.t0 ?? 0);
      expect(word.t1).toBeLessThanOrEqual(11.01);
    }
  });

  it.skipIf(missingAssets('media/audio/OSR_us_000_0034_8k.wav'))('recognises ten sentences that come at 8 kHz', async () => {
    const reference = `A gold ring will please most any girl. The long journey home took a year. She saw a cat in the neighbor's house. A pink shell was
      found on the sandy beach. Small children came to see him. The grass and bushes were wet with dew. The blind man counted his old coins. A severe
      storm tore down the barn. She called his name many times. When you hear the bell, come quickly.`;
    const file = readFileSync(assetPath('media/audio/OSR_us_000_0034_8k.wav') ?? '');
    expect(wordErrorRate(reference, textOf(await heard('harvard', new Uint8Array(file.subarray(44)), 'lang=en&rate=8000')))).toBeLessThanOrEqual(0.15);
  });

  it.skipIf(missingAssets('media/audio/librispeech_6930-75918-0000.flac'))('recognises read English', async () => {
    const finals = await heard('libri', await flacRecording('media/audio/librispeech_6930-75918-0000.flac'), 'lang=en');
    expect(wordErrorRate('concord returned to its place amidst the tents', textOf(finals))).toBeLessThanOrEqual(0.25);
  });

  it.skipIf(missingAssets('media/audio/deepspeech_ru.wav'))('recognises Russian, named or detected, and keeps it', async () => {
    const pcm = recording('media/audio/deepspeech_ru.wav');
    for (const [id, query] of [['ru', 'lang=rus'], ['auto', 'lang=auto']] as const) {
      expect(wordErrorRate('бедняга ребят на его месте должен был быть я', textOf(await heard(id, pcm, query)))).toBeLessThanOrEqual(0.35);
    }
    const db = openDatabase(shared.server.dataDir);
    onTestFinished(() => void db.close());
    expect(createStreamStore(db, () => new Date()).open('auto', null).language).toBe('ru');
  });

  it('hears no word in three minutes each of noise, hum and silence', async () => {
    const silence = new Float32Array(180 * 16_000);
    let state = 1;
    const noise = silence.map(() => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
      return (state / 1_073_741_824 - 1) * 0.1;
    });
    const hum = silence.map((_, index) => 0.2 * Math.sin((2 * Math.PI * 50 * index) / 16_000) + 0.05 * Math.sin((2 * Math.PI * 150 * index) / 16_000));
    const heardOf = await Promise.all([silence, noise, hum].map((samples, index) => heard(`nothing-${index}`, pcmOf(samples, 16_000), 'lang=en')));
    for (const finals of heardOf) expect(finals).toMatchObject([{ text: '', t0: 180, t1: 180 }]);
  });
});

describe('WS /stream/{session_id}, with no recogniser', () => {
  it('says so once, keeps the audio, and stays usable for text', async () => {
    const server = await startServer();
    onTestFinished(() => server.close());
    const client = await connect(`${server.screening.replace('http', 'ws')}/stream/none`);
    for (let index = 0; index < 20; index += 1) client.send(new Uint8Array(FRAME_BYTES));
    await client.frame((text) => text.includes('"error"'));
    client.send('typed instead');
    await client.frame((text) => text.includes('typed instead'));
    client.send('END');
    expect(await client.closed).toBe(1000);
    expect(client.frames.filter((text) => text.includes('"error"'))).toHaveLength(1);
    expect(client.frames.some((text) => text.includes('"final"') && text.includes('typed instead'))).toBe(true);
  });

  it('lives through any frames, and records every whole sample of them', async () => {
    const server = await startServer();
    const db = openDatabase(server.dataDir);
    onTestFinished(async () => {
      db.close();
      await server.close();
    });
    const streams = createStreamStore(db, () => new Date());
    const size = fc.oneof(fc.constantFrom(0, 1, 1024 * 1024 + 1), fc.nat(5_000));
    const toBytes = (length: number): Uint8Array => Uint8Array.from({ length }, (_, index) => (length + index * 7) % 251);
    const text = fc.oneof(fc.constantFrom('PING', 'typed words', '{"type":"final"', '   ', '\u0000'), fc.string({ unit: 'grapheme', maxLength: 200 })).filter((one) => one.trim() !== 'END');
    let runs = 0;
    await fc.assert(fc.asyncProperty(fc.array(fc.oneof(size, text), { maxLength: 12 }), fc.constantFrom(8_000, 16_000, 44_100, 48_000), async (plan, rateHz) => {
      const frames = plan.map((frame) => (typeof frame === 'string' ? frame : toBytes(frame)));
      const id = `frames-${runs++}`;
      const client = await connect(`${server.screening.replace('http', 'ws')}/stream/${id}?rate=${rateHz}`);
      for (const frame of frames) client.send(frame);
      client.send('END');
      expect(await client.closed).toBe(1000);
      const sent = Buffer.concat(frames.filter((frame) => typeof frame !== 'string'));
      const file = readFileSync(join(server.dataDir, 'recordings', `${streams.open(id, null).key}.wav`));
      expect(file.readUInt32LE(40)).toBe(file.length - 44);
      expect(file.length - 44).toBe(Math.ceil((sent.length >> 1) * 16_000 / rateHz) * 2);
      if (rateHz === 16_000) expect(file.subarray(44).equals(sent.subarray(0, file.length - 44))).toBe(true);
    }), { numRuns: 25 });
    const refused = await connect(`${server.screening.replace('http', 'ws')}/stream/fast?rate=192000`);
    expect(await refused.closed).toBe(1008);
    expect(refused.frames.join('')).toContain('rate must be a whole number');
    expect((await fetch(`${server.screening}/healthz`)).status).toBe(200);
  });
});
