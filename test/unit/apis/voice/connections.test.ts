/** Talks whose connections drop, are taken over, or meet another run of the program. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { tempDir } from '../../../fixtures/temp-dir.ts';
import { audioMessage, isState, shapes, voiceSetUp, type VoiceMessage } from '../../../fixtures/voice-setup.ts';

const START = { type: 'start_interview' };
const END = { type: 'end_session' };
const ready = isState('ready');
const isError = ({ type }: VoiceMessage): boolean => type === 'error';

describe('connections that come and go', () => {
  it('a second one takes the talk over: the first is closed with 4409, the turn in hand goes to the second', async () => {
    const { connect, stt } = voiceSetUp();
    const first = await connect('two');
    await first.send(START);
    await first.next(ready);
    stt.hold();
    await first.send(audioMessage('one'));
    await first.next(isState('processing_stt'));
    const second = await connect('two');
    expect(first.closes).toEqual([[4409, 'Another connection has taken the interview over']]);
    await first.drop();
    stt.release();
    expect(shapes(await second.next(ready))).toEqual([
      'session_started', 'status processing_stt', 'transcript candidate 2', 'status generating', 'transcript interviewer 3', 'status speaking', 'audio', 'status ready',
    ]);
  });

  it('a turn that went on while nobody was connected is told to the next connection, once', async () => {
    const { connect, stt, store } = voiceSetUp();
    const first = await connect('gap');
    await first.send(START);
    await first.next(ready);
    stt.hold();
    await first.send(audioMessage('one'));
    await first.next(isState('processing_stt'));
    await first.drop();
    stt.release();
    while (store.turns('gap').length < 3) await new Promise((resolve) => setImmediate(resolve));
    const second = await connect('gap');
    const told = shapes(await second.next(ready));
    expect(told.filter((shape) => shape.startsWith('transcript') || shape === 'audio')).toEqual(['transcript candidate 2', 'transcript interviewer 3', 'audio']);
    await second.drop();
    const third = await connect('gap');
    expect(shapes(await third.next(ready))).toEqual(['session_started', 'status ready']);
  });

  it('what was said to a connection that was gone, its end not yet told, is said to the next one', async () => {
    const { connect, stt, store } = voiceSetUp();
    const first = await connect('behind');
    await first.send(START);
    await first.next(ready);
    stt.hold();
    const sent = [audioMessage('one'), audioMessage('two'), audioMessage('three')].map(async (message) => await first.send(message));
    await first.next(isState('processing_stt'));
    first.breaks();
    stt.release();
    // The end of a connection comes after its messages.
    await Promise.all(sent);
    await first.drop();
    const { sequence } = store.turns('behind').at(-1)!;
    const second = await connect('behind');
    const told = shapes(await second.next(ready));
    expect(told.slice(0, 2)).toEqual(['session_started', 'status speaking']);
    expect(told.slice(-3)).toEqual([`transcript interviewer ${sequence}`, 'audio', 'status ready']);
    expect(told.filter((shape) => shape === 'audio')).toEqual(['audio']);
    expect(store.progress('behind').voicedSequence).toBe(sequence);
    await second.drop();
    const third = await connect('behind');
    expect(shapes(await third.next(ready))).toEqual(['session_started', 'status ready']);
  });

  it('the same bytes sent again while they are being heard are the same answer', async () => {
    const { connect, stt, store } = voiceSetUp();
    const first = await connect('again');
    await first.send(START);
    await first.next(ready);
    stt.hold();
    await first.send(audioMessage('one', 'two'));
    await first.next(isState('processing_stt'));
    await first.drop();
    const second = await connect('again');
    await second.send(audioMessage('one', 'two'));
    stt.release();
    await second.next(ready);
    await second.send(audioMessage('one', 'two'));
    await second.next(ready);
    expect(store.turns('again').map(({ role }) => role)).toEqual(['interviewer', 'candidate', 'interviewer', 'candidate', 'interviewer']);
  });

  it('a program that was stopped in the middle of an answer goes on with it: neither lost nor twice', async () => {
    const dataDir = tempDir();
    const before = voiceSetUp({ dataDir });
    const first = await before.connect('restart');
    await first.send(START);
    await first.next(ready);
    before.stt.hold();
    await first.send(audioMessage('one', 'two', 'three'));
    await first.next(isState('processing_stt'));
    await before.stop();
    expect(first.closes[0]?.[0]).toBe(1001);

    const after = voiceSetUp({ dataDir });
    const second = await after.connect('restart');
    expect(shapes(await second.next(ready))).toEqual([
      'session_started', 'status processing_stt', 'transcript candidate 2', 'status generating', 'transcript interviewer 3', 'status speaking', 'audio', 'status ready',
    ]);
    expect(second.of('transcript')[0]?.text).toBe('one two three');
    await second.drop();
    await after.stop();
    const later = voiceSetUp({ dataDir });
    const third = await later.connect('restart');
    expect(shapes(await third.next(ready))).toEqual(['session_started', 'status ready']);
    await third.send(END);
    await third.next(({ type }) => type === 'session_ended');
    const fourth = await later.connect('restart');
    expect(fourth.messages).toEqual([{ type: 'session_started', session_id: 'restart' }]);
    await fourth.send(START);
    expect(shapes(await fourth.next(isError))).toEqual(['session_started', 'status error', 'error SESSION_NOT_FOUND']);
  });

  it('the candidate’s words are recorded, the interviewer’s are kept, and both are gone once erased', async () => {
    const { connect, store, files, archive, room } = voiceSetUp();
    const client = await connect('kept');
    await client.send(START);
    await client.next(ready);
    await client.send(audioMessage('one', 'two'));
    await client.next(ready);
    const turns = store.turns('kept');
    expect(turns.map(({ audioKey, span }) => [audioKey !== null, span !== null])).toEqual([[true, false], [false, true], [true, false]]);
    const { key } = store.find('kept')!;
    expect(await archive.durationS(key)).toBeCloseTo(turns[1]!.span!.t1, 2);
    const path = files.path(turns[0]!.audioKey!);
    expect(readFileSync(path).length).toBeGreaterThan(200);
    await room.erase('kept');
    expect(client.closes[0]?.[0]).toBe(4410);
    expect(() => readFileSync(path)).toThrow();
    expect(await archive.durationS(key)).toBe(0);
    expect(store.find('kept')).toBeNull();
  });

  it('serves fifty at once', async () => {
    const { connect } = voiceSetUp();
    const clients = await Promise.all(Array.from({ length: 50 }, (_, index) => connect(`crowd ${index}`)));
    await Promise.all(clients.map(async (client) => {
      await client.send(START);
      await client.next(ready);
      await client.send(audioMessage('one'));
      await client.next(ready);
      await client.send(END);
      await client.next(({ type }) => type === 'session_ended');
    }));
    for (const client of clients) expect(client.of('session_ended')[0]?.total_turns).toBe(3);
  });

  it('refuses what is no session id', async () => {
    const { connect } = voiceSetUp();
    for (const id of ['', 'x'.repeat(201), 'tab\there', '\0', 'turned \u202E round']) {
      const client = await connect(id);
      expect(shapes(client.messages)).toEqual(['session_started', 'status error', 'error WEBSOCKET_ERROR']);
      expect(client.of('error')[0]?.recoverable).toBe(false);
      expect(client.closes).toEqual([[1011, 'A session id has 1 to 200 printable characters']]);
    }
  });
});
