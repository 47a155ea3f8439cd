import { describe, expect, it, onTestFinished } from 'vitest';
import { createInterviewer } from '../../../../src/main/interview/coding/chat/interviewer.ts';
import { createCodingRoom, findTask } from '../../../../src/main/interview/coding/coding-room.ts';
import { createHiddenTests } from '../../../../src/main/interview/coding/hidden-tests.ts';
import { toPrompts } from '../../../../src/main/interview/model/prompt.ts';
import type { Task } from '../../../../src/main/interview/tasks/task.ts';
import type { Json } from '../../../../src/main/ports/runner.ts';
import { createCodingStore } from '../../../../src/main/store/coding.ts';
import { openDatabase } from '../../../../src/main/store/database.ts';
import { createScriptedRunner, type ScriptedTest } from '../../../fakes/code-runner.ts';
import { createManualClock } from '../../../fakes/manual-clock.ts';
import { INTERPRETERS, codingPrompts, interviewerTexts, taskCalled } from '../../../fixtures/coding.ts';
import { tempDir } from '../../../fixtures/temp-dir.ts';

const task = taskCalled('busiest-minute');
const tests = task.kind === 'calls' ? [...task.visibleTests, ...task.hiddenTests] : [];
const expectedOf = (id: string): Json => tests.find((test) => test.id === id)?.expected ?? null;
const signal = new AbortController().signal;

/** A room with one task and a sandbox that answers as told. */
function setUp(script: (testId: string) => ScriptedTest = (id) => ({ value: expectedOf(id) }), fresh: Task[] = []) {
  const db = openDatabase(tempDir());
  onTestFinished(() => void db.close());
  const clock = createManualClock(Date.UTC(2026, 0, 1));
  const store = createCodingStore(db, clock.date);
  const runner = createScriptedRunner((job, id) => {
    if (job.code === task.generator) return { value: [['line']] };
    return /^\d+$/.test(id) ? { value: [Number(id) * 1e-3, 'same'] } : script(id);
  });
  const hiddenTests = createHiddenTests({ store, runner, signal, taskOf: ({ taskId }) => findTask([task], taskId), onFailure: (error) => { throw error; } });
  const interviewer = createInterviewer({ texts: interviewerTexts(), prompts: toPrompts(codingPrompts()), llm: null, interpreters: INTERPRETERS, log: { warn: () => undefined } });
  const room = createCodingRoom({ store, runner, tasks: [task, ...fresh], takeNew: () => fresh.shift() ?? null, hiddenTests, interviewer, clock, signal });
  const create = (candidateName: string | null = null) => room.create({ codeLanguage: 'python', level: 'junior', candidateName, language: 'en' }).session.id;
  return { store, runner, hiddenTests, room, create };
}

