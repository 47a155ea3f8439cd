import { describe, expect, it, onTestFinished } from 'vitest';
import { elapsedMs, setStanding, standSinceLastWord } from '../../../src/main/interview/voice/talk-clock.ts';
import type { NewVoiceTurn } from '../../../src/main/ports/voice-store.ts';
import { openDatabase } from '../../../src/main/store/database.ts';
import { MIGRATIONS } from '../../../src/main/store/migrations.ts';
import { createVoiceStore } from '../../../src/main/store/voice.ts';
import { createManualClock } from '../../fakes/manual-clock.ts';
import { tempDir } from '../../fixtures/temp-dir.ts';

const NEW = { id: 'a talk / 1', candidate: '', role: '', language: null, minutes: 30, pace: 'normal', resume: null, ownInterface: false } as const;
const said = (role: NewVoiceTurn['role'], text: string): NewVoiceTurn => ({ role, text, recognisedText: null, source: role === 'interviewer' ? 'dialogue' : 'speech', phase: 'main', topic: null, span: null });

function setUp() {
  const clock = createManualClock(1_700_000_000_000);
  const db = openDatabase(tempDir());
  onTestFinished(() => void db.close());
  return { clock, store: createVoiceStore(db, clock.date) };
}

describe('stored talks', () => {
  it('count turns over both roles; an answer takes what was pending of it along', () => {
    const { store } = setUp();
    store.create(NEW);
    expect(() => store.create(NEW)).toThrow(expect.objectContaining({ code: 'CONFLICT' }));
    store.addTurn(NEW.id, said('interviewer', 'Hello?'));
    store.addPending(NEW.id, { fileKey: 'file', hash: 'hash' });
    store.setDraft(NEW.id, { text: 'I', t0: 1, t1: 2 }, 2.5);
    expect(store.fileKeys()).toEqual(['file']);
    const answer = store.addTurn(NEW.id, { ...said('candidate', 'I led it.'), recognisedText: 'I let it.', span: { t0: 1, t1: 3 }, recording: 'file' });
    expect(answer).toMatchObject({ sequence: 2, span: { t0: 1, t1: 3 }, heard: 1, corrected: false });
    expect(store.progress(NEW.id)).toMatchObject({ pending: [], draft: null, heardUntilS: 2.5, isClosing: false });
    store.addTurn(NEW.id, said('interviewer', 'Goodbye.'), true);
    expect(store.progress(NEW.id).isClosing).toBe(true);
    expect(store.turns(NEW.id).map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
  });

  it('keep both versions of a corrected answer, and the interviewer’s words as they were', () => {
    const { store } = setUp();
    store.create(NEW);
    store.addTurn(NEW.id, said('interviewer', 'Hello?'));
    store.addTurn(NEW.id, { ...said('candidate', 'I let it.'), recognisedText: 'I let it.' });
    expect(store.correctTurn(NEW.id, 2, 'I led it.')).toMatchObject({ text: 'I led it.', recognisedText: 'I let it.', corrected: true });
    expect(store.correctTurn(NEW.id, 1, 'Changed.')).toBeNull();
    expect(store.correctTurn(NEW.id, 9, 'Changed.')).toBeNull();
  });

  it('begin and end once, and are gone once erased', () => {
    const { store, clock } = setUp();
    store.create(NEW);
    const started = store.start(NEW.id).startedAt;
    clock.advance(1_000);
    expect(store.start(NEW.id).startedAt).toBe(started);
    const ended = store.end(NEW.id).endedAt;
    clock.advance(1_000);
    expect(store.end(NEW.id)).toMatchObject({ state: 'ended', endedAt: ended });
    expect(store.start(NEW.id).state).toBe('ended');
    expect(store.unownedSince(new Date(clock.nowMs() + 1)).map(({ id }) => id)).toEqual([NEW.id]);
    store.erase(NEW.id);
    expect([store.find(NEW.id), store.turns(NEW.id), store.list()]).toEqual([null, [], []]);
  });
});

describe('a talk of an earlier version', () => {
  it('has its recording waiting still, after the turn that it answers', () => {
    const dir = tempDir();
    const before = openDatabase(dir, MIGRATIONS.slice(0, 12));
    before.exec(`
      INSERT INTO voice_sessions (id, key, state, candidate, role, minutes, pace, own_interface, created_at, used_at, pending_file, pending_hash)
        VALUES ('old', 'key', 'running', '', '', 30, 'normal', 0, '2026-11-01', '2026-11-02', 'file', 'hash'),
               ('idle', 'other', 'running', '', '', 30, 'normal', 0, '2026-11-01', '2026-11-02', NULL, NULL);
      INSERT INTO voice_turns (session_id, sequence, role, text, source, phase, at) VALUES ('old', 1, 'interviewer', 'Hello?', 'dialogue', 'main', '2026-11-01');
    `);
    before.close();
    const db = openDatabase(dir);
    onTestFinished(() => void db.close());
    const store = createVoiceStore(db, () => new Date(0));
    expect(store.progress('old').pending).toEqual([{ fileKey: 'file', hash: 'hash' }]);
    expect(store.progress('idle').pending).toEqual([]);
    store.keepUnheard('old', 'file');
    expect(store.unheard('old')).toEqual([{ number: 1, fileKey: 'file', afterSequence: 1, at: '2026-11-02' }]);
  });
});

describe('the time of a talk', () => {
  it('does not go on while nobody is connected, while it is paused, or while the program is dead', () => {
    const { store, clock } = setUp();
    const elapsed = (): number => elapsedMs(store, NEW.id, clock.date());
    store.create(NEW);
    clock.advance(60_000);
    expect(elapsed()).toBe(0);
    setStanding(store, clock, NEW.id, { stands: false, isPaused: false });
    store.start(NEW.id);
    clock.advance(10_000);
    setStanding(store, clock, NEW.id, { stands: true, isPaused: false });
    clock.advance(3_600_000);
    expect(elapsed()).toBe(10_000);
    setStanding(store, clock, NEW.id, { stands: false, isPaused: false });
    clock.advance(5_000);
    setStanding(store, clock, NEW.id, { stands: true, isPaused: true });
    clock.advance(60_000);
    expect(elapsed()).toBe(15_000);
    setStanding(store, clock, NEW.id, { stands: false, isPaused: false });
    store.addTurn(NEW.id, said('interviewer', 'Hello?'));
    clock.advance(100_000);
    standSinceLastWord(store, NEW.id);
    expect(elapsed()).toBe(15_000);
  });
});
