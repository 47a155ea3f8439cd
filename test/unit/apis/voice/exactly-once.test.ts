/** Whatever happens to connection and program: each answer is stored once, each turn is told once. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tempDir } from '../../../fixtures/temp-dir.ts';
import { isState, voiceSetUp } from '../../../fixtures/voice-setup.ts';

const ready = isState('ready');
const isTranscript = ({ type }: { readonly type: string }): boolean => type === 'transcript';
const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

type Step = 'answer' | 'answer again' | 'wait' | 'drop' | 'take over' | 'stop' | 'stop once told';

/** A client that connects again after each loss, and all that it was told. */
async function through(steps: readonly Step[]): Promise<{ readonly told: readonly number[]; readonly answers: readonly string[]; readonly given: number }> {
  const dataDir = tempDir();
  let program = voiceSetUp({ dataDir, questions: 100 });
  const told: number[] = [];
  let given = 0;
  const open = () => program.connect('once', 'extras=1');
  let client = await open();
  const leave = async (): Promise<void> => {
    await client.drop();
    told.push(...client.of('transcript').map(({ sequence }) => sequence));
  };
  const answer = () => client.send({ type: 'text', text: `answer ${given}`, id: `id ${given}` });
  await client.send({ type: 'start_interview' });
  await client.next(ready);
  for (const step of steps) {
    if (step === 'answer') {
      given += 1;
      await answer();
    } else if (step === 'answer again') {
      if (given > 0) await answer();
    } else if (step === 'wait') {
      for (let turns = 0; turns < 20; turns++) await nextTurn();
    } else {
      if (step === 'stop once told') {
        given += 1;
        await answer();
        await client.next(isTranscript);
      }
      if (step === 'take over') {
        const before = client;
        client = await open();
        told.push(...before.of('transcript').map(({ sequence }) => sequence));
        continue;
      }
      await leave();
      if (step !== 'drop') {
        await program.stop();
        program = voiceSetUp({ dataDir, questions: 100 });
      }
      client = await open();
    }
  }
  while (program.store.turns('once').at(-1)?.role !== 'interviewer' || program.store.progress('once').toldSequence < program.store.turns('once').length) await nextTurn();
  await leave();
  const answers = program.store.turns('once').filter(({ role }) => role === 'candidate').map(({ text }) => text);
  await program.stop();
  return { told, answers, given };
}

describe('a talk that is disturbed', () => {
  it('tells each turn once, in order and without a gap, and takes each answer once', async () => {
    const steps = fc.array(fc.constantFrom<Step>('answer', 'answer again', 'wait', 'drop', 'take over', 'stop', 'stop once told'), { maxLength: 10 });
    await fc.assert(
      fc.asyncProperty(steps, async (some) => {
        const { told, answers, given } = await through(some);
        expect(told).toEqual(told.map((_, index) => index + 1));
        expect(answers).toEqual(Array.from({ length: given }, (_, index) => `answer ${index + 1}`));
      }),
      { numRuns: 15, seed: 7 },
    );
  }, 300_000);

  it('has stored that a turn is told before it is told: a program that is killed by then does not tell it again', async () => {
    const { room, store } = voiceSetUp();
    const told: [number, number][] = [];
    const over = Promise.withResolvers<void>();
    const talk = await room.connect('killed', {
      extras: false, preferredLanguage: null,
      isOpen: () => true,
      onEvent(event) {
        if (event.type === 'transcript') told.push([event.turn.sequence, store.progress('killed').toldSequence]);
        if (event.type === 'status' && event.state === 'ready') over.resolve();
      },
      onLost: () => undefined,
    }, 'en');
    talk?.start();
    await over.promise;
    expect(told).toEqual([[1, 1]]);
  });

  it('tells a turn to the next connection where the last one was closing already', async () => {
    const { connect, store } = voiceSetUp();
    const first = await connect('closing', 'extras=1');
    await first.send({ type: 'start_interview' });
    await first.next(ready);
    first.breaks();
    await first.send({ type: 'text', text: 'Ten years.' });
    while (store.turns('closing').length < 3) await nextTurn();
    await first.drop();
    const second = await connect('closing', 'extras=1');
    await second.next(ready);
    while (second.of('transcript').length < 2) await nextTurn();
    expect([...first.of('transcript'), ...second.of('transcript')].map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
  });
});
