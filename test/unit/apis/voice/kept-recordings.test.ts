/** Recordings: on the disk before anything is done with them, heard in their order, and kept where they cannot be understood. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../src/main/base/errors.ts';
import { toPcm16 } from '../../../../src/main/media/pcm.ts';
import { encodeWav } from '../../../../src/main/media/wav.ts';
import type { SoundDecoder } from '../../../../src/main/ports/media.ts';
import { createFileStore } from '../../../../src/main/store/files.ts';
import { silence, spoken } from '../../../fakes/speech-audio.ts';
import { tempDir } from '../../../fixtures/temp-dir.ts';
import { audioMessage, isState, shapes, voiceSetUp } from '../../../fixtures/voice-setup.ts';

const ready = isState('ready');
const START = { type: 'start_interview' };
const deaf: SoundDecoder = { open: () => Promise.reject(new AppError('ENGINE_UNAVAILABLE', 'The page died', { recoverable: true })) };

describe('recordings of answers', () => {
  it('that come while a reply is made are on the disk, and are heard by the next run in their order, with one reply', async () => {
    const dataDir = tempDir();
    const before = voiceSetUp({ dataDir });
    const first = await before.connect('waiting');
    await first.send(START);
    await first.next(ready);
    before.stt.hold();
    await first.send(audioMessage('one'));
    await first.next(isState('processing_stt'));
    await first.send(audioMessage('two'));
    const { pending } = before.store.progress('waiting');
    expect(pending).toHaveLength(2);
    expect(pending.every(({ fileKey }) => existsSync(before.files.path(fileKey)))).toBe(true);
    await before.stop();

    const after = voiceSetUp({ dataDir });
    const second = await after.connect('waiting');
    expect(shapes(await second.next(ready))).toEqual([
      'session_started', 'status processing_stt', 'transcript candidate 2', 'transcript candidate 3', 'status generating', 'transcript interviewer 4', 'status speaking', 'audio', 'status ready',
    ]);
    expect(second.of('transcript').map(({ text }) => text).slice(0, 2)).toEqual(['one', 'two']);
    expect(after.store.progress('waiting').pending).toEqual([]);
    expect(pending.some(({ fileKey }) => existsSync(after.files.path(fileKey)))).toBe(false);
  });

  it('stay where they cannot be understood: the question is open, another answer is taken, and erasing takes all', async () => {
    const { connect, store, files, room } = voiceSetUp({ decoder: deaf });
    const client = await connect('deaf');
    await client.send(START);
    await client.next(ready);
    await client.send(audioMessage('one'));
    expect(shapes(await client.next(ready))).toEqual(['status processing_stt', 'error PROCESSING_ERROR', 'status ready']);
    const [kept] = store.unheard('deaf');
    expect(kept).toMatchObject({ afterSequence: 1 });
    expect(store.progress('deaf').pending).toEqual([]);
    const path = files.path(kept!.fileKey);
    expect(existsSync(path)).toBe(true);
    expect(store.fileKeys()).toContain(kept!.fileKey);
    await client.drop();
    const again = await connect('deaf', 'extras=1');
    expect(shapes(await again.next(ready)).filter((shape) => shape.startsWith('error'))).toEqual([]);
    await again.send({ type: 'text', text: 'Ten years.' });
    await again.next(({ type }) => type === 'audio');
    expect(store.turns('deaf').map(({ role }) => role)).toEqual(['interviewer', 'candidate', 'interviewer']);
    await again.drop();
    await room.erase('deaf');
    expect(existsSync(path)).toBe(false);
  });

  it('that nobody heard by the end of the interview stay too', () => {
    const { room, store } = voiceSetUp();
    room.create({ id: 'over', candidate: '', role: '', language: 'en', minutes: 30, pace: 'normal', resume: null, ownInterface: false });
    store.addPending('over', { fileKey: 'a', hash: 'a' });
    store.end('over');
    store.addPending('over', { fileKey: 'b', hash: 'b' });
    expect(store.progress('over').pending).toEqual([]);
    expect(store.unheard('over').map(({ fileKey }) => fileKey)).toEqual(['a', 'b']);
  });

  it('that are being written as the interview is erased leave no file', async () => {
    const { room, folder, store, sent, written } = await writing();
    const erased = room.erase('slow');
    written();
    await Promise.all([sent, erased]);
    expect(room.has('slow')).toBe(false);
    expect(store.fileKeys()).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('of an interview that is gone leave no file, and are refused', async () => {
    const { client, folder, before, store, sent, written } = await writing();
    store.erase('slow');
    written();
    await sent;
    expect(client.of('error').map(({ code }) => code)).toEqual(['PROCESSING_ERROR']);
    expect(readdirSync(folder)).toEqual(before);
  });

  it('that came before the end are answers, though they were not on the disk yet', async () => {
    const { room, store, sent, written } = await writing();
    const finished = room.finish('slow');
    written();
    await Promise.all([sent, finished]);
    expect(store.turns('slow').map(({ text }) => text).at(-1)).toBe('one');
    expect(store.unheard('slow')).toEqual([]);
  });

  it('that were heard and could not be stored are heard once more when they are sent again', async () => {
    const { connect, store } = voiceSetUp();
    const client = await connect('full');
    await client.send(START);
    await client.next(ready);
    const { addTurn } = store;
    store.addTurn = () => {
      store.addTurn = addTurn;
      throw new AppError('INTERNAL', 'The disk is full');
    };
    await client.send(audioMessage('one'));
    expect(shapes(await client.next(ready))).toEqual(['status processing_stt', 'error PROCESSING_ERROR', 'status ready']);
    await client.send(audioMessage('one'));
    await client.next(ready);
    expect(store.turns('full').map(({ text }) => text)).toEqual([expect.any(String), 'one', expect.any(String)]);
    expect(store.progress('full').pending).toEqual([]);
  });

  it('in which nothing was said stay where the talk could not be recorded', async () => {
    const { parts } = voiceSetUp();
    const archive = { ...parts.archive, openJournal: () => Promise.reject(new Error('The disk is full')) };
    const { connect, store } = voiceSetUp({ archive });
    const client = await connect('silent');
    await client.send(START);
    await client.next(ready);
    await client.send({ type: 'audio', data: Buffer.from(encodeWav(silence(1), 16_000)).toString('base64'), format: 'wav' });
    expect(shapes(await client.next(ready))).toContain('error EMPTY_TRANSCRIPTION');
    expect(store.unheard('silent')).toHaveLength(1);
  });

  it('are not heard again by the microphone that opens after them', async () => {
    const { connect, store } = voiceSetUp();
    const client = await connect('both', 'extras=1');
    await client.send(START);
    await client.next(ready);
    await client.send(audioMessage('one', 'two', 'three'));
    await client.next(ready);
    for (const piece of [spoken('four', 'five'), silence(2)]) await client.session.onBinary(toPcm16(piece));
    await client.send({ type: 'end_of_turn' });
    await client.next(ready);
    expect(store.turns('both').filter(({ role }) => role === 'candidate').map(({ text }) => text)).toEqual(['one two three', 'four five']);
  });
});

/** A talk whose next recording is on its way to the disk until it is told to be there. */
async function writing() {
  const [begun, held] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  let isHeld = false;
  const dataDir = tempDir();
  const folder = join(dataDir, 'voice-files');
  const files = createFileStore({ folder, reserveBytes: 0 });
  const talk = voiceSetUp({
    dataDir,
    files: {
      ...files,
      async write(id, stream) {
        if (isHeld) begun.resolve();
        await (isHeld ? held.promise : undefined);
        return files.write(id, stream);
      },
    },
  });
  const client = await talk.connect('slow');
  await client.send(START);
  await client.next(ready);
  const before = readdirSync(folder);
  isHeld = true;
  const sent = client.send(audioMessage('one'));
  await begun.promise;
  return { ...talk, client, folder, before, sent, written: held.resolve };
}
