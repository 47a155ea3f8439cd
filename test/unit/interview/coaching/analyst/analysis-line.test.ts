import { describe, expect, it } from 'vitest';
import { silentLog } from '../../../../fixtures/coaching.ts';
import { AppError } from '../../../../../src/main/base/errors.ts';
import type { Analysis } from '../../../../../src/main/interview/coaching/analyst/analysis.ts';
import { createAnalysisLine, type Job, type Wish } from '../../../../../src/main/interview/coaching/analyst/analysis-line.ts';

/** A line whose runs end when they are told to; what each took, and what was noted last. */
function line() {
  const runs: { readonly wish: Wish['report']; readonly job: Job; readonly end: PromiseWithResolvers<void> }[] = [];
  let noted: readonly Wish[] = [];
  const made = createAnalysisLine({
    log: silentLog,
    note: (wishes) => (noted = structuredClone(wishes)),
    async run(job) {
      const run = { wish: job.take(), job, end: Promise.withResolvers<void>() };
      runs.push(run);
      job.signal.addEventListener('abort', () => run.end.reject(job.signal.reason as Error));
      await run.end.promise;
      return (run.wish === null ? null : { writtenIn: run.wish.language }) as Analysis | null;
    },
  });
  return { ...made, runs, noted: () => noted };
}
const wish = (language: 'en' | 'ru', isAnew = false): Wish => ({ mediaId: 'a', report: { language, isAnew } });

describe('a recording that is wished for again while it is analysed', () => {
  it('is done once for the same wish', async () => {
    const { join, runs } = line();
    const first = join(wish('en', true));
    expect(join(wish('en', true))).toBe(first);
    runs[0]?.end.resolve();
    expect((await first.done.promise)?.writtenIn).toBe('en');
    expect(runs.length).toBe(1);
  });

  it.each([
    ['in another language', wish('en', true), wish('ru', true), { language: 'ru', isAnew: false }],
    ['anew', wish('en'), wish('en', true), { language: 'en', isAnew: true }],
    ['with a report', { mediaId: 'a', report: null }, wish('ru'), { language: 'ru', isAnew: false }],
  ])('%s is done once more: the later wish wins', async (_, first, later, taken) => {
    const { join, runs } = line();
    const { done } = join(first);
    join(later);
    runs[0]?.end.resolve();
    await expect.poll(() => runs[1]?.wish).toEqual(taken);
    runs[1]?.end.resolve();
    expect((await done.promise)?.writtenIn).toBe(taken.language);
  });

  it('before it has begun, is done once as the last wish has it', () => {
    const { join, noted } = line();
    join({ mediaId: 'other', report: null });
    join(wish('en', true));
    join(wish('ru'));
    expect(noted()[1]).toMatchObject({ mediaId: 'a', report: { language: 'ru', isAnew: true } });
  });
});

describe('what is noted', () => {
  it('counts how often each was begun, but not when the program closed in peace', async () => {
    const { join, noted, close } = line();
    join({ ...wish('en'), begun: 1 });
    join({ mediaId: 'b', report: null });
    expect(noted().map(({ mediaId, begun }) => [mediaId, begun])).toEqual([['a', 2], ['b', 0]]);
    await close();
    expect(noted().map(({ mediaId, begun }) => [mediaId, begun])).toEqual([['a', 1], ['b', 0]]);
  });

  it('is no more what is cancelled, and who waits is told why', async () => {
    const { join, noted, cancel, state } = line();
    const { done } = join(wish('en'));
    await cancel('a', new AppError('NOT_FOUND', 'gone'));
    await expect(done.promise).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect([noted(), state('a')?.stage]).toEqual([[], 'cancelled']);
  });
});
