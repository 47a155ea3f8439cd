import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ASRChunk } from '../../../../src/contracts/screening.ts';
import { RATE_RULE } from '../../../../src/main/apis/screening/stream-wire.ts';
import { createStreamSocket, type StreamSocketOptions } from '../../../../src/main/apis/screening/stream.ts';
import { AppError } from '../../../../src/main/base/errors.ts';
import { createLog } from '../../../../src/main/base/log.ts';
import type { SocketPeer } from '../../../../src/main/http/socket-peer.ts';
import { toPcm16 } from '../../../../src/main/media/pcm.ts';
import { resample } from '../../../../src/main/media/resample.ts';
import { decodeWav } from '../../../../src/main/media/wav.ts';
import type { AudioArchive } from '../../../../src/main/ports/interviews.ts';
import { createAudioArchive } from '../../../../src/main/store/audio-archive.ts';
import { openDatabase } from '../../../../src/main/store/database.ts';
import { createStreamStore } from '../../../../src/main/store/streams.ts';
import { createManualClock } from '../../../fakes/manual-clock.ts';
import { joined, silence, spoken } from '../../../fakes/speech-audio.ts';
import { createScriptedSpeechToText, createScriptedVoiceActivity, settled } from '../../../fakes/speech-engines.ts';
import { tempDir } from '../../../fixtures/temp-dir.ts';

const FRAME_BYTES = 3_200;
const unavailable = (): AppError => new AppError('ENGINE_UNAVAILABLE', 'No recogniser is installed');

function setUp({ dataDir = tempDir(), ...overrides }: Partial<StreamSocketOptions> & { stt?: ReturnType<typeof createScriptedSpeechToText>; dataDir?: string } = {}) {
  const clock = createManualClock();
  const db = openDatabase(dataDir);
  const files = createAudioArchive({ folder: join(dataDir, 'recordings') });
  onTestFinished(async () => {
    await files.close();
    db.close();
  });
  const streams = createStreamStore(db, clock.date);
  const stt = overrides.stt ?? createScriptedSpeechToText();
  const socket = createStreamSocket({
    vad: createScriptedVoiceActivity(), clock, streams, archive: files, log: createLog({ level: 'silent' }), ...overrides, stt,
  });

  const connect = async (id: string, query = '') => {
    const frames: unknown[] = [];
    const texts: string[] = [];
    const closes: number[] = [];
    const peer: SocketPeer = {
      params: { session_id: id }, query: new URLSearchParams(query), requestId: 'test',
      sendText: (text) => void texts.push(text),
      sendJson: (value) => void frames.push(value),
      close: (code) => void closes.push(code),
    };
    const session = await socket(peer);
    const chunks = (type: string) => frames.map((frame) => ASRChunk.safeParse(frame)).flatMap(({ data }) => (data?.type === type ? [data] : []));
    return {
      frames, texts, closes, session,
      finals: () => chunks('final'),
      partials: () => chunks('partial'),
      errors: () => frames.filter((frame) => (frame as { type?: string }).type === 'error'),
      /** In 100 ms frames, at the clock's pace. */
      async say(...parts: Float32Array[]) {
        const pcm = toPcm16(joined(...parts));
        for (let from = 0; from < pcm.length; from += FRAME_BYTES) {
          const frame = pcm.subarray(from, from + FRAME_BYTES);
          clock.advance(frame.length / 32);
          await session.onBinary(frame);
          await settled();
        }
      },
      async text(value: string) {
        await session.onText(value);
        await settled();
      },
      async drop() {
        await session.onClose();
        await settled();
      },
    };
  };
  const recorded = async (id: string): Promise<number> => {
    const wav = await files.read(streams.open(id, null).key);
    return wav === null ? 0 : decodeWav(wav).samples.length / 16_000;
  };
  return { socket, connect, clock, streams, stt, files, recorded };
}

/** Turns the wheel until the journal's writes are through. */
async function written(isDone: () => boolean): Promise<void> {
  for (let turn = 0; turn < 50 && !isDone(); turn++) await settled();
}

