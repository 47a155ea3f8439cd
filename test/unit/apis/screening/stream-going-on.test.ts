import { describe, expect, it } from 'vitest';
import { RATE_RULE } from '../../../../src/main/apis/screening/stream-wire.ts';
import { toPcm16 } from '../../../../src/main/media/pcm.ts';
import { resample } from '../../../../src/main/media/resample.ts';
import { joined, silence, spoken } from '../../../fakes/speech-audio.ts';
import { settled } from '../../../fakes/speech-engines.ts';
import { tempDir } from '../../../fixtures/temp-dir.ts';
import { streamSetUp } from '../../../fixtures/stream-setup.ts';

describe('WS /stream, its query', () => {
  it('detects once and keeps the language where none of ours is asked for', async () => {
    const { connect, stt, streams } = streamSetUp();
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
    const { connect, stt } = streamSetUp({ promptFor: (id) => (id === 'a' ? 'Kubernetes' : undefined) });
    for (const [id, prompt] of [['a', 'Kubernetes'], ['b', undefined]] as const) {
      const client = await connect(id);
      await client.say(spoken('one'), silence(1.2));
      expect(stt.calls.at(-1)?.options).toMatchObject({ source: id, prompt });
    }
  });

  it('takes audio at a declared rate, and records and times it at 16 kHz', async () => {
    const { connect, streams, recorded } = streamSetUp();
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
});

describe('WS /stream, after a kill or a full disk', () => {
  it('hears again what was pending when the program was killed, once', async () => {
    const dataDir = tempDir();
    const first = streamSetUp({ dataDir });
    const killed = await first.connect('s');
    await killed.say(spoken('one', 'two'), silence(1.2));
    first.stt.hold();
    await killed.say(silence(1), spoken('three', 'four'), silence(0.2));
    expect(first.streams.finals('s').map(({ text }) => text)).toEqual(['one two']);
    // Killed: the journal has its bytes and nobody closes anything.
    const second = streamSetUp({ dataDir });
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
    const first = streamSetUp({ dataDir });
    const killed = await first.connect('s');
    first.stt.hold();
    await killed.say(spoken('one', 'two'));
    first.streams.discardUntil('s', 0.64);
    const second = streamSetUp({ dataDir });
    const client = await second.connect('s');
    await client.text('END');
    expect(client.finals().map(({ text }) => text)).toEqual(['']);
  });

  it('goes on after the last final where the recording is shorter, because the disk was full', async () => {
    const { connect, streams, recorded } = streamSetUp();
    streams.open('s', 'en');
    streams.addFinal('s', { text: 'heard and not recorded', t0: 38, t1: 40, confidence: 1, words: null }, 40);
    const client = await connect('s');
    await client.say(spoken('one'));
    await client.text('END');
    expect(client.finals()[0]?.t0).toBeCloseTo(40, 1);
    expect(await recorded('s')).toBeCloseTo(40.32, 3);
  });
});
