import { describe, expect, it } from 'vitest';
import { watchListening } from '../../../src/main/avatar/listening.ts';
import { createManualClock } from '../../fakes/manual-clock.ts';
import { createScriptedSpeechToText } from '../../fakes/speech-engines.ts';

describe('somebody is listened to', () => {
  it('while a recognition runs and a little longer, also when it fails', async () => {
    const clock = createManualClock();
    const recogniser = createScriptedSpeechToText();
    const { stt, isBusy } = watchListening(recogniser, clock);
    expect(isBusy()).toBe(false);
    recogniser.hold();
    const heard = stt.recognise(new Float32Array(16_000), { language: 'en' });
    expect(isBusy()).toBe(true);
    recogniser.release();
    await heard;
    clock.advance(1_900);
    expect(isBusy()).toBe(true);
    clock.advance(200);
    expect(isBusy()).toBe(false);
    recogniser.script(new Error('broken'));
    await expect(stt.recognise(new Float32Array(16_000), { language: 'en' })).rejects.toThrow('broken');
    expect(isBusy()).toBe(true);
    clock.advance(2_000);
    expect(isBusy()).toBe(false);
  });

  it('and not while a file is transcribed in the background', async () => {
    const recogniser = createScriptedSpeechToText();
    const { stt, isBusy } = watchListening(recogniser, createManualClock());
    recogniser.hold();
    const read = stt.recognise(new Float32Array(16_000), { language: 'en', priority: 'batch' });
    expect(isBusy()).toBe(false);
    recogniser.release();
    await read;
    expect(isBusy()).toBe(false);
  });
});
