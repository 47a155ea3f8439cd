import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createInterviewer } from '../../../../src/main/interview/coaching/interviewer.ts';
import type { NextQuestionInput } from '../../../../src/main/interview/coaching/questions/questioner.ts';
import { createCoachingStore } from '../../../../src/main/store/coaching.ts';
import { openDatabase, type Database } from '../../../../src/main/store/database.ts';
import { tempDir } from '../../../fixtures/temp-dir.ts';

let db: Database;
beforeEach(() => void (db = openDatabase(tempDir())));
afterEach(() => void db.close());

describe('what the questioner is told', () => {
  it('an answer that names no question is to the one asked before it, and no other', async () => {
    let nowMs = Date.parse('2026-11-21T10:00:00Z');
    const store = createCoachingStore(db, () => new Date((nowMs += 1_000)));
    store.addUser({ id: 'ada', email: 'ada@example.com', fullName: null, password: { salt: 'a', key: 'b' } });
    const practice = store.addPractice({ id: 'p', userId: 'ada', jobTitle: null, jobDescription: null, interviewerType: 'HR', durationMinutes: 30 });
    const seen: NextQuestionInput['answers'][] = [];
    const questioner = {
      next: (input: NextQuestionInput) => {
        seen.push(input.answers);
        return Promise.resolve({ text: `Question ${seen.length}?`, type: 'general' as const, dimension: 'action', key: `k${seen.length}`, difficulty: 1, reason: 'r' });
      },
    };
    const interviewer = createInterviewer({ store, questioner });
    const next = () => interviewer.next(practice, 'en', new AbortController().signal);
    const first = await next();
    store.addAnswer({ id: 'a', practiceId: 'p', questionId: null, text: 'I bake bread.' });
    await next();
    await next();
    expect(seen[1]).toMatchObject([{ questionId: first.id, text: 'I bake bread.' }]);
    expect(seen[2]).toMatchObject([{ questionId: null, text: 'I bake bread.' }]);
  });
});
