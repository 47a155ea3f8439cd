import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WORDS, joined, noise, silence, spoken } from '../../../fakes/speech-audio.ts';
import { createScriptedSpeechToText, settled } from '../../../fakes/speech-engines.ts';
import { recogniserSetUp } from '../../../fixtures/recogniser-setup.ts';

describe('stream recogniser', () => {
  it('tells partials while somebody speaks and a final with times after the silence', async () => {
    const { play, partials, finals } = recogniserSetUp();
    await play(silence(1), spoken('one', 'two', 'three', 'four', 'five', 'six'));
    expect(partials.length).toBeGreaterThanOrEqual(2);
    expect(finals).toEqual([]);
    await play(silence(1.2));
    expect(finals.map(({ text }) => text)).toEqual(['one two three four five six']);
    const [final] = finals;
    expect(final?.t0).toBeCloseTo(1, 1);
    expect(final?.t1).toBeCloseTo(2.92, 1);
    expect(final?.words?.map(({ text }) => text)).toEqual(['one', 'two', 'three', 'four', 'five', 'six']);
    expect(final?.words?.[2]?.startS).toBeCloseTo(1.64, 2);
    expect(final?.words?.[2]?.endS).toBeCloseTo(1.96, 2);
    expect(final?.confidence).toBe(0.9);
    expect(final?.latencyS).toBeGreaterThanOrEqual(1.1);
    expect(final?.latencyS).toBeLessThan(1.3);
  });

  it('ends a whole sentence after 0.6 s of silence, and waits longer where the words ask for more', async () => {
    const { play, finals, stt } = recogniserSetUp();
    await play(spoken('one', 'two'));
    stt.script({ text: 'One two.' });
    await play(silence(0.7));
    expect(finals.map(({ text }) => text)).toEqual(['One two.']);
    expect(finals[0]?.latencyS).toBeLessThan(0.8);
    await play(silence(1), spoken('three'));
    stt.script({ text: 'Three,' });
    await play(silence(0.9), spoken('four'));
    expect(finals).toHaveLength(1);
    await play(silence(1.2));
    expect(finals[1]?.text).toBe('three four');
  });

  it('does not wait for more where the recogniser is late', async () => {
    const { play, finals, stt } = recogniserSetUp();
    await play(spoken('one', 'two'));
    stt.hold();
    stt.script({ text: 'One two.' });
    await play(silence(0.9));
    expect(finals).toEqual([]);
    stt.release();
    await settled();
    expect(finals.map(({ text }) => text)).toEqual(['One two.']);
  });

  it('tells up to where all is settled', async () => {
    const { play, recogniser, finals, stt } = recogniserSetUp({ startS: 5 });
    expect(recogniser.settledS()).toBe(5);
    await play(silence(10));
    expect(recogniser.settledS()).toBeCloseTo(14.68, 1);
    await play(spoken('one', 'two'));
    const before = recogniser.settledS();
    expect(before).toBeLessThanOrEqual(15);
    stt.hold();
    await play(silence(2));
    expect(recogniser.settledS()).toBe(before);
    const flushed = recogniser.flush();
    await settled();
    expect(recogniser.settledS()).toBe(before);
    stt.release();
    await flushed;
    expect(finals.map(({ text }) => text)).toEqual(['one two']);
    expect(recogniser.settledS()).toBeCloseTo(17.64, 3);
  });

  it('shows partials that only grow, at most four a second, each different from the last', async () => {
    const { play, partials, clock } = recogniserSetUp();
    const times: number[] = [];
    const seen = partials.push.bind(partials);
    partials.push = (...items) => (times.push(clock.nowMs()), seen(...items));
    await play(spoken(...WORDS), silence(1.2));
    expect(partials.length).toBeGreaterThanOrEqual(4);
    for (const [index, time] of times.entries()) if (index > 0) expect(time - (times[index - 1] ?? 0)).toBeGreaterThanOrEqual(250);
    for (const [index, { text }] of partials.entries()) if (index > 0) expect(text).not.toBe(partials[index - 1]?.text);
  });

  it('says nothing of silence, clicks and noise', async () => {
    const { play, recogniser, partials, finals } = recogniserSetUp();
    await play(silence(3), noise(0.06), silence(2), noise(2), silence(2));
    expect([partials, finals]).toEqual([[], []]);
    await recogniser.flush();
    expect(finals).toEqual([{ text: '', t0: 9.06, t1: 9.06, confidence: null, words: null, latencyS: null }]);
  });

  it('hears one short word', async () => {
    const { play, finals } = recogniserSetUp();
    await play(silence(0.5), spoken('one'), silence(1.2));
    expect(finals.map(({ text }) => text)).toEqual(['one']);
  });

  it('gives one final for what is pending at a flush, and goes on', async () => {
    const { play, recogniser, finals } = recogniserSetUp({ startS: 10 });
    await play(spoken('one', 'two', 'three'));
    await recogniser.flush();
    expect(finals.map(({ text }) => text)).toEqual(['one two three']);
    expect(finals[0]?.t1).toBeCloseTo(10.96, 2);
    await play(spoken('four', 'five'));
    await recogniser.flush();
    await recogniser.flush();
    expect(finals.map(({ text }) => text)).toEqual(['one two three', 'four five', '']);
    expect(finals[2]?.t0).toBeCloseTo(11.6, 6);
  });

  it('flushes at once when nothing was heard, though engines never load', async () => {
    const stt = createScriptedSpeechToText({ ready: new Promise(() => undefined) });
    const { recogniser, finals } = recogniserSetUp({ stt });
    await recogniser.flush();
    expect(finals).toMatchObject([{ text: '', t0: 0, t1: 0 }]);
  });

  it('merges utterances that wait into the one final of a flush', async () => {
    const { play, recogniser, finals, stt } = recogniserSetUp();
    stt.hold();
    await play(spoken('one', 'two'), silence(1.2), spoken('three', 'four'), silence(1.2), spoken('five'));
    const flushed = recogniser.flush();
    await settled();
    expect(finals).toEqual([]);
    stt.release();
    await flushed;
    expect(finals.map(({ text, t0 }) => ({ text, t0 }))).toEqual([{ text: 'one two three four five', t0: 0 }]);
    expect(finals[0]?.words?.map(({ startS }) => Math.round(startS * 100))).toEqual([0, 32, 184, 216, 368]);
  });

  it('keeps what is said while engines load', async () => {
    const loading = Promise.withResolvers<void>();
    const { play, finals, partials } = recogniserSetUp({ stt: createScriptedSpeechToText({ ready: loading.promise }) });
    await play(spoken('one', 'two', 'three'), silence(1.2), spoken('four'), silence(1.2));
    expect([partials, finals]).toEqual([[], []]);
    loading.resolve();
    await settled();
    expect(finals.map(({ text }) => text)).toEqual(['one two three', 'four']);
  });

  it('runs one decode at a time and drops stale partials', async () => {
    const { play, stt, finals } = recogniserSetUp();
    await play(spoken('one', 'two'));
    stt.hold();
    const done = stt.calls.length;
    await play(spoken('three', 'four'));
    expect(stt.running()).toBe(1);
    await play(silence(0.3));
    expect(stt.calls[done]?.aborted()).toBe(true);
    expect(stt.running()).toBe(1);
    expect(stt.calls.at(-1)?.options.wordTimes).toBe(true);
    const decodes = stt.calls.length;
    await play(silence(1));
    stt.release();
    await settled();
    expect(finals.map(({ text }) => text)).toEqual(['one two three four']);
    expect(stt.calls.length, 'the decode that began in the pause was kept').toBe(decodes);
  });

  it('lets a slow machine finish the first partial of an utterance through its pauses', async () => {
    const { play, stt, partials } = recogniserSetUp();
    stt.hold();
    await play(spoken('one', 'two'), silence(0.3), spoken('three'), silence(0.3), spoken('four'));
    expect(stt.calls).toHaveLength(1);
    expect(stt.calls[0]?.aborted()).toBe(false);
    stt.release();
    await settled();
    expect(partials.map(({ text }) => text)).toEqual(['one two']);
  });

  it('drops the decode of a pause when the speaker goes on', async () => {
    const { play, stt, finals } = recogniserSetUp({ stt: createScriptedSpeechToText({ rejectsOnAbort: false }) });
    await play(spoken('one', 'two', 'three'));
    stt.hold();
    await play(silence(0.3), spoken('four'));
    expect(stt.calls.at(-1)?.aborted()).toBe(true);
    stt.release();
    await play(silence(1.2));
    expect(finals.map(({ text }) => text)).toEqual(['one two three four']);
  });

  it('cuts a long monologue and loses or doubles no word', async () => {
    const { play, finals, stt } = recogniserSetUp();
    const long = Array.from({ length: 120 }, (_, index) => WORDS[index % 10] ?? 'one');
    await play(...long.flatMap((word, index) => (index % 9 === 8 ? [spoken(word), silence(0.13)] : [spoken(word)])), silence(1.2));
    expect(finals.length).toBeGreaterThanOrEqual(2);
    expect(finals.map(({ text }) => text).join(' ')).toBe(long.join(' '));
    for (const { samples } of stt.calls) expect(samples.length).toBeLessThanOrEqual(25.1 * 16_000);
  });

  it('hears the same words however the audio is cut into frames', async () => {
    const audio = joined(silence(0.4), spoken('one', 'two', 'three'), silence(0.9), spoken('four'), silence(0.25), spoken('five'), silence(0.3));
    await fc.assert(fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 9_000 }), { minLength: 1, maxLength: 8 }), async (sizes) => {
      const { recogniser, finals } = recogniserSetUp();
      for (let from = 0, index = 0; from < audio.length; index++) {
        const size = sizes[index % sizes.length] ?? 1;
        if (index > 400) {
          await recogniser.push(audio.subarray(from));
          break;
        }
        await recogniser.push(audio.subarray(from, from + size));
        from += size;
      }
      await recogniser.flush();
      expect(finals.map(({ text }) => text).join(' ').trim()).toBe('one two three four five');
      recogniser.close();
    }), { numRuns: 30 });
  });
});
