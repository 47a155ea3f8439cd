/** What is spoken ahead, when, and by how fast the voice is. */
import { describe, expect, it, vi } from 'vitest';
import { settled } from '../../../fakes/speech-engines.ts';
import { createPreparedReplies } from '../../../../src/main/interview/voice/prepared-replies.ts';
import { createTalkStage } from '../../../../src/main/interview/voice/talk-stage.ts';
import type { EngineStatus } from '../../../../src/main/ports/engines.ts';
import type { DialogueInput } from '../../../../src/main/ports/voice.ts';
import { createManualClock } from '../../../fakes/manual-clock.ts';
import { createScriptedDialogue, createScriptedVoice, voiceSetUp } from '../../../fixtures/voice-setup.ts';

const BEGUN = 'I led the migration.';
const WHOLE = 'I led the migration of our payments to Kafka, and four people worked on it with me for half a year.';
const OPEN = `${WHOLE} We did it because`;
const SLOW = 1.2;
const engine = (realTimeFactor: number | null): EngineStatus => ({ task: 'tts', engine: 'a voice', state: 'ready', device: 'cpu', realTimeFactor, detail: null });

function setUp(realTimeFactor: number | null, likely: (said: string) => readonly string[] = () => ['I see. How?', 'Why?', 'When?']) {
  const clock = createManualClock(1_000_000);
  const { tts, spokenTexts } = createScriptedVoice();
  const speak = vi.fn(tts.speak);
  const { room, store, parts: others } = voiceSetUp();
  room.create({ id: 'a', candidate: '', role: '', language: 'en', minutes: 30, pace: 'normal', resume: null, ownInterface: false });
  const { dialogue } = createScriptedDialogue();
  const parts = {
    ...others, clock, tts: { ...tts, speak, status: () => [engine(realTimeFactor)] },
    dialogue: { ...dialogue, likely: ({ turns }: DialogueInput) => likely(turns.at(-1)?.text ?? ''), leads: () => ['Right.', 'Okay.'] },
  };
  const all = async (): Promise<readonly string[]> => {
    for (let times = 0; times < 8; times++) await settled();
    return spokenTexts;
  };
  const stage = createTalkStage(parts, 'a');
  return { prepared: createPreparedReplies(stage), all, clock, stage, speak, store };
}

describe('replies made ahead', () => {
  it('are made while the interviewer is listened to, the likeliest first, and then the short words before a question, once', async () => {
    const { prepared, all } = setUp(SLOW);
    prepared.begin();
    expect(await all()).toEqual(['I see.', 'How?', 'Why?', 'When?', 'Right.', 'Okay.']);
    prepared.stop();
    prepared.begin();
    expect((await all()).slice(6)).toEqual(['I see.', 'How?', 'Why?', 'When?']);
  });

  it('are of what is said, as soon as that changes them', async () => {
    const { prepared, all, clock } = setUp(null, (said) => (said === '' ? ['First?'] : ['Second?', 'First?']));
    prepared.begin();
    expect((await all())[0]).toBe('First?');
    clock.advance(2_000);
    prepared.hear(WHOLE);
    expect((await all()).at(-1)).toBe('Second?');
  });

  it('are made at any time where the voice is quick', async () => {
    const { prepared, all } = setUp(0.1);
    prepared.sound(false);
    prepared.hear(WHOLE);
    expect(await all()).toEqual(['I see.', 'How?', 'Why?', 'When?']);
  });

  it('wait where it is slow and the answer may be over: in a pause, and after a whole sentence', async () => {
    const { prepared, all } = setUp(SLOW);
    prepared.sound(true);
    prepared.hear(WHOLE);
    expect(await all()).toEqual([]);
    prepared.sound(false);
    prepared.hear(BEGUN);
    expect(await all()).toEqual([]);
    prepared.sound(true);
    expect(await all()).toEqual(['I see.', 'How?', 'Why?', 'When?']);
  });

  it('and not where it goes on for certain', async () => {
    const { prepared, all } = setUp(SLOW);
    prepared.sound(true);
    prepared.sound(false);
    prepared.hear(OPEN);
    expect(await all()).toEqual(['I see.', 'How?', 'Why?', 'When?']);
  });

  it('are not begun during an answer where the machine is slower still', async () => {
    const { prepared, all } = setUp(4);
    prepared.begin();
    prepared.sound(true);
    prepared.hear(OPEN);
    // What was begun is made.
    expect(await all()).toEqual(['I see.']);
    prepared.begin();
    expect(await all()).toEqual(['I see.', 'How?', 'Why?', 'When?', 'Right.', 'Okay.']);
  });

  it('wait while somebody speaks over the interviewer: recognition needs the cores', async () => {
    const { prepared, all } = setUp(null);
    prepared.listen(true);
    prepared.begin();
    expect(await all()).toEqual([]);
    prepared.listen(false);
    expect((await all())[0]).toBe('I see.');
  });

  it('are given up when the reply comes', async () => {
    const { prepared, all } = setUp(SLOW);
    prepared.begin();
    prepared.stop();
    expect(await all()).toEqual(['I see.']);
  });

  it.each([1.2, 4])('go on after a cough or a sign of listening, however slow the machine is (%s)', async (slowness) => {
    const { prepared, all } = setUp(slowness);
    prepared.listen(true);
    prepared.begin();
    prepared.sound(true);
    prepared.hear('Yeah.');
    prepared.sound(false);
    prepared.listen(false);
    expect(await all()).toEqual([]);
    prepared.hear('');
    expect(await all()).toEqual(['I see.', 'How?', 'Why?', 'When?', 'Right.', 'Okay.']);
  });

  it('and not while the reply is thought of', async () => {
    const { prepared, all, stage } = setUp(SLOW);
    prepared.sound(true);
    prepared.hear(WHOLE);
    prepared.sound(false);
    stage.setState('generating');
    prepared.hear('');
    expect(await all()).toEqual([]);
  });

  it('are in the language that is found meanwhile', async () => {
    const { prepared, all, clock, speak, store } = setUp(null, (said) => (said === '' ? ['First?', 'Later?'] : ['Второй?']));
    prepared.begin();
    store.setLanguage('a', 'ru');
    clock.advance(2_000);
    prepared.hear('Да, я работал там.');
    await all();
    expect(speak.mock.calls.map(([{ text, language }]) => [text, language])).toEqual([['First?', 'en'], ['Второй?', 'ru']]);
  });

  it('a short word that was given up is made the next time', async () => {
    const { prepared, all } = setUp(null, () => []);
    prepared.begin();
    prepared.stop();
    expect(await all()).toEqual(['Right.']);
    prepared.begin();
    expect(await all()).toEqual(['Right.', 'Right.', 'Okay.']);
  });

  it('are thought of only where one can be made', async () => {
    const likely = vi.fn(() => ['Why?']);
    const { prepared, all, clock } = setUp(SLOW, likely);
    prepared.sound(true);
    for (const word of ['One', 'Two']) {
      prepared.hear(`${word}, ${WHOLE}`);
      clock.advance(2_000);
    }
    await all();
    expect(likely).not.toHaveBeenCalled();
    prepared.hear(OPEN);
    expect(await all()).toEqual(['Why?']);
    expect(likely).toHaveBeenCalledTimes(1);
  });
});
