import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createAtsOutbox } from '../../../src/main/store/ats-outbox.ts';
import { openDatabase } from '../../../src/main/store/database.ts';
import { createInterviewStore } from '../../../src/main/store/interviews.ts';
import { MIGRATIONS } from '../../../src/main/store/migrations.ts';
import { createStreamStore } from '../../../src/main/store/streams.ts';
import type { NewTurn } from '../../../src/main/ports/interviews.ts';
import { tempDir } from '../../fixtures/temp-dir.ts';

function stores() {
  const db = openDatabase(tempDir());
  onTestFinished(() => void db.close());
  const now = () => new Date('2026-01-02T03:04:05Z');
  return { db, interviews: createInterviewStore(db, now), streams: createStreamStore(db, now), outbox: createAtsOutbox(db, now) };
}

const job = { role: 'Engineer', lang: 'en', competencies: [{ name: 'Delivery', weight: 1, indicators: [{ name: 'docker' }] }], knockouts: [] };
const interview = {
  id: 'i1', kind: 'screening' as const, candidate: 'Анна', vacancy: 'Engineer', jobText: 'text', job, language: 'ru' as const, streamId: 's1', consentAt: '2026-01-02T03:00:00Z',
};
const answer = (text: string, id?: string): NewTurn => ({
  ...(id === undefined ? {} : { id }), role: 'user', text, recognisedText: text, source: 'speech', t0: 1, t1: 2, targetSkill: null, reason: null,
});

describe('interviews', () => {
  it('come back as they were stored', () => {
    const { interviews } = stores();
    expect(interviews.create(interview)).toEqual({ ...interview, state: 'created', createdAt: '2026-01-02T03:04:05.000Z', finishedAt: null });
    expect(interviews.find('nobody')).toBeNull();
  });

  it('number their turns, and store the same answer once', () => {
    const { interviews } = stores();
    interviews.create(interview);
    interviews.addTurn('i1', answer('one', 'a'));
    interviews.addTurn('i1', answer('one again', 'a'));
    interviews.addTurn('i1', answer('two'));
    expect(interviews.turns('i1').map(({ seq, text }) => [seq, text])).toEqual([[1, 'one'], [2, 'two']]);
    expect(interviews.find('i1')?.state).toBe('running');
  });

  it('keep what was recognised beside the correction', () => {
    const { interviews } = stores();
    interviews.create(interview);
    const { id } = interviews.addTurn('i1', answer('cooper netties'));
    expect(interviews.correctTurn('i1', id, 'Kubernetes')).toMatchObject({ text: 'Kubernetes', recognisedText: 'cooper netties', corrected: true });
    expect(interviews.correctTurn('i1', 'nothing', 'x')).toBeNull();
  });

  it('are erased with everything that belongs to them', () => {
    const { db, interviews } = stores();
    interviews.create(interview);
    interviews.addTurn('i1', answer('secret'));
    const final = { overall: 0.5, decision: 'reject' as const, reasons: [], byCompetency: [] };
    interviews.finish('i1', {
      extraction: { skills: [], tools: [], years: {}, projects: [], roles: [] }, coverage: { perIndicator: {}, perCompetency: {} },
      rubric: { scores: {}, redFlags: [], evidence: [] }, final, scoredBy: 'rules', createdAt: '2026-01-02T03:04:05Z',
    });
    expect(interviews.list()).toMatchObject([{ id: 'i1', state: 'finished', final }]);
    interviews.erase('i1');
    for (const table of ['interviews', 'turns', 'results']) expect(db.prepare(`SELECT COUNT(*) AS n FROM ${table}`).get()).toEqual({ n: 0 });
    expect(db.prepare(`SELECT rowid FROM turns_text WHERE turns_text MATCH 'secret'`).all()).toEqual([]);
    const files = readdirSync(dirname(db.name)).filter((name) => name.startsWith('viva.db'));
    for (const file of files) expect(readFileSync(join(dirname(db.name), file)).includes('secret'), file).toBe(false);
  });
});

describe('streams', () => {
  it('take any id, and give it a key of our own that stays the same', () => {
    const { streams } = stores();
    const id = '../../etc/passwd «поток»';
    const { key } = streams.open(id, 'ru');
    expect(key).toMatch(/^[\da-f-]{36}$/);
    expect(streams.open(id, null)).toEqual({ key, language: 'ru' });
  });

  it('keep finals with their words in order', () => {
    const { streams } = stores();
    streams.open('s', null);
    const words = [{ text: 'hi', startS: 0, endS: 0.4, confidence: 0.9 }];
    streams.addFinal('s', { text: 'hi', t0: 0, t1: 0.4, confidence: 0.9, words });
    streams.addFinal('s', { text: 'typed', t0: 1, t1: 1, confidence: null, words: null });
    expect(streams.finals('s')).toEqual([
      { seq: 1, text: 'hi', t0: 0, t1: 0.4, confidence: 0.9, words },
      { seq: 2, text: 'typed', t0: 1, t1: 1, confidence: null, words: null },
    ]);
  });
});

describe('ATS outbox', () => {
  const item = { candidateId: 'c', vacancyId: 'v', decision: 'move', reportLink: 'http://x' };
  const soon = new Date('2026-01-01T00:01:00Z');

  it('keeps what was not sent with its next try, one item for a candidate and a vacancy', () => {
    const { outbox } = stores();
    outbox.put(item, soon, null);
    outbox.mark(item, 'pending', 'no answer', new Date('2026-01-01T00:05:00Z'));
    expect(outbox.find('c', 'v')).toMatchObject({ state: 'pending', attempts: 1, detail: 'no answer', nextTryAt: '2026-01-01T00:05:00.000Z', interviewId: null });
    outbox.put({ ...item, decision: 'reject' }, soon, null);
    expect(outbox.list()).toMatchObject([{ ...item, decision: 'reject', state: 'pending', attempts: 0, detail: null, nextTryAt: soon.toISOString() }]);
    outbox.mark(item, 'sent', null, null);
    expect(outbox.list()).toMatchObject([{ state: 'sent', nextTryAt: null }]);
    expect(outbox.find('c', 'other')).toBeNull();
  });
});

describe('streams', () => {
  it('store a final and how far they are settled in one step; the time only grows', () => {
    const { streams } = stores();
    streams.open('s', null);
    expect(streams.settledUntil('s')).toBe(0);
    streams.addFinal('s', { text: 'a', t0: 0, t1: 2, confidence: null, words: null }, 2.5);
    streams.addFinal('s', { text: 'typed', t0: 3, t1: 3, confidence: null, words: null });
    streams.settle('s', 1);
    expect(streams.settledUntil('s')).toBe(2.5);
    streams.settle('s', 4);
    expect(streams.settledUntil('s')).toBe(4);
    expect(streams.settledUntil('nobody')).toBeNull();
  });

  it('are not known to be settled when they come from an earlier version', () => {
    const dir = tempDir();
    const before = openDatabase(dir, MIGRATIONS.slice(0, 1));
    before.exec(`INSERT INTO streams (id, key, created_at) VALUES ('s', 'k', '2025-01-01T00:00:00.000Z')`);
    before.close();
    const db = openDatabase(dir);
    onTestFinished(() => void db.close());
    const streams = createStreamStore(db, () => new Date('2026-01-02T03:04:05Z'));
    expect(streams.settledUntil('s')).toBeNull();
    expect(streams.unownedSince(new Date('2025-06-01'))).toEqual([{ id: 's', key: 'k' }]);
    streams.open('s', null);
    expect(streams.unownedSince(new Date('2025-06-01'))).toEqual([]);
  });
});
