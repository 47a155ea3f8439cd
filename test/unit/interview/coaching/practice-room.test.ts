import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../../../src/main/base/errors.ts';
import { createPracticeRoom, type MediaProbe } from '../../../../src/main/interview/coaching/practice-room.ts';
import { createCoachingStore } from '../../../../src/main/store/coaching.ts';
import { openDatabase, type Database } from '../../../../src/main/store/database.ts';
import { createPartialFiles } from '../../../../src/main/store/partial-files.ts';
import { createFileStore } from '../../../../src/main/store/files.ts';
import { tempDir } from '../../../fixtures/temp-dir.ts';

let db: Database;
let folder: string;
let uploadFolder: string;
let nowMs = 0;
const now = (): Date => new Date(Date.parse('2026-11-21T10:00:00Z') + (nowMs += 1_000));
const wish = { jobTitle: 'Engineer', jobDescription: null, interviewerType: 'Tech' as const, durationMinutes: 30 };
const soundOnly: MediaProbe = () => Promise.resolve({ contentType: 'audio/webm', hasVideo: false, hasAudio: true });
async function* bytes(...pieces: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) yield await Promise.resolve(Buffer.from(piece));
}

function rooms(probe: MediaProbe = soundOnly) {
  const store = createCoachingStore(db, now);
  const password = { salt: 'a', key: 'b' };
  for (const id of ['ada', 'bob']) store.addUser({ id, email: `${id}@example.com`, fullName: null, password });
  const uploads = createPartialFiles({ folder: uploadFolder, now: () => new Date(), reserveBytes: 0 });
  return { store, uploads, room: createPracticeRoom({ store, uploads, files: createFileStore({ folder, reserveBytes: 0 }), probe }) };
}

beforeEach(() => {
  nowMs = 0;
  folder = tempDir();
  uploadFolder = tempDir();
  db = openDatabase(tempDir());
});
afterEach(() => void db.close());

