/** Sound as it is said, before and behind whole recordings of the same talk, over a real socket. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createVoiceSocket } from '../../../../src/main/apis/voice/socket.ts';
import { createLog } from '../../../../src/main/base/log.ts';
import { createMetrics } from '../../../../src/main/base/metrics.ts';
import { createSocketServer } from '../../../../src/main/http/sockets.ts';
import { toFloat32, toPcm16 } from '../../../../src/main/media/pcm.ts';
import { joined, silence, spoken, type WORDS } from '../../../fakes/speech-audio.ts';
import { wordsIn } from '../../../fakes/speech-engines.ts';
import { openTalk } from '../../../fixtures/voice-client.ts';
import { audioMessage, voiceSetUp } from '../../../fixtures/voice-setup.ts';

const FRAME_BYTES = 3_200;

async function talkOverWire() {
  const talk = voiceSetUp();
  const log = createLog({ level: 'silent' });
  const sockets = createSocketServer({
    mounts: [{ api: 'voice', path: '/ws/interview/{session_id}', messageLimitBytes: 40 * 1024 * 1024, handler: createVoiceSocket({ room: talk.room, log }) }],
    guard: { allowedHosts: [], allowedOrigins: [], apiKeys: [], host: '127.0.0.1' }, log, metrics: createMetrics(),
  });
  const server = createServer().on('upgrade', (request, socket, head) => sockets.upgrade(request, socket, head)).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  onTestFinished(async () => {
    await sockets.close();
    server.closeAllConnections();
    server.close();
  });
  const client = await openTalk(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, 'mixed', '?extras=1');
  const say = (...words: readonly (typeof WORDS)[number][]): void => {
    const pcm = toPcm16(joined(spoken(...words), silence(0.5)));
    for (let from = 0; from < pcm.length; from += FRAME_BYTES) client.wire.send(pcm.subarray(from, from + FRAME_BYTES));
  };
  const id = (): string => talk.store.find('mixed')?.id ?? '';
  return {
    ...talk, client, say,
    answers: () => talk.store.turns(id()).filter(({ role }) => role === 'candidate').map(({ text }) => text),
    /** The words of the recording, in its order. */
    async recorded() {
      const { key } = talk.store.find('mixed')!;
      await talk.stop();
      const wav = await talk.archive.read(key, { t0: 0, t1: 3_600 });
      return wordsIn(toFloat32(wav!.subarray(44))).map(({ text }) => text).join(' ');
    },
  };
}

const isAnswer = (text: string) => ({ type, ...message }: { type: string; role?: string; text?: string }): boolean => type === 'transcript' && message.role === 'candidate' && message.text === text;

describe('sound that comes while a recording is still being heard', () => {
  it('is the next answer, and lies behind it in the recording of the talk', async () => {
    const { client, say, stt, answers, recorded } = await talkOverWire();
    client.send({ type: 'start_interview' });
    await client.untilState('ready');
    stt.hold();
    client.send(audioMessage('one', 'two', 'three'));
    say('four', 'five');
    await client.untilState('processing_stt');
    say('six');
    client.send({ type: 'end_of_turn' });
    stt.release();
    await client.until(isAnswer('one two three'));
    await client.until(isAnswer('four five six'));
    expect(answers()).toEqual(['one two three', 'four five six']);
    expect(await recorded()).toBe('one two three four five six');
  });

  it('and stays between two recordings, where it was said', async () => {
    const { client, say, stt, answers, recorded } = await talkOverWire();
    client.send({ type: 'start_interview' });
    await client.untilState('ready');
    stt.hold();
    client.send(audioMessage('one'));
    say('two', 'three');
    client.send(audioMessage('four'));
    stt.release();
    await client.until(isAnswer('four'));
    expect(answers()).toEqual(['one', 'two three', 'four']);
    expect(await recorded()).toBe('one two three four');
  });
});

describe('sound that is not an answer yet when a recording comes', () => {
  it('is one, before it', async () => {
    const { client, say, answers, recorded } = await talkOverWire();
    client.send({ type: 'start_interview' });
    await client.untilState('ready');
    say('one', 'two');
    client.send(audioMessage('three'));
    await client.until(isAnswer('three'));
    expect(answers()).toEqual(['one two', 'three']);
    expect(await recorded()).toBe('one two three');
  });
});
