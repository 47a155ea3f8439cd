import { describe, expect, it } from 'vitest';
import { startTake, type RecordingProblem } from '../../../../../src/renderer/candidate/coaching/room/take-recorder.ts';
import { lookAfterTakes } from '../../../../../src/renderer/candidate/coaching/takes/look-after.ts';
import { aTake, createMemoryTakes } from './take-store.ts';

/** The browser's recorder as far as it is used; the test says when a piece is there. */
function createRecorder() {
  const recorder = {
    state: 'inactive', mimeType: 'audio/webm;codecs=opus',
    ondataavailable: null as ((event: { data: Blob }) => void) | null,
    onstop: null as (() => void) | null,
    start: () => void (recorder.state = 'recording'),
    pause: () => void (recorder.state = 'paused'),
    resume: () => void (recorder.state = 'recording'),
    stop() {
      recorder.state = 'inactive';
      recorder.ondataavailable?.({ data: new Blob(['end']) });
      recorder.onstop?.();
    },
    give: (text: string) => recorder.ondataavailable?.({ data: new Blob([text]) }),
  };
  return recorder;
}

const { id, practiceId, questionId, question, mediaType } = aTake;

async function begin({ limitBytes = Infinity, diskBytes = Infinity } = {}) {
  const store = createMemoryTakes(diskBytes);
  const recorder = createRecorder();
  const problems: RecordingProblem[] = [];
  let nowMs = 1_000;
  const take = await startTake({
    id, wish: { practiceId, questionId, question, mediaType }, store, recorder: recorder as unknown as MediaRecorder, onProblem: (problem) => problems.push(problem), nowMs: () => nowMs, limitBytes,
  });
  return { store, recorder, problems, take, later: (ms: number) => (nowMs += ms) };
}

describe('recording a take', () => {
  it('writes each piece when it comes, in order, and knows its length without the pauses', async () => {
    const { store, recorder, take, later } = await begin();
    later(1_000);
    recorder.give('one ');
    later(500);
    take.pause();
    later(60_000);
    expect(take.recordedMs()).toBe(1_500);
    take.resume();
    later(500);
    recorder.give('two ');
    const kept = await take.stop();
    expect(await (await store.read(id)).text()).toBe('one two end');
    expect(kept).toMatchObject({ state: 'kept', pieces: 3, durationMs: 2_000, byteLength: 11, isRecovered: false });
    expect(await take.stop()).toEqual(kept);
  });

  it('is there up to the last piece when the page goes in the middle, and is offered again', async () => {
    const { store, recorder, later } = await begin();
    later(1_000);
    recorder.give('one ');
    recorder.give('two ');
    await expect.poll(async () => (await store.find(id))?.pieces).toBe(2);
    expect(await lookAfterTakes(store, () => Promise.resolve(true))).toEqual([]);
    expect((await store.find(id))?.state).toBe('recording');
    expect(await lookAfterTakes(store, () => Promise.resolve(false))).toMatchObject([{ id, state: 'kept', isRecovered: true, durationMs: 1_000 }]);
  });

  it('stops when the disk is full and keeps what was written, with no piece after the hole', async () => {
    const { store, recorder, problems, take } = await begin({ diskBytes: 6 });
    recorder.give('one ');
    recorder.give('too long ');
    recorder.give('x');
    const kept = await take.stop();
    expect(problems).toEqual(['full']);
    expect(kept).toMatchObject({ state: 'kept', pieces: 1 });
    expect(await (await store.read(id)).text()).toBe('one ');
  });

  it('stops by itself at the size that the server takes', async () => {
    const { recorder, problems, take } = await begin({ limitBytes: 6 });
    recorder.give('one ');
    recorder.give('two ');
    await expect.poll(() => recorder.state).toBe('inactive');
    expect(problems).toEqual(['long']);
    expect(await take.stop()).toMatchObject({ pieces: 3 });
  });

  it('tells that a device broke off', async () => {
    const { recorder, problems, take } = await begin();
    recorder.give('one ');
    recorder.stop();
    expect(problems).toEqual(['device']);
    expect(await take.stop()).toMatchObject({ pieces: 2 });
  });

  it('leaves nothing behind when nothing could be written', async () => {
    const { store, take } = await begin({ diskBytes: 0 });
    expect(await take.stop()).toBeNull();
    expect(await store.list()).toEqual([]);
  });
});

describe('looking after takes', () => {
  it('forgets what was discarded and what is empty, and leaves the rest as it is', async () => {
    const store = createMemoryTakes();
    await store.add({ ...aTake, id: 'gone', state: 'discarded', pieces: 4 });
    await store.add({ ...aTake, id: 'empty', state: 'recording' });
    await store.add({ ...aTake, id: 'saving', state: 'saving', pieces: 2, uploadId: 'u' });
    expect(await lookAfterTakes(store, () => Promise.resolve(false))).toMatchObject([{ id: 'saving', state: 'saving', uploadId: 'u', isRecovered: false }]);
    expect((await store.list()).map((take) => take.id)).toEqual(['saving']);
  });
});
