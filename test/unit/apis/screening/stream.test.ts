import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../src/main/base/errors.ts';
import { toPcm16 } from '../../../../src/main/media/pcm.ts';
import type { AudioArchive } from '../../../../src/main/ports/interviews.ts';
import { joined, silence, spoken } from '../../../fakes/speech-audio.ts';
import { createScriptedSpeechToText, settled } from '../../../fakes/speech-engines.ts';
import { streamSetUp, unavailable, written } from '../../../fixtures/stream-setup.ts';

describe('WS /stream', () => {
  it('answers speech with partials and finals, END with one final and a normal close', async () => {
    const latencies: number[] = [];
    const { connect, streams, recorded } = streamSetUp({ metrics: { partialLatency: () => undefined, finalLatency: (seconds) => latencies.push(seconds) } });
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
    const { connect, streams } = streamSetUp();
    const client = await connect('s');
    await client.say(silence(1.5));
    await client.text('END');
    expect(client.frames).toEqual([{ type: 'final', t0: 1.5, t1: 1.5, text: '', conf: null, words: null }]);
    expect(client.closes).toEqual([1000]);
    expect(streams.finals('s')).toEqual([]);
  });

  it('takes text as recognised already, stores it, and ends with all that is pending', async () => {
    const { connect, streams } = streamSetUp();
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
    const { connect, recorded } = streamSetUp();
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
    const { connect } = streamSetUp();
    for (const id of ['', 'a'.repeat(201), 'a\nb', 'a\u0000', '\u2028']) expect((await connect(id)).closes).toEqual([1008]);
    for (const id of ['я'.repeat(200), '../../etc/passwd', 'a b', '😀'.repeat(200)]) expect((await connect(id)).closes).toEqual([]);
  });

  it('goes on at the right time after a lost connection, whose last words are stored and delivered', async () => {
    const { connect, streams, recorded, stt } = streamSetUp();
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
    const { connect, recorded, streams } = streamSetUp();
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
    const { connect, stt, streams } = streamSetUp();
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

  it('says once that nothing can recognise, keeps audio and takes text', async () => {
    const { connect, recorded } = streamSetUp({ stt: createScriptedSpeechToText({ ready: Promise.reject(unavailable()) }) });
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
    const client = await streamSetUp({ archive: full }).connect('s');
    await client.say(spoken('one', 'two'));
    await client.text('END');
    expect(client.errors()).toEqual([{ type: 'error', detail: 'The disk is full: audio is not recorded' }]);
    expect(client.finals().map(({ text }) => text)).toEqual(['one two']);
    const locked = await streamSetUp({ archive: { ...full, openJournal: () => Promise.reject(new Error('EACCES')) } }).connect('s');
    await locked.say(spoken('three'));
    await locked.text('END');
    expect(locked.errors()).toHaveLength(1);
    expect(locked.finals().map(({ text }) => text)).toEqual(['three']);
  });

  it('does not wait for ever at END, and stores what comes late', async () => {
    const { connect, stt, clock, streams } = streamSetUp();
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
    const { connect, socket, streams, stt, clock } = streamSetUp();
    const quick = await connect('a');
    await quick.say(spoken('one', 'two'));
    await socket.close();
    expect(quick.closes).toEqual([1001]);
    expect(streams.finals('a').map(({ text }) => text)).toEqual(['one two']);
    expect((await connect('b')).closes).toEqual([1001]);

    const other = streamSetUp();
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
