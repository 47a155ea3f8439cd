/** What survives: the server killed in the middle of a stream, an engine's process killed in the middle of an utterance. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { decodeWav } from '../../src/main/media/wav.ts';
import { openDatabase } from '../../src/main/store/database.ts';
import { createStreamStore } from '../../src/main/store/streams.ts';
import { missingAssets } from '../fixtures/assets.ts';
import { startHeadless } from '../fixtures/headless-server.ts';
import { missingModels, onlyModels } from '../fixtures/model-library.ts';
import { recording, silentPcm, type Chunk } from '../fixtures/speech.ts';
import { tempDir } from '../fixtures/temp-dir.ts';
import { wordErrorRate } from '../fixtures/wer.ts';
import { connect, type WireSocket } from '../fixtures/wire-socket.ts';

const JFK = 'media/audio/jfk.wav';
const SAID = 'And so my fellow Americans, ask not what your country can do for you, ask what you can do for your country.';
const FRAME_BYTES = 3_200;
const HEARING = { VIVA_MODELS_DIR: onlyModels('whisper-base', 'silero-vad') };

function send(client: WireSocket, pcm: Uint8Array): void {
  for (let from = 0; from < pcm.length; from += FRAME_BYTES) client.send(pcm.subarray(from, from + FRAME_BYTES));
}

const chunksOf = (client: WireSocket): Chunk[] => client.frames.filter((frame) => frame.startsWith('{')).map((frame) => JSON.parse(frame) as Chunk);
const finalsOf = (client: WireSocket): Chunk[] => chunksOf(client).filter(({ type, text }) => type === 'final' && text !== '');
const isFinal = (text: string): boolean => text.includes('"type":"final"');

/** Processes of the machine whose parent is `pid` and whose arguments hold `word` (Linux). */
function childrenOf(pid: number, word: string): number[] {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((name) => {
    try {
      const parent = /\) \w (\d+)/.exec(readFileSync(`/proc/${name}/stat`, 'utf8'))?.[1];
      return Number(parent) === pid && readFileSync(`/proc/${name}/cmdline`, 'utf8').split('\0').includes(word) ? [Number(name)] : [];
    } catch {
      return [];
    }
  });
}

describe.skipIf(missingAssets(JFK) || await missingModels('whisper-base', 'silero-vad'))('never lost', () => {
  it('goes on after kill -9: every final is there, what was pending is heard, the recording is whole', async () => {
    const dataDir = tempDir();
    const pcm = recording(JFK);
    const half = 7 * 32_000;
    const first = await startHeadless(dataDir, HEARING);
    const client = await connect(`ws://${first.screening}/stream/kill%209?lang=en`);
    send(client, silentPcm(0.5));
    send(client, pcm);
    send(client, silentPcm(1.5));
    await client.frame(isFinal);
    // The second time he is cut off in the middle of a sentence; PONG comes when all before it was taken.
    send(client, pcm.subarray(0, half));
    client.send('PING');
    await client.frame((text) => text === 'PONG');
    const seen = finalsOf(client);
    first.child.kill('SIGKILL');
    await first.exited;
    await client.closed;

    const second = await startHeadless(dataDir, HEARING);
    const again = await connect(`ws://${second.screening}/stream/kill%209`);
    send(again, pcm.subarray(half));
    again.send('END');
    expect(await again.closed).toBe(1000);
    second.child.kill('SIGTERM');
    await second.exited;

    const db = openDatabase(dataDir);
    onTestFinished(() => void db.close());
    const streams = createStreamStore(db, () => new Date());
    const stored = streams.finals('kill 9');
    expect(stored.slice(0, seen.length).map(({ text }) => text)).toEqual(seen.map(({ text }) => text));
    expect(wordErrorRate(`${SAID} ${SAID}`, stored.map(({ text }) => text).join(' '))).toBeLessThanOrEqual(0.1);
    for (const [index, { t0, t1 }] of stored.entries()) {
      expect(t1).toBeGreaterThan(t0);
      if (index > 0) expect(t0).toBeGreaterThanOrEqual(stored[index - 1]!.t1 - 0.05);
    }
    const sent = 2 * (pcm.length / 32_000) + 2;
    expect(stored.at(-1)?.t1).toBeGreaterThan(sent - 1.5);
    expect(stored.at(-1)?.t1).toBeLessThanOrEqual(sent + 0.01);
    const wav = decodeWav(new Uint8Array(readFileSync(join(dataDir, 'recordings', `${streams.open('kill 9', null).key}.wav`))));
    expect(wav.sampleRateHz).toBe(16_000);
    expect(wav.samples.length / 16_000).toBeCloseTo(sent, 2);
  });

  it.skipIf(!existsSync('/proc/self/stat'))('decodes the utterance again when the recogniser’s process is killed, and says nothing of it', async () => {
    const server = await startHeadless(tempDir(), HEARING);
    const client = await connect(`ws://${server.screening}/stream/crash?lang=en`);
    send(client, recording(JFK));
    // The first words are there: models are loaded, and a decode of the rest is about to run.
    await client.frame((text) => text.includes('"partial"') || isFinal(text));
    const recognisers = childrenOf(server.child.pid ?? 0, 'asr');
    expect(recognisers).toHaveLength(1);
    for (const pid of recognisers) process.kill(pid, 'SIGKILL');
    client.send('END');
    expect(await client.closed).toBe(1000);
    expect(client.frames.filter((text) => text.includes('"error"'))).toEqual([]);
    expect(wordErrorRate(SAID, finalsOf(client).map(({ text }) => text).join(' '))).toBeLessThanOrEqual(0.1);
    server.child.kill('SIGTERM');
    await server.exited;
  });
});
