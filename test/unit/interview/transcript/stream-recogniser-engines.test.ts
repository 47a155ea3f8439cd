import { describe, expect, it } from 'vitest';
import { WORDS, joined, noise, silence, spoken } from '../../../fakes/speech-audio.ts';
import { createScriptedSpeechToText, createScriptedVoiceActivity, settled } from '../../../fakes/speech-engines.ts';
import { recogniserSetUp, unavailable } from '../../../fixtures/recogniser-setup.ts';

describe('stream recogniser and its engines', () => {
  it('locks the language of the first utterance that has text', async () => {
    const { play, stt, languages } = recogniserSetUp({ language: null });
    await play(noise(1), silence(1.2));
    expect(languages).toEqual([]);
    await play(spoken('one', 'two'), silence(1.2));
    expect(languages).toEqual(['en']);
    expect(stt.calls.every(({ options }) => options.language === null)).toBe(true);
    await play(spoken('three'), silence(1.2));
    expect(stt.calls.at(-1)?.options.language).toBe('en');
    expect(languages).toEqual(['en']);
  });

  it('tries a failed decode once more, then reports it and lives on', async () => {
    const { play, stt, finals, problems } = recogniserSetUp();
    await play(spoken('one'));
    stt.script(new Error('broken'));
    await play(silence(1.2));
    expect(finals.map(({ text }) => text)).toEqual(['one']);
    expect(problems).toEqual([]);
    await play(spoken('two'));
    stt.script(new Error('broken'), new Error('broken'));
    await play(silence(1.2));
    expect(problems.map(({ code }) => code)).toEqual(['INTERNAL']);
    await play(spoken('three'), silence(1.2));
    expect(finals.map(({ text }) => text)).toEqual(['one', 'three']);
  });

  it('falls back on committed words when the last decode fails or loses them', async () => {
    const { play, stt, finals } = recogniserSetUp();
    await play(spoken('one', 'two', 'three', 'four', 'five'));
    stt.script({ text: 'one', words: [] });
    await play(silence(1.2));
    expect(finals[0]?.text).toMatch(/^one two three/);
    await play(spoken('six', 'seven', 'eight', 'nine', 'ten'));
    stt.script(new Error('broken'), new Error('broken'));
    await play(silence(1.2));
    expect(finals[1]?.text).toMatch(/^six seven eight/);
  });

  it('says once that there is no recogniser, stays alive and finds one that comes later', async () => {
    let ready: Promise<void> = Promise.reject(unavailable());
    const stt = { ...createScriptedSpeechToText(), ready: () => ready };
    const { play, recogniser, problems, finals } = recogniserSetUp({ stt });
    await play(spoken('one'), silence(20));
    await recogniser.flush();
    expect(problems.map(({ code }) => code)).toEqual(['ENGINE_UNAVAILABLE']);
    expect(finals).toMatchObject([{ text: '', t0: 20.32 }]);
    ready = Promise.resolve();
    await play(silence(16), spoken('two'), silence(1.2));
    expect(problems).toHaveLength(1);
    expect(finals[1]).toMatchObject({ text: 'two' });
    expect(finals[1]?.t0).toBeCloseTo(36.32, 1);
  });

  it('survives a detector that breaks', async () => {
    const vad = createScriptedVoiceActivity();
    const { play, finals, problems } = recogniserSetUp({ vad });
    vad.fail(1);
    await play(spoken('one'), silence(1.2));
    expect(finals.map(({ text }) => text)).toEqual(['one']);
    vad.fail(2);
    await play(silence(0.2), spoken('two'), silence(1.2));
    expect(finals.map(({ text }) => text)).toEqual(['one', 'two']);
    expect(problems).toHaveLength(1);
  });

  it('bounds what it keeps while engines load', async () => {
    const never = new Promise<void>(() => undefined);
    const vad = createScriptedVoiceActivity({ ready: never });
    const { recogniser, problems } = recogniserSetUp({ vad });
    const minute = silence(60);
    for (let index = 0; index < 12; index++) void recogniser.push(minute);
    expect(problems.map(({ message }) => message)).toEqual(['Recognition is too far behind: the oldest speech was left out']);
    recogniser.close();
  });

  it('makes a fast sender wait, and lets it go on', async () => {
    const { recogniser, stt, finals } = recogniserSetUp();
    await settled();
    stt.hold();
    const sentences = Array.from({ length: 30 }, () => joined(spoken(...WORDS), silence(1.2)));
    let sent = 0;
    const sending = (async () => {
      for (const sentence of sentences) {
        await recogniser.push(sentence);
        sent += 1;
      }
    })();
    await settled();
    await settled();
    expect(sent).toBeLessThan(30);
    stt.release();
    await sending;
    await recogniser.flush();
    expect(finals.flatMap(({ text }) => (text === '' ? [] : text.split(' ')))).toHaveLength(300);
  });

  it('calls nothing back once closed, and leaves no detector open', async () => {
    const vad = createScriptedVoiceActivity();
    const { play, recogniser, stt, finals, partials, problems, clock } = recogniserSetUp({ vad });
    stt.hold();
    await play(spoken('one', 'two'), silence(0.3));
    const flushed = recogniser.flush();
    recogniser.close();
    stt.release();
    await flushed;
    void recogniser.push(spoken('three'));
    clock.advance(10_000);
    await settled();
    expect([finals, partials, problems]).toEqual([[], [], []]);
    expect(vad.closed()).toBe(vad.opened());
    expect(stt.running()).toBe(0);
  });
});
