/** Writing is kept edit by edit: random editing, replayed, gives the stored text, whatever the batches were. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { applyEdit } from '../../../src/contracts/code-edits.ts';
import { toKept } from '../../../src/main/interview/coding/writing.ts';
import type { CodeEdit } from '../../../src/main/ports/coding.ts';
import { createCodingStore } from '../../../src/main/store/coding.ts';
import { openDatabase } from '../../../src/main/store/database.ts';
import { MIGRATIONS } from '../../../src/main/store/migrations.ts';
import { tempDir } from '../../fixtures/temp-dir.ts';

const AT = '2026-01-02T03:04:05.000Z';
const INITIAL = 'def f():\n    pass\n';
const session = { id: 's1', candidateName: 'Анна', codeLanguage: 'python' as const, level: 'junior' as const, language: 'ru' as const, taskId: 't', code: INITIAL, consentAt: AT };

function setUp() {
  const db = openDatabase(tempDir());
  onTestFinished(() => void db.close());
  const store = createCodingStore(db, () => new Date(AT));
  store.create(session);
  /** As the room does it. */
  const keep = (edits: readonly CodeEdit[], code: string, fromSeq = store.writing('s1')?.edits ?? 0) => {
    const [writing, found] = [store.writing('s1'), store.find('s1')];
    if (writing === null || found === null) throw new Error('not there');
    const kept = toKept({ fromSeq, edits, code }, writing, found);
    if (!('nextSeq' in kept)) store.keepEdits('s1', kept);
    return kept;
  };
  const replayed = (): string | null => store.edits('s1').reduce<string | null>((text, edit) => (text === null ? null : applyEdit(text, edit)), store.writing('s1')?.initialCode ?? null);
  return { db, store, keep, replayed };
}

const edit = (offset: number, deleted: number, inserted: string, source: CodeEdit['source'] = 'typing'): CodeEdit => ({ at: AT, source, changes: [{ offset, deleted, inserted }] });

describe('applying an edit', () => {
  it('speaks of the text before it, in any order', () => {
    const changes = [{ offset: 4, deleted: 0, inserted: '!' }, { offset: 0, deleted: 2, inserted: 'Q' }];
    expect(applyEdit('abcd', { source: 'typing', changes })).toBe('Qcd!');
    expect(applyEdit('abcd', { source: 'typing', changes: changes.toReversed() })).toBe('Qcd!');
  });

  it('is refused beyond the text and where changes overlap', () => {
    expect(applyEdit('ab', edit(3, 0, 'x'))).toBeNull();
    expect(applyEdit('ab', edit(1, 2, 'x'))).toBeNull();
    expect(applyEdit('abcd', { source: 'typing', changes: [{ offset: 0, deleted: 3, inserted: '' }, { offset: 2, deleted: 1, inserted: '' }] })).toBeNull();
  });
});

