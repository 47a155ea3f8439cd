/** When a talk speaks ahead: by what its candidate does and its clients tell. */
import { describe, expect, it } from 'vitest';
import { noise, silence, spoken } from '../../../fakes/speech-audio.ts';
import { settled } from '../../../fakes/speech-engines.ts';
import { ownTalk, ready } from '../../../fixtures/own-talk.ts';
import { audioMessage, createScriptedDialogue, voiceSetUp } from '../../../fixtures/voice-setup.ts';

const dialogue = { ...createScriptedDialogue().dialogue, likely: () => ['Why?', 'How?'] };
const all = async (): Promise<void> => {
  for (let times = 0; times < 10; times++) await settled();
};

describe('a talk', () => {
  it('speaks ahead while the interviewer is heard, and not because a program says so at another time', async () => {
    const { connect, voice } = voiceSetUp({ dialogue });
    const client = await connect('program');
    await client.send({ type: 'playback_complete' });
    await all();
    expect(voice.spokenTexts).toEqual([]);
    await client.send({ type: 'start_interview' });
    await client.next(({ type }) => type === 'audio');
    await client.next(ready);
    await client.send({ type: 'playback_complete' });
    await all();
    expect(voice.spokenTexts).toContain('How?');
  });

  it('goes on with it after a cough over the question, on a slow machine too', async () => {
    const { open, voice } = ownTalk({ dialogue });
    const held = Promise.withResolvers<void>();
    const { speak } = voice.tts;
    voice.tts.status = () => [{ task: 'tts', engine: 'a voice', state: 'ready', device: 'cpu', realTimeFactor: 1.2, detail: null }];
    voice.tts.speak = async (request) => {
      if (request.priority === 'ahead') await held.promise;
      return speak(request);
    };
    const client = await open();
    await client.send({ type: 'start_interview' });
    await client.next(ready);
    await client.send({ type: 'playback', seq: 0, played_ms: 100, state: 'playing' });
    await client.say(noise(0.6), silence(1.2));
    held.resolve();
    await all();
    expect(voice.spokenTexts).toContain('How?');
  });

  it('speaks ahead again after a recording that came while somebody spoke over the interviewer', async () => {
    const { open, voice } = ownTalk({ dialogue });
    const client = await open();
    await client.send({ type: 'start_interview' });
    await client.next(ready);
    await client.send({ type: 'playback', seq: 0, played_ms: 100, state: 'playing' });
    await client.say(spoken('one'));
    await client.send(audioMessage('two', 'three', 'four', 'five'));
    await client.next(ready);
    await all();
    expect(voice.spokenTexts.filter((text) => text === 'How?')).toHaveLength(2);
  });
});
