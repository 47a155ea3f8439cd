/** What is spoken ahead, when, and by how fast the voice is. */
import { describe, expect, it } from 'vitest';
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
  const { room, parts: others } = voiceSetUp();
  room.create({ id: 'a', candidate: '', role: '', language: 'en', minutes: 30, pace: 'normal', resume: null, ownInterface: false });
  const { dialogue } = createScriptedDialogue();
  const parts = {
    ...others, clock, tts: { ...tts, status: () => [engine(realTimeFactor)] },
    dialogue: { ...dialogue, likely: ({ turns }: DialogueInput) => likely(turns.at(-1)?.text ?? ''), leads: () => ['Right.', 'Okay.'] },
  };
  const all = async (): Promise<readonly string[]> => {
    for (let times = 0; times < 8; times++) await settled();
    return spokenTexts;
  };
  return { prepared: createPreparedReplies(createTalkStage(parts, 'a')), all, clock };
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
});