describe('edits', () => {
  it('replayed give the stored text, for random writing in random batches', () => {
    const change = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), deleted: fc.nat(6), inserted: fc.string({ unit: 'binary', maxLength: 8 }) });
    fc.assert(fc.property(fc.array(fc.array(change, { maxLength: 6 }), { minLength: 1, maxLength: 8 }), (batches) => {
      const { keep, store, replayed } = setUp();
      let text = INITIAL;
      for (const batch of batches) {
        const edits = batch.map(({ at, deleted, inserted }) => {
          const offset = Math.floor(at * text.length);
          const made = edit(offset, Math.min(deleted, text.length - offset), inserted);
          text = applyEdit(text, made) ?? 'never';
          return made;
        });
        keep(edits, text);
        text = text.toWellFormed();
        expect(store.find('s1')?.code).toBe(text);
      }
      expect(replayed()).toBe(text);
    }), { numRuns: 40 });
  });

  it('that do not lead to the text are not believed: the whole text is kept as one', () => {
    const { keep, store, replayed } = setUp();
    keep([edit(0, 0, 'x'), edit(999, 0, 'y')], 'something else');
    keep([edit(0, 0, 'z')], 'no z here');
    expect(store.edits('s1').map(({ source }) => source)).toEqual(['resync', 'resync']);
    expect(replayed()).toBe('no z here');
  });

  it('come again as the last batch and change nothing; others out of turn are refused with the next number', () => {
    const { keep, store } = setUp();
    keep([edit(0, 0, 'a')], `a${INITIAL}`);
    expect(keep([edit(0, 0, 'a')], `a${INITIAL}`, 0)).toEqual({ nextSeq: 1, savedAt: AT });
    expect(() => keep([edit(0, 0, 'b')], `ba${INITIAL}`, 0)).toThrow(expect.objectContaining({ code: 'CONFLICT', details: { nextSeq: 1 } }));
    expect(() => keep([], INITIAL, 5)).toThrow(expect.objectContaining({ details: { nextSeq: 1 } }));
    expect(store.edits('s1')).toHaveLength(1);
  });

  it('go on after a run saved a text on their way', () => {
    const { keep, store, replayed } = setUp();
    store.saveCode('s1', `a${INITIAL}`);
    keep([edit(0, 0, 'a'), edit(1, 0, 'b')], `ab${INITIAL}`);
    expect(store.edits('s1').map(({ source }) => source)).toEqual(['typing', 'typing']);
    expect(replayed()).toBe(`ab${INITIAL}`);
  });

  it('show where another program saved other code, whether the page goes on from it or overwrites it', () => {
    const { keep, store, replayed } = setUp();
    store.saveCode('s1', 'theirs');
    // The page was opened anew on their text.
    keep([edit(6, 0, '!')], 'theirs!');
    expect(store.edits('s1').map(({ source }) => source)).toEqual(['resync', 'typing']);
    store.saveCode('s1', 'theirs again');
    keep([edit(7, 0, '?')], 'theirs!?');
    expect(store.edits('s1').map(({ source }) => source)).toEqual(['resync', 'typing', 'resync']);
    expect(replayed()).toBe('theirs!?');
    expect(store.versions('s1').map(({ code }) => code)).toEqual(['theirs', 'theirs!', 'theirs again', 'theirs!?']);
  });

  it('have an end: then only versions go on, and the text is never lost', () => {
    const { keep, store } = setUp();
    const flood = Array.from({ length: 50_000 }, () => edit(0, 0, ''));
    for (let batch = 0; batch < 3; batch += 1) keep(flood, INITIAL);
    expect(store.writing('s1')).toMatchObject({ edits: 100_000, truncated: true });
    keep([edit(0, 0, 'x')], `x${INITIAL}`);
    expect(store.writing('s1')?.edits).toBe(100_000);
    expect(store.find('s1')?.code).toBe(`x${INITIAL}`);
    expect(store.versions('s1').at(-1)?.code).toBe(`x${INITIAL}`);
  });
});

describe('erasure', () => {
  it('leaves no row and no byte of the interview', () => {
    const { db, keep, store } = setUp();
    keep([edit(0, 0, '# geheimnis\n', 'paste')], `# geheimnis\n${INITIAL}`);
    store.addRun('s1', { code: 'geheimnis', visible: [], hidden: null, stdout: 'geheimnis', stderr: '', elapsedMs: 1, memoryMb: 1 });
    store.addMessage('s1', { role: 'user', text: 'geheimnis', topic: null });
    store.addEvent('s1', { type: 'big_paste', at: AT, details: 'geheimnis' });
    const files = (): string[] => readdirSync(dirname(db.name)).filter((name) => name.startsWith('viva.db')).map((name) => join(dirname(db.name), name));
    const isThere = (): boolean => files().some((file) => readFileSync(file).includes('geheimnis'));
    expect(isThere()).toBe(true);
    store.erase('s1');
    const tables = db.prepare<[], { name: string }>("SELECT name FROM sqlite_master WHERE name LIKE 'coding_%' AND type = 'table'").all().map(({ name }) => name);
    expect(tables).toEqual(expect.arrayContaining(['coding_sessions', 'coding_writing', 'coding_edits']));
    for (const table of tables) expect(db.prepare(`SELECT COUNT(*) AS n FROM ${table}`).get(), table).toEqual({ n: 0 });
    expect(isThere()).toBe(false);
  });
});

describe('the step of the database', () => {
  it('begins the writing of interviews that were there before', () => {
    const dir = tempDir();
    const old = openDatabase(dir, MIGRATIONS.slice(0, 5));
    old.exec(`INSERT INTO coding_sessions VALUES ('old', NULL, NULL, 'python', 'junior', 'ru', 't', 'IN_PROGRESS', 'now', NULL, '${AT}', '${AT}')`);
    old.exec(`INSERT INTO coding_versions VALUES ('old', 1, 'first', '${AT}'), ('old', 2, 'now', '${AT}')`);
    old.close();
    const db = openDatabase(dir);
    onTestFinished(() => void db.close());
    expect(createCodingStore(db, () => new Date()).writing('old')).toEqual({ initialCode: 'first', code: 'now', edits: 0, bytes: 0, truncated: false, lastBatch: null });
  });
});
