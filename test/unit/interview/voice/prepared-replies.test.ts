/** What is spoken ahead, by how fast the voice is. */
import { describe, expect, it } from 'vitest';
import { settled } from '../../../fakes/speech-engines.ts';
import { createPreparedReplies } from '../../../../src/main/interview/voice/prepared-replies.ts';
import { createTalkStage } from '../../../../src/main/interview/voice/talk-stage.ts';
import type { EngineStatus } from '../../../../src/main/ports/engines.ts';
import { createManualClock } from '../../../fakes/manual-clock.ts';
import { createScriptedDialogue, createScriptedVoice, voiceSetUp } from '../../../fixtures/voice-setup.ts';

const WHOLE = 'I led the migration of our payments to Kafka.';
const OPEN = 'I led the migration of our payments to Kafka because';
const engine = (realTimeFactor: number | null): EngineStatus => ({ task: 'tts', engine: 'a voice', state: 'ready', device: 'cpu', realTimeFactor, detail: null });

function setUp(realTimeFactor: number | null) {
  const clock = createManualClock(1_000_000);
  const { tts, spokenTexts } = createScriptedVoice();
  const { room, parts: others } = voiceSetUp();
  room.create({ id: 'a', candidate: '', role: '', language: 'en', minutes: 30, pace: 'normal', resume: null, ownInterface: false });
  const { dialogue } = createScriptedDialogue();
  const parts = {
    ...others, clock, tts: { ...tts, status: () => [engine(realTimeFactor)] },
    dialogue: { ...dialogue, likely: () => ['I see. How?', 'Why?', 'When?'], leads: () => ['I see.', 'Right.'] },
  };
  return { prepared: createPreparedReplies(createTalkStage(parts, 'a')), spokenTexts, clock };
}

describe('replies made ahead', () => {
  it.each([null, 0.1])('are all that are likely where the voice is quick (%s), at any time', async (factor) => {
    const { prepared, spokenTexts } = setUp(factor);
    prepared.hear(WHOLE, false);
    await settled();
    expect(spokenTexts).toEqual(['I see.', 'How?', 'Why?', 'When?']);
  });

  it('are the best guess alone where it is slow, while the answer surely goes on', async () => {
    const { prepared, spokenTexts } = setUp(1.2);
    prepared.hear(WHOLE, true);
    prepared.hear(OPEN, false);
    await settled();
    expect(spokenTexts).toEqual([]);
    prepared.hear(OPEN, true);
    await settled();
    expect(spokenTexts).toEqual(['I see.', 'How?']);
  });

  it('and the words before a question, once', async () => {
    const { prepared, spokenTexts } = setUp(1.2);
    prepared.makeLeads();
    prepared.makeLeads();
    await settled();
    await settled();
    expect(spokenTexts).toEqual(['I see.', 'Right.']);
  });

  it('which wait while somebody speaks over the interviewer: recognition needs the cores', async () => {
    const { prepared, spokenTexts } = setUp(1.2);
    prepared.listen(true);
    prepared.makeLeads();
    await settled();
    expect(spokenTexts).toEqual([]);
    prepared.listen(false);
    await settled();
    await settled();
    expect(spokenTexts).toEqual(['I see.', 'Right.']);
  });
});