describe('createCodingRoom', () => {
  it('answers after the visible tests and stores the hidden ones when they are done', async () => {
    const { room, create, store, hiddenTests } = setUp();
    const id = create();
    const { run } = await room.run(id, 'x = 1', signal);
    expect(run.visible.every(({ passed }) => passed)).toBe(true);
    await hiddenTests.settled();
    expect(store.runs(id)[0]?.hidden?.map(({ passed }) => passed)).toEqual(task.hiddenTests.map(() => true));
  });

  it('takes up hidden tests that an earlier start left, also at the end of the interview', async () => {
    const { room, create, store, hiddenTests } = setUp();
    const id = create();
    store.saveCode(id, 'x = 1');
    const left = { code: 'x = 1', visible: [], hidden: null, stdout: '', stderr: '', elapsedMs: 1, memoryMb: 1 };
    store.addRun(id, left);
    hiddenTests.wake();
    await hiddenTests.settled();
    expect(store.unfinishedRun(0)).toBeNull();
    store.addRun(id, left);
    expect((await room.finish(id)).hidden).toEqual({ total: task.hiddenTests.length, passed: task.hiddenTests.length, failed: 0 });
  });

  it('runs no hidden test after a visible one that timed out', async () => {
    const { room, create, store, hiddenTests, runner } = setUp((id) => ({ outcome: id === 'v1' ? 'timeout' : 'not_run' }));
    const id = create();
    await room.run(id, 'x = 1', signal);
    await hiddenTests.settled();
    expect(runner.jobs).toHaveLength(1);
    expect(store.runs(id)[0]?.hidden?.map(({ outcome }) => outcome)).toEqual(task.hiddenTests.map(() => 'not_run'));
  });

  it('keeps nothing that hidden tests printed or raised', async () => {
    const { room, create, store, hiddenTests } = setUp(() => ({ outcome: 'raised', error: 'secret input', printed: 'secret', stdout: 'secret' }));
    const id = create();
    await room.run(id, 'x = 1', signal);
    await hiddenTests.settled();
    expect(JSON.stringify(store.runs(id)[0]?.hidden)).not.toContain('secret');
  });

  it('keeps each version of the code once, and goes through its states', async () => {
    const { room, create, store } = setUp();
    const id = create();
    const states = [room.find(id).session.state];
    for (const code of ['a', 'a', 'b']) room.saveCode(id, code);
    states.push(room.find(id).session.state);
    await room.run(id, 'c', signal);
    states.push(room.find(id).session.state);
    await room.say(id, 'hello', signal);
    states.push(room.find(id).session.state);
    await room.finish(id);
    states.push(room.find(id).session.state);
    expect(store.versions(id).map(({ code }) => code)).toEqual(['a', 'b', 'c']);
    expect(states).toEqual(['CREATED', 'IN_PROGRESS', 'CODE_SUBMITTED', 'CHATTING', 'FINISHED']);
  });

  it('gives a task that nobody has had yet first, then one of the library', () => {
    const { room, create } = setUp(undefined, [{ ...task, id: 'made-1' }]);
    expect([create('Ann'), create('Ann')].map((id) => room.find(id).task.id)).toEqual(['made-1', task.id]);
  });

  it('tells what the interviewer says while it is made, and stores the same, also for a client that leaves meanwhile', async () => {
    const { room, create } = setUp();
    const id = create();
    const leaving = new AbortController();
    const pieces: string[] = [];
    const answer = await room.say(id, 'What if the list is empty?', leaving.signal, (piece) => {
      pieces.push(piece);
      leaving.abort();
    });
    expect(answer.text).toBe(pieces.join(''));
    expect(room.messages(id).map(({ role, text }) => ({ role, text }))).toEqual([{ role: 'user', text: 'What if the list is empty?' }, { role: 'assistant', text: pieces.join('') }]);
  });

  it('has heard nothing from a client that left before its turn', async () => {
    const { room, create } = setUp();
    const id = create();
    await expect(room.say(id, 'hello', AbortSignal.abort(new Error('gone')))).rejects.toThrow('gone');
    expect(room.messages(id)).toEqual([]);
  });

  it('judges without regard to the name', async () => {
    const reportOf = async (name: string | null) => {
      const { room, create } = setUp();
      const id = create(name);
      await room.run(id, 'total = 1', signal);
      await room.say(id, 'First I count the minutes, because one walk is enough then', signal);
      return room.finish(id);
    };
    const [anna, john] = [await reportOf('Анна Каренина'), await reportOf('John Smith')];
    expect(john).toEqual(anna);
    expect(await reportOf(null)).toEqual(anna);
  });

  it('says nothing of suspicion to the candidate', async () => {
    const { room, create } = setUp();
    const id = create();
    room.record(id, { type: 'big_paste', at: '2026-01-01T00:00:00.000Z', details: null });
    const { candidateText, strengths, weaknesses, recruiterText, integrity } = await room.finish(id);
    expect(integrity).toMatchObject({ total: 1, suspicion: 0.1 });
    expect([candidateText, ...strengths, ...weaknesses].join(' ')).not.toMatch(/suspici|paste|integrity|cheat/i);
    expect(recruiterText).toMatch(/suspicion 10%/);
  });
});
