/** One submission in one interpreter: the code, then its tests in order. */
import { z } from 'zod';
import type { Answer, InterpreterThread } from './interpreter-thread.ts';
import type { RunRequest, TestReply } from './protocol.ts';
import { STEPS_USED_UP } from './step-counter.ts';

const outcome = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('returned'), json: z.string().nullish(), printed: z.string().optional() }),
  z.object({ outcome: z.literal('raised'), error: z.string() }),
]);

type Ended = Pick<TestReply, 'outcome' | 'json' | 'printed' | 'error' | 'steps'>;

const seconds = (ms: number): string => `${ms / 1_000} s`;
const failed = (kind: 'timeout' | 'stopped' | 'raised' | 'not_run', error: string | null): Ended => ({ outcome: kind, json: null, printed: '', error, steps: null });

/** What the harness says went on; anything that is not of its form is the candidate's own doing. */
function toEnded(answer: Answer | null, limitMs: number): Ended {
  if (answer === null) return failed('timeout', `The time limit of ${seconds(limitMs)} is used up`);
  if (answer.endedBy === STEPS_USED_UP) return failed('timeout', 'The limit of steps is used up');
  if (answer.endedBy !== null) return failed('stopped', `Stopped: ${answer.endedBy}`);
  const parsed = outcome.safeParse(toJson(answer.text));
  if (!parsed.success) return failed('stopped', 'Stopped: the interpreter gave no result');
  if (parsed.data.outcome === 'raised') return failed('raised', parsed.data.error);
  return { outcome: 'returned', json: parsed.data.json ?? null, printed: parsed.data.printed ?? '', error: null, steps: answer.steps };
}

function toJson(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return null;
  }
}

const limitsOf = (stepLimit: number | undefined): { stepLimit?: number } => (stepLimit === undefined ? {} : { stepLimit });

/**
 * @returns milliseconds from the first test to the last
 * @throws when the thread breaks down, or the signal aborts
 */
export async function runSubmission(
  thread: InterpreterThread, request: RunRequest, signal: AbortSignal, onTest: (test: TestReply) => void,
): Promise<number> {
  const { tests, functionName, testMs, totalMs, stepLimits } = request;
  const isProgram = functionName === null;
  const startMs = performance.now();
  const leftMs = (): number => Math.max(1, totalMs - (performance.now() - startMs));
  const limitOf = (usedMs: number): number => Math.min(Math.max(1, testMs - usedMs), leftMs());
  const limitTold = (): number => (leftMs() <= 1 ? totalMs : testMs);

  thread.output.startTest();
  const loaded = await thread.ask({ kind: 'load', code: request.code, functionName }, limitOf(0), signal);
  const load = toEnded(loaded, limitTold());
  const loadMs = performance.now() - startMs;
  let isOver = load.outcome === 'timeout' || load.outcome === 'stopped';
  for (const [index, test] of tests.entries()) {
    const testStartMs = performance.now();
    const isFirst = index === 0;
    // What the code prints when it is loaded belongs to the first test, and so does its time.
    if (!isFirst) thread.output.startTest();
    let ended: Ended;
    if (isFirst && isOver) ended = load;
    else if (isOver) ended = failed('not_run', 'Not run');
    else if (load.outcome === 'raised') ended = load;
    else {
      const answer = await thread.ask(
        { ...(isProgram ? { kind: 'program', stdin: test.input } : { kind: 'call', argsJson: test.input }), ...limitsOf(stepLimits?.[index]) }, limitOf(isFirst ? loadMs : 0), signal,
      );
      ended = toEnded(answer, limitTold());
      isOver = ended.outcome === 'timeout' || ended.outcome === 'stopped';
    }
    const stdout = ended.outcome === 'not_run' ? '' : thread.output.text('stdout');
    onTest({
      ...ended, index, stdout,
      printed: isProgram && ended.outcome === 'returned' ? stdout : ended.printed,
      stderr: ended.outcome === 'not_run' ? '' : thread.output.text('stderr'),
      elapsedMs: performance.now() - testStartMs + (isFirst ? loadMs : 0),
    });
  }
  return performance.now() - startMs;
}
