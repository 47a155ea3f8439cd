/** The talk as our own interface has it: sound as it is said, on a turned clock. */
import { describe, expect, it } from 'vitest';
import { noise, silence, spoken } from '../../../fakes/speech-audio.ts';
import { settled } from '../../../fakes/speech-engines.ts';
import { ownTalk, ready } from '../../../fixtures/own-talk.ts';
import { tempDir } from '../../../fixtures/temp-dir.ts';
import { shapes } from '../../../fixtures/voice-setup.ts';

describe('a talk in our own interface', () => {
  it('shows what is heard, takes a pause for the end, answers piece by piece, and tells where the time went', async () => {
    const { open, store } = ownTalk();
    const client = await open();
    await client.begin();
    await client.say(silence(0.5), spoken('one', 'two', 'three', 'four'), silence(4));
    const told = await client.next(ready);
    expect(client.of('partial').length).toBeGreaterThan(0);
    expect(told.filter(({ type }) => type !== 'partial').map((message) => (message.type === 'turn' ? `turn ${message.wait}` : shapes([message])[0]))).toEqual([
      'turn thinking_pause', 'turn taken', 'transcript candidate 2', 'status generating', 'transcript interviewer 3', 'phase', 'status speaking', 'audio', 'timing', 'audio', 'status ready',
    ]);
    expect(client.of('audio').slice(-2).map(({ seq, last, text }) => [seq, last, text])).toEqual([[0, false, 'I see.'], [1, true, 'Question 1?']]);
    expect(Object.keys(client.of('timing')[0]?.stages ?? {}).sort()).toEqual(['asr', 'plan', 'total', 'tts', 'vad']);
    const turn = store.turns('own')[1];
    expect(turn).toMatchObject({ text: 'one two three four', source: 'speech' });
    expect(turn?.span?.t0).toBeCloseTo(0.5, 0);
  });

  it('is not interrupted by one word or a noise, and is by three words: what was heard is told and kept', async () => {
    const { open, store } = ownTalk();
    const client = await open();
    await client.send({ type: 'start_interview' });
    await client.next(ready);
    await client.send({ type: 'playback', seq: 0, played_ms: 100, state: 'playing' });
    await client.say(spoken('one'), silence(1.2), noise(0.6), silence(0.8));
    expect(client.of('interrupt')).toEqual([]);
    await client.send({ type: 'playback', seq: 1, played_ms: 50, state: 'playing' });
    await client.say(spoken('one', 'two', 'three', 'four'), silence(4));
    await client.next(ready);
    expect(client.of('interrupt')).toHaveLength(1);
    expect(client.of('interrupt')[0]?.heard).toMatch(/^Hello friend\. Please/);
    const [question, answer] = store.turns('own');
    expect(question?.heard).toBeGreaterThan(0.3);
    expect(question?.heard).toBeLessThan(1);
    expect(answer?.text).toBe('one two three four');
  });

  it('a key that is let go is the end of the answer; nothing said is told', async () => {
    const { open } = ownTalk();
    const client = await open();
    await client.begin();
    await client.send({ type: 'end_of_turn' });
    expect(shapes(await client.next(ready))).toEqual(['error EMPTY_TRANSCRIPTION', 'status ready']);
    await client.say(silence(0.3), spoken('one', 'two'));
    await client.send({ type: 'end_of_turn' });
    await client.next(ready);
    expect(client.of('transcript').map(({ text }) => text)).toContain('one two');
  });

  it('takes typed answers, says things again, and stands still while it is paused', async () => {
    const { open, store, clock } = ownTalk();
    const client = await open();
    await client.begin();
    await client.send({ type: 'repeat' });
    expect(shapes(await client.next(ready))).toEqual(['status speaking', 'audio', 'audio', 'status ready']);
    await client.send({ type: 'playback_complete' });
    await client.next(ready);
    await client.send({ type: 'pause' });
    await client.say(spoken('one', 'two', 'three'), silence(2));
    clock.advance(600_000);
    await client.send({ type: 'resume' });
    expect(client.of('paused').map(({ paused }) => paused)).toEqual([true, false]);
    await client.send({ type: 'text', text: 'I type it.' });
    await client.next(ready);
    expect(store.turns('own').map(({ text, source }) => [text, source]).slice(1, 2)).toEqual([['I type it.', 'typed']]);
  });

  it('words of an answer that goes on survive a lost connection and the program’s end', async () => {
    const dataDir = tempDir();
    const before = ownTalk({ dataDir });
    const first = await before.open();
    await first.begin();
    await first.say(silence(0.3), spoken('one', 'two', 'three'), silence(1.3), spoken('four', 'five'));
    await before.stop();

    const after = ownTalk({ dataDir });
    const second = await after.open();
    await second.next(ready);
    await second.say(silence(0.2), spoken('six'), silence(4));
    await second.next(ready);
    expect(after.store.turns('own')[1]?.text).toBe('one two three four five six');
  });

  it('an answer is over when the page has sent no sound for two seconds, though the last sound was a click', async () => {
    const { open, store, clock } = ownTalk();
    const client = await open();
    await client.begin();
    await client.say(silence(0.5), spoken('one', 'two', 'three', 'four'), silence(0.9), noise(0.1), silence(0.3));
    expect(store.turns('own')).toHaveLength(1);
    clock.advance(2_000);
    await settled();
    clock.advance(3_000);
    await client.next(ready);
    expect(store.turns('own')[1]?.text).toBe('one two three four');
  });

  it('a reply that was cut before its first sound is said when nothing is said instead', async () => {
    const { open, store, stt, voice } = ownTalk();
    const client = await open();
    await client.begin();
    const speaks = Promise.withResolvers<void>();
    const { speak } = voice.tts;
    voice.tts.speak = async (request) => {
      await speaks.promise;
      return speak(request);
    };
    await client.say(silence(0.3), spoken('one', 'two', 'three'), silence(4));
    expect(store.turns('own')[1]?.role).toBe('candidate');
    stt.script({ text: 'thanks for watching this', words: [] });
    await client.say(spoken('four', 'five', 'six', 'seven'));
    expect(client.of('interrupt')).toHaveLength(1);
    stt.script(...Array.from({ length: 6 }, () => ({ text: '', words: [] })));
    await client.say(silence(2));
    speaks.resolve();
    await client.next(({ type }) => type === 'timing' || type === 'audio');
    await client.next((message) => message.type === 'audio' && message.last === true);
    expect(store.turns('own').map(({ role }) => role)).toEqual(['interviewer', 'candidate', 'interviewer']);
  });

  it('keeps the last words when the interview is ended in the middle of them', async () => {
    const { open, store } = ownTalk();
    const client = await open();
    await client.begin();
    await client.say(silence(0.5), spoken('one', 'two', 'three', 'four'), silence(0.2));
    await client.send({ type: 'end_session' });
    await client.next(({ type }) => type === 'session_ended');
    expect(store.turns('own').map(({ role, text }) => `${role}: ${text}`).slice(1)).toEqual(['candidate: one two three four']);
  });

  it('stores a typed answer as it comes, also while a reply is being made, and the reply knows it', async () => {
    const { open, store, script } = ownTalk();
    const client = await open();
    await client.begin();
    await client.send({ type: 'text', text: 'Ten years.', id: 'a' });
    await client.send({ type: 'text', text: 'Eleven, in fact.', id: 'b' });
    await client.send({ type: 'text', text: 'Eleven, in fact.', id: 'b' });
    expect(store.turns('own').map(({ text }) => text).slice(1)).toEqual(['Ten years.', 'Eleven, in fact.']);
    await client.next(ready);
    await client.next(ready);
    expect(script.inputs.at(-1)?.turns.map(({ text }) => text)).toContain('Eleven, in fact.');
    expect(store.turns('own').map(({ role }) => role)).toEqual(['interviewer', 'candidate', 'candidate', 'interviewer']);
  });
});
