import { describe, expect, it } from 'vitest';
import { applyEdit } from '../../../../../src/contracts/code-edits.ts';
import { createCodeKeeper, type CodeKeeperOptions } from '../../../../../src/renderer/candidate/coding/room/code-keeper.ts';
import { ApiFailure } from '../../../../../src/renderer/data/api-failure.ts';
import type { CodeEdit } from '../../../../../src/renderer/data/coding.ts';
import type { KeptCodeValue } from '../../../../../src/renderer/data/coding-kept.ts';
import { createObservable } from '../../../../../src/renderer/data/observable.ts';

const at = '2026-01-01T00:00:00.000Z';
const typed = (offset: number, inserted: string): CodeEdit => ({ at, source: 'typing', changes: [{ offset, deleted: 0, inserted }] });

/** A server that keeps edits as ours does, a browser's storage, and time that passes only when told to. */
function createScene(start = 'ab') {
  const server = { code: start, editSeq: 0, failure: null as ApiFailure | null, finished: false, batches: [] as CodeEdit[][] };
  const kept = createObservable<KeptCodeValue | null>(null);
  let timers: (() => void)[] = [];
  const options = (): CodeKeeperOptions => ({
    interviewId: 'one',
    server: { code: server.code, editSeq: server.editSeq },
    kept,
    async send({ fromSeq, edits, code }) {
      if (server.failure) throw server.failure;
      if (fromSeq !== server.editSeq) throw new ApiFailure(409, 'not in order');
      const end = edits.reduce<string | null>((text, edit) => (text === null ? null : applyEdit(text, edit)), server.code);
      expect(end).toBe(code);
      server.batches.push(edits);
      server.code = code;
      return (server.editSeq += edits.length);
    },
    askServer: async () => (server.finished ? null : { code: server.code, editSeq: server.editSeq }),
    setTimer(run) {
      timers.push(run);
      return () => (timers = timers.filter((each) => each !== run));
    },
    now: () => at,
  });
  const ring = () => {
    const due = timers;
    timers = [];
    for (const run of due) run();
  };
  return { server, kept, open: () => createCodeKeeper(options()), ring, planned: () => timers.length };
}

describe('the keeper of the code', () => {
  it('sends what was typed after a pause, once, and forgets it', async () => {
    const { server, kept, open, ring, planned } = createScene();
    const keeper = open();
    keeper.edited(typed(2, 'c'), 'abc');
    keeper.edited(typed(3, 'd'), 'abcd');
    expect(keeper.state.get()).toBe('changed');
    expect(kept.get()?.code).toBe('abcd');
    expect(planned()).toBe(1);
    ring();
    await keeper.flush();
    expect(server).toMatchObject({ code: 'abcd', editSeq: 2 });
    expect(server.batches).toHaveLength(1);
    expect(keeper.state.get()).toBe('saved');
    expect(kept.get()).toBeNull();
  });

  it('sends once although it is asked twice at the same moment', async () => {
    const { server, open } = createScene();
    const keeper = open();
    keeper.edited(typed(0, 'x'), 'xab');
    await Promise.all([keeper.flush(), keeper.flush()]);
    expect(server.batches).toHaveLength(1);
  });

  it('says that it is offline, keeps all, and tries again by itself', async () => {
    const { server, kept, open, ring } = createScene();
    const keeper = open();
    server.failure = new ApiFailure(0, 'away');
    keeper.edited(typed(0, 'x'), 'xab');
    await keeper.flush();
    keeper.edited(typed(1, 'y'), 'xyab');
    expect(keeper.state.get()).toBe('offline');
    expect(kept.get()?.edits).toHaveLength(2);
    server.failure = null;
    ring();
    await keeper.flush();
    expect(server).toMatchObject({ code: 'xyab', editSeq: 2 });
    expect(keeper.trouble.get()).toBeNull();
  });

  it('goes on after a reload with the very edits that were unsent', async () => {
    const { server, open } = createScene();
    const before = open();
    before.edited(typed(0, 'x'), 'xab');
    before.edited(typed(0, 'y'), 'yxab');
    before.close();
    const keeper = open();
    expect(keeper.text()).toBe('yxab');
    await keeper.flush();
    expect(server.batches.flat().map(({ source }) => source)).toEqual(['typing', 'typing']);
    expect(server.code).toBe('yxab');
  });

  it('does not send again what the server took before its answer was lost', async () => {
    const { server, open } = createScene();
    const before = open();
    before.edited(typed(0, 'x'), 'xab');
    before.edited(typed(0, 'y'), 'yxab');
    before.close();
    Object.assign(server, { code: 'xab', editSeq: 1 });
    const keeper = open();
    await keeper.flush();
    expect(server).toMatchObject({ code: 'yxab', editSeq: 2 });
  });

  it('leaves the text to the window that wrote on', () => {
    const { server, kept, open } = createScene();
    const before = open();
    before.edited(typed(0, 'x'), 'xab');
    before.close();
    Object.assign(server, { code: 'later', editSeq: 7 });
    expect(open().text()).toBe('later');
    expect(kept.get()).toBeNull();
  });

  it('tells the whole text anew after a conflict that edits cannot bridge', async () => {
    const { server, open, ring } = createScene();
    const keeper = open();
    Object.assign(server, { code: 'other', editSeq: 5 });
    keeper.edited(typed(0, 'x'), 'xab');
    await keeper.flush();
    ring();
    await keeper.flush();
    expect(server).toMatchObject({ code: 'xab', editSeq: 6 });
    expect(server.batches.flat()[0]?.source).toBe('resync');
  });

  it('stops when the interview is over', async () => {
    const { server, open, planned } = createScene();
    const keeper = open();
    server.failure = new ApiFailure(409, 'finished');
    server.finished = true;
    keeper.edited(typed(0, 'x'), 'xab');
    await keeper.flush();
    expect(planned()).toBe(0);
  });

  it('waits for another text when one was refused', async () => {
    const { server, open } = createScene();
    const keeper = open();
    server.failure = new ApiFailure(400, 'too long');
    keeper.edited(typed(0, 'x'), 'xab');
    await keeper.flush();
    expect(keeper.state.get()).toBe('refused');
    server.failure = null;
    keeper.edited(typed(0, 'y'), 'yxab');
    await keeper.flush();
    expect(server.code).toBe('yxab');
  });

  it('keeps the queue small however much is typed away from the server', async () => {
    const { server, kept, open } = createScene('');
    const keeper = open();
    let text = '';
    for (let count = 0; count < 4_000; count += 1) {
      keeper.edited(typed(text.length, 'x'), (text += 'x'));
    }
    expect(kept.get()?.edits.length).toBeLessThanOrEqual(1_500);
    await keeper.flush();
    expect(server.code).toBe(text);
  });
});
