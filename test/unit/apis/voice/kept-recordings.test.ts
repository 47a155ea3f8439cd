/** Recordings: on the disk before anything is done with them, heard in their order, and kept where they cannot be understood. */
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../src/main/base/errors.ts';
import type { SoundDecoder } from '../../../../src/main/ports/media.ts';
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
});