describe('createPracticeRoom', () => {
  it('goes from created to finished once, and keeps the first start', () => {
    const { room } = rooms();
    const { id } = room.create('ada', wish);
    const started = room.start('ada', id);
    expect(started).toMatchObject({ status: 'ongoing' });
    expect(room.start('ada', id).startedAt).toBe(started.startedAt);
    const ended = room.end('ada', id);
    expect(ended.status).toBe('finished');
    expect(room.end('ada', id).endedAt).toBe(ended.endedAt);
    expect(() => room.start('ada', id)).toThrow('already finished');
  });

  it('lists the newest started first, those not started last', () => {
    const { room } = rooms();
    const [first, second, third] = [room.create('ada', wish), room.create('ada', wish), room.create('ada', wish)];
    room.start('ada', second.id);
    room.start('ada', first.id);
    expect(room.list('ada').map(({ id }) => id)).toEqual([first.id, second.id, third.id]);
    expect(room.list('bob')).toEqual([]);
  });

  it('tells missing from another’s', () => {
    const { room } = rooms();
    const { id } = room.create('ada', wish);
    expect(() => room.practice('bob', id)).toThrow('Not authorized to access this session');
    expect(() => room.practice('ada', 'nothing')).toThrow('Interview session not found');
  });

  it('keeps a recording of its kind, and forgets it with what was derived', async () => {
    const { room, store } = rooms();
    const { id } = room.create('ada', wish);
    const media = await room.upload('ada', id, { mediaType: 'audio', filename: 'a.webm', questionId: null, stream: bytes('so', 'und') });
    expect(media).toMatchObject({ byteLength: 5, contentType: 'audio/webm' });
    store.setHeard(media.id, { language: 'en', durationS: 1, text: 'hello', words: [] });
    expect(store.heard(media.id)?.text).toBe('hello');
    await room.removeMedia('ada', media.id);
    expect(room.mediaOf('ada', id)).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('leaves nothing behind of what it refuses, or of what breaks off', async () => {
    const { room } = rooms();
    const { id } = room.create('ada', wish);
    await expect(room.upload('ada', id, { mediaType: 'video', filename: 'a.webm', questionId: null, stream: bytes('x') })).rejects.toThrow('no picture');
    await expect(room.upload('ada', id, { mediaType: 'audio', filename: 'a.webm', questionId: null, stream: bytes() })).rejects.toThrow('empty');
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield* bytes('begin');
      throw new AppError('INVALID_REQUEST', 'The upload broke off');
    }
    await expect(room.upload('ada', id, { mediaType: 'audio', filename: 'a.webm', questionId: null, stream: broken() })).rejects.toThrow('broke off');
    await expect(room.upload('bob', id, { mediaType: 'audio', filename: 'a.webm', questionId: null, stream: bytes('x') })).rejects.toThrow('Not authorized');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('erases a practice with its files, and sweeps what no row knows', async () => {
    const { room, store } = rooms();
    const { id } = room.create('ada', wish);
    await room.upload('ada', id, { mediaType: 'audio', filename: 'a', questionId: null, stream: bytes('x') });
    room.answer('ada', id, { questionId: null, text: 'answer' });
    store.addQuestion({ id: 'q', practiceId: id, text: 'Why?', type: 'general', dimension: 'outcome', key: 'k', difficulty: 1, reason: 'r' });
    await room.erase('ada', id);
    for (const table of ['practices', 'answers', 'questions', 'media']) expect(db.prepare(`SELECT COUNT(*) AS count FROM coaching_${table}`).get(), table).toEqual({ count: 0 });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('erases what is on its way too: an upload of parts, and a recording that lands meanwhile', async () => {
    const look = Promise.withResolvers<void>();
    const { room, uploads } = rooms(async (path) => {
      await look.promise;
      return soundOnly(path);
    });
    const { id } = room.create('ada', wish);
    const other = await uploads.begin(5, { practiceId: room.create('ada', wish).id });
    const begun = await uploads.begin(5, { practiceId: id });
    await uploads.append(begun.id, 0, bytes('so'));
    const landing = Promise.allSettled([1, 2, 3].map(() => room.upload('ada', id, { mediaType: 'audio', filename: 'a', questionId: null, stream: bytes('x') })));
    const erased = room.erase('ada', id);
    look.resolve();
    await erased;
    expect((await landing).map((upload) => upload.status === 'rejected' && String(upload.reason))).toEqual(Array(3).fill('AppError: Interview session not found'));
    await expect(uploads.append(begun.id, 2, bytes('und'))).rejects.toThrow('no such upload');
    expect((await uploads.find(other.id)).receivedBytes).toBe(0);
    expect(readdirSync(folder)).toEqual([]);
    expect(readdirSync(uploadFolder).toSorted()).toEqual([other.id, `${other.id}.json`].toSorted());
  });

  it('erases a person with everything, and nobody else', async () => {
    const { room, store } = rooms();
    const [mine, theirs] = [room.create('ada', wish).id, room.create('bob', wish).id];
    for (const [user, id] of [['ada', mine], ['bob', theirs]] as const) await room.upload(user, id, { mediaType: 'audio', filename: 'a', questionId: null, stream: bytes('x') });
    await room.eraseUser('ada');
    expect([store.user('ada'), store.practice(mine)]).toEqual([null, null]);
    expect(readdirSync(folder)).toEqual(room.mediaOf('bob', theirs).map(({ id }) => id));
  });

  it('takes over a whole file without a copy, and leaves it where it is when it is no recording', async () => {
    const { room } = rooms();
    const { id } = room.create('ada', wish);
    const path = join(uploadFolder, 'whole');
    writeFileSync(path, 'sound');
    const recording = { id: 'kept', path, byteLength: 5, filename: 'a', questionId: null };
    await expect(room.adopt('ada', id, { ...recording, mediaType: 'video' })).rejects.toThrow('no picture');
    const { ino } = statSync(path);
    expect(await room.adopt('ada', id, { ...recording, mediaType: 'audio' })).toMatchObject({ id: 'kept', byteLength: 5 });
    expect(statSync(room.pathOf('ada', 'kept')).ino).toBe(ino);
    expect(readdirSync(uploadFolder)).toEqual([]);
    expect([room.findMedia('ada', 'kept')?.id, room.findMedia('ada', 'other')]).toEqual(['kept', null]);
  });
});
