/** Sound that waits behind a recording: on the disk before it is taken, and heard in its order by whichever run comes to it. */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { systemClock } from '../../../../src/main/base/clock.ts';
import { toFloat32, toPcm16 } from '../../../../src/main/media/pcm.ts';
import { createAudioArchive } from '../../../../src/main/store/audio-archive.ts';
import { joined, silence, spoken, type WORDS } from '../../../fakes/speech-audio.ts';
import { createScriptedVoiceActivity, wordsIn } from '../../../fakes/speech-engines.ts';
import { tempDir } from '../../../fixtures/temp-dir.ts';
import { audioMessage, isState, voiceSetUp } from '../../../fixtures/voice-setup.ts';

const ready = isState('ready');
const sound = (...words: readonly (typeof WORDS)[number][]): Uint8Array => toPcm16(joined(spoken(...words), silence(2)));
const isAnswer = (wanted: string) => (message: object): boolean => 'role' in message && 'text' in message && message.role === 'candidate' && message.text === wanted;
type Talk = ReturnType<typeof voiceSetUp>;

const behindKey = ({ store }: Talk): string => `${store.find('waiting')!.key}-behind`;
const answers = ({ store }: Talk): string[] => store.turns('waiting').filter(({ role }) => role === 'candidate').map(({ text }) => text);
async function recorded({ store, archive }: Talk): Promise<string> {
  const wav = await archive.read(store.find('waiting')!.key);
  return wordsIn(toFloat32(wav!.subarray(44))).map(({ text }) => text).join(' ');
}

/** A recording is being heard and does not come to its end, and three words were said behind it. */
async function waiting(overrides: Parameters<typeof voiceSetUp>[0] = {}) {
  const talk = voiceSetUp(overrides);
  const client = await talk.connect('waiting', 'extras=1');
  await client.send({ type: 'start_interview' });
  await client.next(ready);
  talk.stt.hold();
  await client.send(audioMessage('one', 'two', 'three'));
  // Its sound is in the recording of the talk by now.
  await vi.waitUntil(() => talk.stt.running() > 0);
  await client.session.onBinary(sound('four', 'five', 'six'));
  return { ...talk, client };
}
const goesOn = async (dataDir: string): Promise<Talk> => {
  const talk = voiceSetUp({ dataDir });
  const client = await talk.connect('waiting', 'extras=1');
  await client.next(isAnswer('one two three'));
  await client.send({ type: 'end_of_turn' });
  await client.next(isAnswer('four five six'));
  return talk;
};

describe('sound behind a recording that is being heard', () => {
  it('is on the disk when it was taken, and moves into the recording of the talk', async () => {
    const talk = await waiting();
    expect(await talk.archive.durationS(behindKey(talk))).toBe(sound('four', 'five', 'six').length / 32_000);
    await talk.client.send({ type: 'end_of_turn' });
    talk.stt.release();
    await talk.client.next(isAnswer('one two three'));
    await talk.client.next(isAnswer('four five six'));
    expect(await talk.archive.durationS(behindKey(talk))).toBe(0);
    expect(await recorded(talk)).toBe('one two three four five six');
  });

  it('is heard after it by the next run where the program was killed', async () => {
    const { dataDir, stt } = await waiting();
    const killed = tempDir();
    cpSync(dataDir, killed, { recursive: true });
    stt.release();
    const after = await goesOn(killed);
    expect(answers(after)).toEqual(['one two three', 'four five six']);
    expect(await after.archive.durationS(behindKey(after))).toBe(0);
  });

  it('and where it was closed', async () => {
    const { dataDir, stop } = await waiting();
    await stop();
    const after = await goesOn(dataDir);
    expect(answers(after)).toEqual(['one two three', 'four five six']);
    expect(await after.archive.durationS(behindKey(after))).toBe(0);
  });

  it('is in the recording of a talk that is ended while nobody is connected', async () => {
    const { dataDir, stop } = await waiting();
    await stop();
    const after = voiceSetUp({ dataDir });
    await after.room.finish('waiting');
    expect(await recorded(after)).toMatch(/^one two three.* four five six$/);
    expect(await after.archive.durationS(behindKey(after))).toBe(0);
  });

  it('is erased with its talk', async () => {
    const talk = await waiting();
    const key = behindKey(talk);
    await talk.room.erase('waiting');
    expect(await talk.archive.durationS(key)).toBe(0);
  });
});

describe('the end of a talk', () => {
  it('does not wait until all that came is recognised, and keeps its sound', async () => {
    const soon = { ...systemClock, after: (ms: number, work: () => void) => systemClock.after(ms === 3_000 ? 0 : ms, work) };
    const talk = await waiting({ clock: soon });
    await talk.client.send({ type: 'end_of_turn' });
    await talk.client.session.onBinary(sound('seven'));
    talk.stt.release();
    talk.stt.hold();
    await talk.client.next(isAnswer('one two three'));
    await talk.room.finish('waiting');
    expect(talk.store.find('waiting')?.state).toBe('ended');
    expect(await recorded(talk)).toBe('one two three four five six seven');
    talk.stt.release();
  });
});

describe('a program that closes while a recording waits for what was said before it', () => {
  it('opens no ear any more', async () => {
    const dataDir = tempDir();
    const before = voiceSetUp({ dataDir });
    const first = await before.connect('waiting', 'extras=1');
    await first.send({ type: 'start_interview' });
    await first.next(ready);
    before.stt.hold();
    await first.session.onBinary(sound('one'));
    await before.stop();

    const [asked, held] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const archive = createAudioArchive({ folder: join(dataDir, 'recordings') });
    const vad = createScriptedVoiceActivity();
    const after = voiceSetUp({
      dataDir, vad,
      archive: {
        ...archive,
        async openJournal(key) {
          asked.resolve();
          await held.promise;
          return archive.openJournal(key);
        },
      },
    });
    const second = await after.connect('waiting', 'extras=1');
    await second.send(audioMessage('two'));
    await asked.promise;
    const closed = after.room.close();
    held.resolve();
    await closed;
    expect(vad.opened()).toBe(0);
    expect(after.store.progress('waiting').pending).toHaveLength(1);
  });
});
