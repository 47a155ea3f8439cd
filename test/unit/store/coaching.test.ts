import { describe, expect, it } from 'vitest';
import { createCoachingStore } from '../../../src/main/store/coaching.ts';
import { openDatabase } from '../../../src/main/store/database.ts';
import { MIGRATIONS } from '../../../src/main/store/migrations.ts';
import { tempDir } from '../../fixtures/temp-dir.ts';

const report = {
  durationS: 9, feedback: { text: 'Well told.', levels: { pace: 0.5 } }, delivery: { measures: { speechRate: { value: 140.5 } }, pauses: [{ startS: 1, endS: 2 }] },
  voice: { f0Hz: [120, null] }, expression: { eyeContact: { value: 0.5 }, track: { yawDeg: [1, 2] } },
};
const brief = { feedback: { levels: { pace: 0.5 } }, delivery: { measures: { speechRate: { value: 140.5 } } }, expression: { eyeContact: { value: 0.5 } } };
const nothing = { feedback: { levels: {} }, delivery: { measures: null }, expression: null };

function filled(store: ReturnType<typeof createCoachingStore>): void {
  store.addUser({ id: 'ada', email: 'ada@example.com', fullName: null, password: { salt: 'a', key: 'b' } });
  store.addPractice({ id: 'p', userId: 'ada', jobTitle: null, jobDescription: null, interviewerType: 'HR', durationMinutes: 30 });
  store.addQuestion({ id: 'q', practiceId: 'p', text: 'Why?', type: 'general', dimension: 'outcome', key: 'k', difficulty: 1, reason: 'r' });
  for (const [id, questionId] of [['one', 'q'], ['two', 'unknown'], ['unheard', null]] as const) {
    store.addMedia({ id, practiceId: 'p', mediaType: 'audio', filename: id, contentType: 'audio/wav', byteLength: 1, questionId });
  }
}

describe('the reports of a person', () => {
  it('are read in brief, oldest first, with the question that each answers', () => {
    const db = openDatabase(tempDir());
    const store = createCoachingStore(db, () => new Date());
    filled(store);
    store.setReport('one', report);
    store.setReport('two', { feedback: { levels: {} }, delivery: null, expression: null });
    expect(store.briefs('ada')).toEqual([
      { media: store.media('one'), question: 'Why?', brief },
      { media: store.media('two'), question: null, brief: nothing },
    ]);
    expect(store.report('one')).toEqual(report);
    expect(['one', 'unheard'].map((id) => store.hasReport(id))).toEqual([true, false]);
    expect(store.briefs('nobody')).toEqual([]);
    db.close();
  });

  it('that an earlier version kept are read the same', () => {
    const dir = tempDir();
    const old = openDatabase(dir, MIGRATIONS.slice(0, 11));
    old.exec(`INSERT INTO coaching_users VALUES ('ada', 'ada@example.com', NULL, 'a', 'b', '2026-11-21');
      INSERT INTO coaching_practices (id, user_id, status, interviewer_type, duration_minutes, created_at) VALUES ('p', 'ada', 'created', 'HR', 30, '2026-11-21');
      INSERT INTO coaching_media (id, practice_id, media_type, filename, content_type, byte_length, created_at) VALUES ('one', 'p', 'audio', 'a', 'audio/wav', 1, '2026-11-21');`);
    old.prepare('UPDATE coaching_media SET report = ?').run(JSON.stringify(report));
    old.close();
    const db = openDatabase(dir);
    expect(createCoachingStore(db, () => new Date()).briefs('ada').map((row) => row.brief)).toEqual([brief]);
    db.close();
  });
});
