/** Erasing and reporting, with a grader and a printer that wait until they are told. */
import { describe, expect, it } from 'vitest';
import { createLog } from '../../../../src/main/base/log.ts';
import { createClosing } from '../../../../src/main/interview/proctored/closing.ts';
import { openDatabase } from '../../../../src/main/store/database.ts';
import { createProctoredStore } from '../../../../src/main/store/proctored.ts';
import { createManualClock } from '../../../fakes/manual-clock.ts';
import { tempDir } from '../../../fixtures/temp-dir.ts';

const ID = '7d3f1f0e-0000-4000-8000-000000000001';

function setUp() {
  const clock = createManualClock();
  const store = createProctoredStore(openDatabase(tempDir()), clock.date);
  const session = store.create({ id: ID, role: 'general', language: 'en', questions: ['Why?'], own: null });
  const files = new Set<string>();
  const graded = Promise.withResolvers<void>();
  const printing = Promise.withResolvers<void>();
  const printed = Promise.withResolvers<void>();
  const closing = createClosing({
    store, clock, signal: new AbortController().signal, log: createLog({ level: 'silent' }),
    // As the product's own one: it heeds the signal at its next step.
    grader: { grade: async () => graded.promise.then(() => ({ summary: '', answers: [], gradedBy: 'rules' })) },
    reports: {
      async write({ id }) {
        printing.resolve();
        await printed.promise;
        files.add(id);
      },
      erase: async (id) => void files.delete(id),
    },
  });
  return { closing, store, session, files, graded, printing, printed };
}

describe('the end of a proctored interview', () => {
  it('leaves nothing when it is erased while its report is written', async () => {
    const { closing, store, session, files, graded, printing, printed } = setUp();
    const grading = closing.grade(session, [], null);
    graded.resolve();
    await printing.promise;
    const erased = closing.erase(ID);
    printed.resolve();
    await expect(grading).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await erased;
    expect([store.find(ID), [...files]]).toEqual([null, []]);
  });

  it('writes nothing when it is erased while it is graded', async () => {
    const { closing, store, session, files, graded, printed } = setUp();
    printed.resolve();
    const grading = closing.grade(session, [], null);
    const erased = closing.erase(ID);
    graded.resolve();
    await expect(grading).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await erased;
    expect([store.find(ID), [...files]]).toEqual([null, []]);
  });

  it('keeps the result when its report cannot be written, and writes it when it is asked for', async () => {
    const { closing, store, session, files, graded, printed } = setUp();
    await expect(closing.report(session)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    graded.resolve();
    printed.reject(new Error('no paper'));
    expect(await closing.grade(session, [], null)).toMatchObject({ gradedBy: 'rules' });
    expect([store.find(ID)?.state, store.result(ID)?.gradedBy, files.size]).toEqual(['finished', 'rules', 0]);
    await expect(closing.report(session)).rejects.toThrow('no paper');
  });
});
