/** The floor by the candidate's own doing: held by the key, taken by typing, a reply asked for again. */
import { describe, expect, it } from 'vitest';
import { silence, spoken } from '../../../fakes/speech-audio.ts';
import { ownTalk, ready } from '../../../fixtures/own-talk.ts';
import { shapes } from '../../../fixtures/voice-setup.ts';

const held = (state: 'start' | 'end') => ({ type: 'speech', state, mode: 'held' });

describe('a key that is held', () => {
  it('keeps the floor through a long pause; letting it go ends the answer', async () => {
    const { open, store } = ownTalk();
    const client = await open();
    await client.begin();
    await client.send(held('start'));
    await client.say(spoken('one', 'two', 'three', 'four'), silence(12), spoken('five'), silence(9));
    expect(store.turns('own')).toHaveLength(1);
    await client.send(held('end'));
    await client.send({ type: 'end_of_turn' });
    await client.next(ready);
    expect(store.turns('own')[1]?.text).toBe('one two three four five');
    expect(client.of('error')).toEqual([]);
  });

  it('is not believed for ever, nor waited for when its end is lost', async () => {
    const { open, store, clock } = ownTalk();
    const client = await open();
    await client.begin();
    await client.send(held('start'));
    await client.say(spoken('one', 'two', 'three', 'four'), silence(4));
    clock.advance(290_000);
    expect(store.turns('own')).toHaveLength(1);
    clock.advance(10_000);
    await client.next(ready);
    expect(store.turns('own')[1]?.text).toBe('one two three four');
    await client.send({ type: 'playback_complete' });
    await client.next(ready);
    await client.send(held('start'));
    await client.say(spoken('six', 'seven'), silence(4));
    await client.send(held('end'));
    clock.advance(1_100);
    await client.next(ready);
    expect(store.turns('own').map(({ text }) => text)).toContain('six seven');
  });

  it('cuts the reply that is played, as far as its player says, and the dialogue knows; one word is an answer then', async () => {
    const { open, store, script } = ownTalk();
    const client = await open();
    await client.send({ type: 'start_interview' });
    await client.next(ready);
    await client.send({ type: 'playback', seq: 0, played_ms: 100, state: 'playing' });
    await client.send({ type: 'playback', seq: 1, played_ms: 34, state: 'stopped' });
    await client.send({ type: 'playback_complete' });
    await client.send(held('start'));
    await client.say(spoken('one'), silence(3));
    await client.send(held('end'));
    await client.send({ type: 'end_of_turn' });
    await client.next(({ type }) => type === 'timing');
    expect(client.of('interrupt').map(({ heard }) => heard)).toEqual(['Hello friend. Please']);
    expect(store.turns('own')[0]?.heard).toBeCloseTo(3 / 5);
    expect(store.turns('own')[1]?.text).toBe('one');
    expect(script.inputs.at(-1)?.turns[0]?.heard).toBeCloseTo(3 / 5);
  });

  it('takes the floor before the first report of a player', async () => {
    const { open, store } = ownTalk();
    const client = await open();
    await client.send({ type: 'start_interview' });
    await client.next(ready);
    await client.send(held('start'));
    expect(client.of('interrupt')).toHaveLength(1);
    expect(store.turns('own')[0]?.heard).toBeLessThan(1);
  });
});

describe('a reply that is asked for again', () => {
  it('is heard whole once it was played to its end', async () => {
    const { open, store } = ownTalk();
    const client = await open();
    await client.send({ type: 'start_interview' });
    await client.next(ready);
    await client.send({ type: 'playback', seq: 0, played_ms: 50, state: 'stopped' });
    expect(store.turns('own')[0]?.heard).toBeLessThan(1);
    await client.send({ type: 'repeat' });
    await client.next(({ type, ...rest }) => type === 'audio' && 'last' in rest && rest.last === true);
    await client.next(ready);
    await client.send({ type: 'playback_complete' });
    expect(store.turns('own')[0]?.heard).toBe(1);
    // Cut when it is said once more, it was heard all the same.
    await client.send({ type: 'repeat' });
    await client.next(({ type, ...rest }) => type === 'audio' && 'last' in rest && rest.last === true);
    await client.send({ type: 'playback', seq: 0, played_ms: 50, state: 'stopped' });
    expect(store.turns('own')[0]?.heard).toBe(1);
  });

  it('begins anew while its end is still being made, and only once', async () => {
    const slow = ownTalk();
    const { tts } = slow.voice;
    const speak = tts.speak.bind(tts);
    let isHeldUp = true;
    tts.speak = async (request) => {
      if (request.text.startsWith('Please') && isHeldUp) {
        isHeldUp = false;
        await new Promise((_, reject) => request.signal?.addEventListener('abort', () => reject(new DOMException('given up', 'AbortError'))));
      }
      return speak(request);
    };
    const client = await slow.open();
    await client.send({ type: 'start_interview' });
    await client.next(({ type }) => type === 'audio');
    await client.send({ type: 'repeat' });
    await client.send({ type: 'repeat' });
    const again = await client.next(({ type, ...more }) => type === 'audio' && 'last' in more && more.last === true);
    await client.next(ready);
    expect(shapes(again).filter((shape) => shape === 'audio')).toHaveLength(2);
    expect(slow.store.turns('own')).toHaveLength(1);
    expect(client.of('audio').map(({ seq }) => seq)).toEqual([0, 0, 1]);
  });

  it('and after a lost connection is said once, whether or not it is asked for', async () => {
    const { open } = ownTalk();
    const first = await open();
    await first.begin();
    await first.drop();
    const second = await open();
    await second.send({ type: 'repeat' });
    const told = await second.next(({ type, ...rest }) => type === 'audio' && 'last' in rest && rest.last === true);
    expect(told.filter(({ type }) => type === 'audio')).toHaveLength(2);
  });
});

describe('a pause', () => {
  it('lasts over a lost connection, and its time does not count', async () => {
    const { open, clock, store } = ownTalk();
    const first = await open();
    await first.begin();
    await first.send({ type: 'pause' });
    const before = first.of('phase').at(-1)?.seconds_left;
    await first.drop();
    clock.advance(60_000);
    const second = await open();
    await second.next(({ type }) => type === 'phase');
    expect(second.of('paused')).toEqual([{ type: 'paused', paused: true }]);
    clock.advance(60_000);
    await second.say(spoken('one', 'two', 'three', 'four'), silence(4));
    expect(store.turns('own')).toHaveLength(1);
    await second.send({ type: 'resume' });
    expect(second.of('paused').at(-1)?.paused).toBe(false);
    expect(second.of('phase').at(-1)?.seconds_left).toBe(before);
    await second.say(spoken('one', 'two', 'three', 'four'), silence(4));
    await second.next(({ type }) => type === 'timing');
    expect(store.turns('own')[1]?.text).toBe('one two three four');
  });
});