describe('WS /stream', () => {
  it('answers speech with partials and finals, END with one final and a normal close', async () => {
    const latencies: number[] = [];
    const { connect, streams, recorded } = setUp({ metrics: { partialLatency: () => undefined, finalLatency: (seconds) => latencies.push(seconds) } });
    const client = await connect('s');
    await client.say(spoken('one', 'two', 'three', 'four'), silence(1.2));
    expect(client.partials().length).toBeGreaterThanOrEqual(1);
    expect(client.finals()).toMatchObject([{ type: 'final', text: 'one two three four', t0: 0, t1: 1.28, conf: 0.9 }]);
    expect(client.finals()[0]?.words?.[1]).toEqual({ w: 'two', t0: 0.32, t1: 0.64, conf: 0.9 });
    expect(latencies).toHaveLength(1);
    await client.say(spoken('five', 'six'));
    await client.text('END');
    expect(client.finals().map(({ text }) => text)).toEqual(['one two three four', 'five six']);
    expect(client.closes).toEqual([1000]);
    expect(client.errors()).toEqual([]);
    expect(streams.finals('s').map(({ text }) => text)).toEqual(['one two three four', 'five six']);
    expect(await recorded('s')).toBeCloseTo(3.12, 3);
  });

  it('gives one empty final at the present time when nothing is pending', async () => {
    const { connect, streams } = setUp();
    const client = await connect('s');
    await client.say(silence(1.5));
    await client.text('END');
    expect(client.frames).toEqual([{ type: 'final', t0: 1.5, t1: 1.5, text: '', conf: null, words: null }]);
    expect(client.closes).toEqual([1000]);
    expect(streams.finals('s')).toEqual([]);
  });

  it('takes text as recognised already, stores it, and ends with all that is pending', async () => {
    const { connect, streams } = setUp();
    const client = await connect('s');
    await client.text('PING');
    expect(client.texts).toEqual(['PONG']);
    await client.text('   ');
    expect(client.frames).toEqual([]);
    await client.say(silence(0.5));
    await client.text(' I use Docker ');
    expect(client.frames).toEqual([{ type: 'partial', t0: 0.5, t1: 0.5, text: 'I use Docker', conf: null, words: null }]);
    await client.say(silence(0.3), spoken('one', 'two'));
    await client.text('END');
    await client.text('late');
    await client.say(spoken('nine'));
    expect(client.finals().map(({ text, t0 }) => ({ text, t0 }))).toEqual([{ text: 'I use Docker one two', t0: 0.5 }]);
    expect(streams.finals('s').map(({ text }) => text)).toEqual(['I use Docker', 'one two']);
  });

  it('joins frames that end inside a sample, and takes frames over 1 MB whole', async () => {
    const { connect, recorded } = setUp();
    const client = await connect('s');
    const pcm = toPcm16(joined(spoken('one', 'two', 'three'), silence(1.2)));
    for (let from = 0; from < pcm.length; from += 1_601) await client.session.onBinary(pcm.subarray(from, from + 1_601));
    await client.session.onBinary(new Uint8Array(1024 * 1024 + 1));
    await client.session.onBinary(new Uint8Array());
    await client.text('END');
    expect(client.finals().map(({ text }) => text).filter((text) => text !== '')).toEqual(['one two three']);
    expect(client.errors()).toEqual([]);
    // One and a half megabytes and a byte, of which the half sample is left.
    expect(await recorded('s')).toBeCloseTo(2.16 + (1024 * 1024) / 2 / 16_000, 4);
  });

  it('refuses ids that are not 1 to 200 printable characters', async () => {
    const { connect } = setUp();
    for (const id of ['', 'a'.repeat(201), 'a\nb', 'a\u0000', '\u2028']) expect((await connect(id)).closes).toEqual([1008]);
    for (const id of ['я'.repeat(200), '../../etc/passwd', 'a b', '😀'.repeat(200)]) expect((await connect(id)).closes).toEqual([]);
  });

  it('goes on at the right time after a lost connection, whose last words are stored and delivered', async () => {
    const { connect, streams, recorded, stt } = setUp();
    const first = await connect('s');
    stt.hold();
    await first.say(spoken('one', 'two'));
    await first.drop();
    const second = await connect('s');
    await second.say(silence(0.36), spoken('three'));
    const ended = second.text('END');
    stt.release();
    await ended;
    await written(() => second.closes.length > 0);
    expect(second.finals()).toMatchObject([{ text: 'one two three', t0: 0, t1: 1.32 }]);
    expect(streams.finals('s').find(({ text }) => text === 'three')?.t0).toBeCloseTo(1, 1);
    expect(first.closes).toEqual([]);
    expect(await recorded('s')).toBeCloseTo(1.32, 3);
  });

  it('lets a second connection take the stream over, one writer at a time', async () => {
    const { connect, recorded, streams } = setUp();
    const first = await connect('s');
    await first.say(spoken('one', 'two'));
    const [second, third] = await Promise.all([connect('s'), connect('s')]);
    expect([first.closes, second.closes, third.closes]).toEqual([[4409], [4409], []]);
    await first.say(spoken('nine'));
    await second.say(spoken('nine'));
    await third.say(silence(0.4), spoken('three'), silence(1.2));
    await first.drop();
    await second.drop();
    await third.text('END');
    expect(third.errors()).toEqual([]);
    expect(streams.finals('s').map(({ text }) => text)).toEqual(['one two', 'three']);
    expect(await recorded('s')).toBeCloseTo(2.56, 3);
  });

  it('uses the language of the query, else the stored one, else the detected one', async () => {
    const { connect, stt, streams } = setUp();
    const languageOf = async (id: string, query = ''): Promise<unknown> => {
      const client = await connect(id, query);
      await client.say(spoken('one', 'two'));
      await client.text('END');
      return stt.calls.at(-1)?.options.language;
    };
    expect(await languageOf('a', 'lang=ru-RU')).toBe('ru');
    expect(await languageOf('a')).toBe('ru');
    expect(await languageOf('b', 'lang=fr')).toBeNull();
    expect(streams.open('b', null).language).toBe('en');
    expect(await languageOf('b', 'lang=ru')).toBe('ru');
    expect(streams.open('b', null).language).toBe('ru');
  });

  it('detects once and keeps the language where none of ours is asked for', async () => {
    const { connect, stt, streams } = setUp();
    for (const [id, tag] of [['a', 'auto'], ['b', 'de'], ['c', '']] as const) {
      const client = await connect(id, `lang=${tag}`);
      await client.say(spoken('one', 'two'), silence(1.2));
      expect(stt.calls.at(-1)?.options.language).toBeNull();
      await client.say(spoken('three'), silence(1.2));
      expect(stt.calls.at(-1)?.options.language).toBe('en');
      await client.drop();
      const again = await connect(id, 'lang=auto');
      await again.say(spoken('four'), silence(1.2));
      expect(stt.calls.at(-1)?.options.language).toBe('en');
      expect(streams.open(id, null).language).toBe('en');
    }
    const russian = await connect('d', 'lang=rus');
    await russian.say(spoken('one'), silence(1.2));
    expect(stt.calls.at(-1)?.options.language).toBe('ru');
  });

  it('gives the recogniser the words of the stream and its id', async () => {
    const { connect, stt } = setUp({ promptFor: (id) => (id === 'a' ? 'Kubernetes' : undefined) });
    for (const [id, prompt] of [['a', 'Kubernetes'], ['b', undefined]] as const) {
      const client = await connect(id);
      await client.say(spoken('one'), silence(1.2));
      expect(stt.calls.at(-1)?.options).toMatchObject({ source: id, prompt });
    }
  });

  it('takes audio at a declared rate, and records and times it at 16 kHz', async () => {
    const { connect, streams, recorded } = setUp();
    for (const rateHz of [8_000, 44_100, 48_000]) {
      const id = String(rateHz);
      const client = await connect(id, `rate=${rateHz}`);
      const pcm = toPcm16(resample(joined(silence(0.5), spoken('one', 'two'), silence(1.5)), 16_000, rateHz));
      for (let from = 0; from < pcm.length; from += 4_001) await client.session.onBinary(pcm.subarray(from, from + 4_001));
      await client.text('END');
      expect(client.errors()).toEqual([]);
      expect(streams.finals(id)[0]?.t0).toBeCloseTo(0.5, 1);
      expect(streams.finals(id)[0]?.t1).toBeCloseTo(1.14, 1);
      expect(await recorded(id)).toBe(Math.ceil((pcm.length / 2) * 16_000 / rateHz) / 16_000);
    }
    for (const silly of ['0', '4000', '96000', 'fast', '16000.5']) {
      const client = await connect('x', `rate=${silly}`);
      expect([client.closes, client.errors()]).toEqual([[1008], [{ type: 'error', detail: RATE_RULE }]]);
    }
  });

  it('hears again what was pending when the program was killed, once', async () => {
    const dataDir = tempDir();
    const first = setUp({ dataDir });
    const killed = await first.connect('s');
    await killed.say(spoken('one', 'two'), silence(1.2));
    first.stt.hold();
    await killed.say(silence(1), spoken('three', 'four'), silence(0.2));
    expect(first.streams.finals('s').map(({ text }) => text)).toEqual(['one two']);
    // Killed: the journal has its bytes and nobody closes anything.
    const second = setUp({ dataDir });
    const client = await second.connect('s');
    await settled();
    await client.say(spoken('five'), silence(1.2));
    expect(second.streams.finals('s').map(({ text }) => text)).toEqual(['one two', 'three four five']);
    expect(second.streams.finals('s')[1]?.t0).toBeCloseTo(2.84, 1);
    expect(await second.recorded('s')).toBeCloseTo(5.2, 3);
    await client.drop();
    const third = await second.connect('s');
    await third.text('END');
    expect(third.finals()).toMatchObject([{ text: '', t0: expect.closeTo(5.2, 3) as number }]);
    expect(second.streams.finals('s')).toHaveLength(2);
  });

  it('does not bring back what the speaker took back', async () => {
    const dataDir = tempDir();
    const first = setUp({ dataDir });
    const killed = await first.connect('s');
    first.stt.hold();
    await killed.say(spoken('one', 'two'));
    first.streams.discardUntil('s', 0.64);
    const second = setUp({ dataDir });
    const client = await second.connect('s');
    await client.text('END');
    expect(client.finals().map(({ text }) => text)).toEqual(['']);
  });

  it('goes on after the last final where the recording is shorter, because the disk was full', async () => {
    const { connect, streams, recorded } = setUp();
    streams.open('s', 'en');
    streams.addFinal('s', { text: 'heard and not recorded', t0: 38, t1: 40, confidence: 1, words: null }, 40);
    const client = await connect('s');
    await client.say(spoken('one'));
    await client.text('END');
    expect(client.finals()[0]?.t0).toBeCloseTo(40, 1);
    expect(await recorded('s')).toBeCloseTo(40.32, 3);
  });

  it('says once that nothing can recognise, keeps audio and takes text', async () => {
    const { connect, recorded } = setUp({ stt: createScriptedSpeechToText({ ready: Promise.reject(unavailable()) }) });
    const client = await connect('s');
    await client.say(spoken('one'), silence(20));
    await client.text('typed');
    await client.text('END');
    expect(client.errors()).toHaveLength(1);
    expect(JSON.stringify(client.errors())).toContain('No recogniser is installed');
    expect(client.finals().map(({ text }) => text)).toEqual(['typed']);
    expect(client.closes).toEqual([1000]);
    expect(await recorded('s')).toBeCloseTo(20.32, 3);
  });

  it('says once that audio is not recorded, and recognises it all the same', async () => {
    const full: AudioArchive = {
      openJournal: async () => ({
        sampleCount: 0,
        append: () => Promise.reject(new AppError('INTERNAL', 'The disk is full: audio is not recorded')),
        close: () => Promise.reject(new Error('no')),
      }),
      durationS: async () => 0,
      open: async () => null,
      read: async () => null,
      erase: async () => undefined,
    };
    const client = await setUp({ archive: full }).connect('s');
    await client.say(spoken('one', 'two'));
    await client.text('END');
    expect(client.errors()).toEqual([{ type: 'error', detail: 'The disk is full: audio is not recorded' }]);
    expect(client.finals().map(({ text }) => text)).toEqual(['one two']);
    const locked = await setUp({ archive: { ...full, openJournal: () => Promise.reject(new Error('EACCES')) } }).connect('s');
    await locked.say(spoken('three'));
    await locked.text('END');
    expect(locked.errors()).toHaveLength(1);
    expect(locked.finals().map(({ text }) => text)).toEqual(['three']);
  });

  it('does not wait for ever at END, and stores what comes late', async () => {
    const { connect, stt, clock, streams } = setUp();
    const client = await connect('s');
    stt.hold();
    await client.say(spoken('one', 'two'));
    const ended = client.text('END');
    await settled();
    clock.advance(29_000);
    await settled();
    expect(client.closes).toEqual([]);
    clock.advance(1_000);
    await ended;
    expect(client.errors()).toHaveLength(1);
    expect(client.finals()).toEqual([]);
    expect(client.closes).toEqual([1011]);
    stt.release();
    await written(() => streams.finals('s').length > 0);
    expect(streams.finals('s').map(({ text }) => text)).toEqual(['one two']);
  });

  it('closes every connection and finishes what is pending when the server stops', async () => {
    const { connect, socket, streams, stt, clock } = setUp();
    const quick = await connect('a');
    await quick.say(spoken('one', 'two'));
    await socket.close();
    expect(quick.closes).toEqual([1001]);
    expect(streams.finals('a').map(({ text }) => text)).toEqual(['one two']);
    expect((await connect('b')).closes).toEqual([1001]);

    const other = setUp();
    const stuck = await other.connect('c');
    other.stt.hold();
    await stuck.say(spoken('one', 'two'));
    const closed = other.socket.close();
    await written(() => false);
    other.clock.advance(3_000);
    await closed;
    expect(stuck.closes).toEqual([1001]);
    expect([stt.running(), clock.nowMs() > 0]).toEqual([0, true]);
  });
});
