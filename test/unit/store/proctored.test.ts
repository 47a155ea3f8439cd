import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase, type Database } from '../../../src/main/store/database.ts';
import { createProctoredStore } from '../../../src/main/store/proctored.ts';
import { tempDir } from '../../fixtures/temp-dir.ts';

let db: Database;
beforeEach(() => {
  db = openDatabase(tempDir());
});
afterEach(() => void db.close());

const now = (): Date => new Date('2026-11-21T10:00:00Z');
const session = { id: 's1', role: 'general', language: 'en' as const, questions: ['One?', 'Two?'], own: null };
const answer = { index: 0, take: 0, text: 'a', recognisedText: null, source: 'typed' as const, t0: null, t1: null };
const span = { t0: 1, t1: 2, state: 'focused' as const, event: 'looking_ahead', confidence: 0.9, reason: null };

describe('createProctoredStore', () => {
  it('keeps a session, its attention, pieces and answers', () => {
    const store = createProctoredStore(db, now);
    expect(store.create(session)).toMatchObject({ id: 's1', state: 'created', questions: ['One?', 'Two?'], own: null });
    store.markRunning('s1');
    expect(store.find('s1')).toMatchObject({ state: 'running', startedAt: '2026-11-21T10:00:00.000Z' });
    store.append('s1', 1, 'first part ');
    store.append('s1', 1, 'second part');
    expect(store.collected('s1', 1)).toBe('first part second part');
    expect(store.collected('s1', 0)).toBe('');
    expect(store.latestSpan('s1')).toBeNull();
    store.addSpans('s1', [{ ...span, t0: 5, t1: 6 }, span]);
    store.addSpans('s1', [{ ...span, t1: 3 }]);
    expect(store.spans('s1').map(({ t0, t1 }) => [t0, t1])).toEqual([[1, 3], [5, 6]]);
    expect(store.latestSpan('s1')).toMatchObject({ t0: 1, t1: 3 });
  });

  it('lets a later take or a correction replace an answer, never an earlier take', () => {
    const store = createProctoredStore(db, now);
    store.create(session);
    store.putAnswer('s1', answer);
    expect(store.putAnswer('s1', { ...answer, text: 'a, corrected' })).toMatchObject({ text: 'a, corrected', take: 0 });
    expect(store.putAnswer('s1', { ...answer, take: 1, text: 'b' })).toMatchObject({ text: 'b', take: 1 });
    expect(store.putAnswer('s1', { ...answer, text: 'late' })).toMatchObject({ text: 'b', take: 1 });
    expect(store.answers('s1')).toHaveLength(1);
  });

  it('bounds what one question collects', () => {
    const store = createProctoredStore(db, now);
    store.create(session);
    for (let index = 0; index < 3; index++) store.append('s1', 0, 'x'.repeat(50_000));
    expect(() => store.append('s1', 0, 'x'.repeat(50_000))).toThrow(/full/);
    expect(store.collected('s1', 0)).toHaveLength(150_002);
  });

  it('stores a result, replaces it, and forgets everything at erasure', () => {
    const store = createProctoredStore(db, now);
    store.create(session);
    store.putAnswer('s1', answer);
    const result = { answers: [], summary: 'one', gradedBy: 'rules', attention: null, createdAt: now().toISOString() };
    store.finish('s1', result);
    store.finish('s1', { ...result, summary: 'two' });
    expect(store.result('s1')?.summary).toBe('two');
    expect(store.list()).toEqual([{ ...store.find('s1'), result: { ...result, summary: 'two' } }]);
    expect(store.find('s1')?.state).toBe('finished');
    store.erase('s1');
    expect(store.find('s1')).toBeNull();
    for (const table of ['spans', 'pieces', 'answers']) expect(db.prepare(`SELECT COUNT(*) AS count FROM proctored_${table}`).get()).toEqual({ count: 0 });
  });
});
