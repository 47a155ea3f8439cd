import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ASRChunk, screeningApi } from '../../../../src/contracts/screening.ts';
import { createStreamSocket } from '../../../../src/main/apis/screening/stream.ts';
import { systemClock } from '../../../../src/main/base/clock.ts';
import { createLog } from '../../../../src/main/base/log.ts';
import { createMetrics } from '../../../../src/main/base/metrics.ts';
import { createSocketServer } from '../../../../src/main/http/sockets.ts';
import { toPcm16 } from '../../../../src/main/media/pcm.ts';
import { createAudioArchive } from '../../../../src/main/store/audio-archive.ts';
import { openDatabase } from '../../../../src/main/store/database.ts';
import { createStreamStore } from '../../../../src/main/store/streams.ts';
import { joined, silence, spoken } from '../../../fakes/speech-audio.ts';
import { createScriptedSpeechToText, createScriptedVoiceActivity } from '../../../fakes/speech-engines.ts';
import { tempDir } from '../../../fixtures/temp-dir.ts';
import { connect } from '../../../fixtures/wire-socket.ts';

async function start() {
  const dataDir = tempDir();
  const db = openDatabase(dataDir);
  const archive = createAudioArchive({ folder: join(dataDir, 'recordings') });
  const log = createLog({ level: 'silent' });
  const streams = createStreamStore(db, systemClock.date);
  const handler = createStreamSocket({ stt: createScriptedSpeechToText(), vad: createScriptedVoiceActivity(), clock: systemClock, streams, archive, log });
  const { path, messageLimitBytes } = screeningApi.sockets.stream;
  const sockets = createSocketServer({
    mounts: [{ api: 'screening', path, messageLimitBytes, handler }],
    guard: { allowedHosts: [], allowedOrigins: [], apiKeys: [], host: '127.0.0.1' }, log, metrics: createMetrics(),
  });
  const server = createServer().on('upgrade', (request, socket, head) => sockets.upgrade(request, socket, head)).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  onTestFinished(async () => {
    await handler.close();
    await sockets.close();
    server.closeAllConnections();
    server.close();
    await archive.close();
    db.close();
  });
  return { url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/stream`, streams };
}

const isFinal = (text: string): boolean => text.includes('"type":"final"');

describe('WS /stream over a real socket', () => {
  it('goes on after a dropped connection and after a takeover, and ends normally', async () => {
    const { url, streams } = await start();
    const first = await connect(`${url}/${encodeURIComponent('собеседование 1')}?lang=en`);
    first.send(toPcm16(joined(spoken('one', 'two'), silence(1.2))));
    expect(ASRChunk.parse(JSON.parse(await first.frame(isFinal)))).toMatchObject({ text: 'one two', t0: 0 });
    first.socket.terminate();

    const second = await connect(`${url}/${encodeURIComponent('собеседование 1')}`);
    second.send(toPcm16(spoken('three')));
    second.send('PING');
    await second.frame((text) => text === 'PONG');
    const third = await connect(`${url}/${encodeURIComponent('собеседование 1')}`);
    expect(await second.closed).toBe(4409);
    third.send(toPcm16(joined(silence(0.5), spoken('four'))));
    third.send('END');
    expect(await third.closed).toBe(1000);
    expect(streams.finals('собеседование 1').map(({ text }) => text).sort()).toEqual(['four', 'one two', 'three']);
    expect(streams.open('собеседование 1', null).language).toBe('en');
  });
});
