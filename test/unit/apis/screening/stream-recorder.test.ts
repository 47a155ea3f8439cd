import { describe, expect, it } from 'vitest';
import { createStreamRecorder } from '../../../../src/main/apis/screening/stream-recorder.ts';
import { createLog } from '../../../../src/main/base/log.ts';
import { createManualClock } from '../../../fakes/manual-clock.ts';

function setUp() {
  const clock = createManualClock();
  const written: number[] = [];
  const problems: string[] = [];
  let isFull = false;
  const journal = {
    get sampleCount() {
      return written.length / 2;
    },
    append: async (pcm: Uint8Array) => {
      if (isFull) throw new Error('ENOSPC');
      written.push(...pcm);
    },
    close: () => Promise.reject(new Error('ENOSPC')),
  };
  const recorder = createStreamRecorder({ journal, clock, log: createLog({ level: 'silent' }), onProblem: (message) => problems.push(message) });
  return { clock, written, problems, recorder, fill: (full: boolean) => void (isFull = full) };
}

describe('stream recorder', () => {
  it('says that it cannot write, tries again after a while, and goes on at the right time', async () => {
    const { clock, written, problems, recorder, fill } = setUp();
    await recorder.record(Uint8Array.of(1, 1));
    fill(true);
    await recorder.record(Uint8Array.of(2, 2));
    await recorder.record(Uint8Array.of(3, 3));
    clock.advance(10_000);
    await recorder.record(Uint8Array.of(4, 4));
    expect(problems).toHaveLength(1);
    fill(false);
    await recorder.record(Uint8Array.of(5, 5));
    expect(written, 'not asked again at once').toEqual([1, 1]);
    clock.advance(10_000);
    await recorder.record(Uint8Array.of(6, 6));
    await recorder.record(Uint8Array.of(7, 7));
    expect(written).toEqual([1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 6, 6, 7, 7]);
    fill(true);
    await recorder.record(Uint8Array.of(8, 8));
    expect(problems, 'each stop is told').toHaveLength(2);
  });

  it('closes whatever happens, and writes nothing afterwards', async () => {
    const { written, recorder } = setUp();
    await recorder.close();
    await recorder.record(Uint8Array.of(1, 1));
    expect(written).toEqual([]);
  });
});
