/** The sandboxed runner as the rest of the server sees it: a queue in front of a process of its own. */
import { systemClock } from '../base/clock.ts';
import { AppError, messageOf } from '../base/errors.ts';
import type { Logger } from '../base/log.ts';
import type { Clock } from '../ports/clock.ts';
import type { CodeJob, CodeLanguage, CodeRun, CodeRunner, Json, TestRun } from '../ports/runner.ts';
import { interpreterNames } from './interpreters.ts';
import { createJobLine } from './job-line.ts';
import { DEFAULT_TEST_MS, MAX_CODE_BYTES, MAX_STEPS, MAX_TEST_MS, MAX_TESTS, MAX_TOTAL_MS, MAX_VALUE_LENGTH } from './limits.ts';
import { createLiveProcess } from './live-process.ts';
import type { ProcessReply, ProcessRequest, TestReply } from './protocol.ts';

/** Submissions that may wait. */
const CAPACITY = 64;
/** Beyond its own limits a submission waits for an interpreter to boot; a process that takes longer hangs. */
const GRACE_MS = 20_000;
const IDENTIFIER = /^[A-Za-z_$][\w$]{0,99}$/u;

export interface CodeRunnerOptions {
  /** `src/main/runner/process.ts`, or what it was built to. */
  readonly processUrl: URL;
  readonly log: Logger;
  /** Keeps the snapshot of Python (some 30 MB) for the next start; without, every start makes one in memory (seconds). */
  readonly cacheDir?: string | null;
  /** Submissions that run at the same time: 1, or 2 at most. */
  readonly concurrency?: 1 | 2;
  readonly clock?: Clock;
}

type Call = { readonly onReply: (reply: ProcessReply) => void; readonly fail: (error: Error) => void };
/** The process died, or its thread did: worth another try. */
class BrokenDown extends Error {}

/** Starts nothing yet: the first `ready`, `check` or `run` does. The one who creates it closes it. */
export function createCodeRunner({ processUrl, log, cacheDir = null, concurrency = 1, clock = systemClock }: CodeRunnerOptions): CodeRunner {
  const calls = new Map<number, Call>();
  const line = createJobLine(concurrency, CAPACITY);
  let lastId = 0;
  const live = createLiveProcess({
    processUrl, cacheDir, log, clock,
    onReply: (reply) => {
      if ('id' in reply) calls.get(reply.id)?.onReply(reply);
    },
    onDeath: () => {
      for (const call of calls.values()) call.fail(new BrokenDown('its process ended'));
    },
  });

  /** One request and all of its replies; `hear` gives the result when it was the last one. */
  const exchange = async <T>(request: (id: number) => ProcessRequest, limitMs: number, signal: AbortSignal | undefined, hear: (reply: ProcessReply) => T | undefined): Promise<T> => {
    const child = await live.child();
    signal?.throwIfAborted();
    const id = ++lastId;
    const abort = (): void => {
      child.send({ kind: 'abort', id });
      calls.get(id)?.fail(signal?.reason as Error);
    };
    const stopTimer = clock.after(limitMs, child.kill);
    try {
      return await new Promise<T>((resolve, reject) => {
        calls.set(id, {
          fail: reject,
          onReply(reply) {
            if (reply.kind === 'failed') return reject(new BrokenDown(reply.message));
            const result = hear(reply);
            if (result !== undefined) resolve(result);
          },
        });
        signal?.addEventListener('abort', abort, { once: true });
        child.send(request(id));
      });
    } finally {
      stopTimer();
      calls.delete(id);
      signal?.removeEventListener('abort', abort);
    }
  };
  /** A job in hand when the sandbox breaks down is tried once more. */
  const twice = async <T>(attempt: () => Promise<T>): Promise<T> => {
    for (let tries = 1; ; tries++) {
      try {
        const result = await attempt();
        live.noteResult();
        return result;
      } catch (error) {
        if (!(error instanceof BrokenDown)) throw error;
        log.warn({ tries, reason: messageOf(error) }, 'submission broke the runner');
        if (tries === 2) throw new AppError('RUNNER_FAILED', `The code runner broke down: ${error.message}`, { cause: error });
      }
    }
  };

  /** What needs no run of the code. */
  const look = <T>(language: CodeLanguage, code: string, signal: AbortSignal | undefined, kind: 'check' | 'read', hear: (reply: ProcessReply) => { readonly found: T } | undefined): Promise<T> => {
    if (isTooLong(code)) throw tooLong();
    return line.run(() => twice(async () => (await exchange((id) => ({ kind, id, language, code }), MAX_TEST_MS + GRACE_MS, signal, hear)).found), signal);
  };

  return {
    status: () => ({ state: live.state, interpreters: interpreterNames(), waiting: line.waiting, restarts: live.restarts, detail: live.detail }),
    async ready() {
      await live.child();
    },
    check: (language, code, signal) => look(language, code, signal, 'check', (reply) => (reply.kind === 'checked' ? { found: reply.problem } : undefined)),
    read: (language, code, signal) => look(language, code, signal, 'read', (reply) => (reply.kind === 'read' ? { found: reply.facts } : undefined)),
    async run(job, onTest) {
      const { signal, ...request } = toRequest(job);
      const { tests, totalMs } = request;
      let told = 0;
      return line.run(() => twice(async () => {
        const runs: TestRun[] = [];
        return exchange<CodeRun>((id) => ({ kind: 'run', id, ...request }), totalMs + GRACE_MS, signal, (reply) => {
          if (reply.kind === 'test') {
            const run = toTestRun(reply.test, tests[runs.length]?.id ?? '');
            runs.push(run);
            // The second try tells nothing twice.
            if (runs.length > told) {
              told = runs.length;
              onTest?.(run);
            }
          }
          return reply.kind === 'ran' ? { tests: runs, elapsedMs: reply.elapsedMs, memoryMb: reply.memoryMb } : undefined;
        });
      }), signal);
    },
    close: () => live.close(),
  };
}

const isTooLong = (code: string): boolean => Buffer.byteLength(code) > MAX_CODE_BYTES;
const tooLong = (): AppError => new AppError('INVALID_CODE', `The code is longer than ${MAX_CODE_BYTES / 1024} KB`);

/** The job within the limits. @throws AppError INVALID_REQUEST, INVALID_CODE */
function toRequest(job: CodeJob) {
  if (isTooLong(job.code)) throw tooLong();
  if (job.tests.length > MAX_TESTS) throw new AppError('INVALID_REQUEST', `There are more than ${MAX_TESTS} tests`);
  if (job.kind === 'calls' && !IDENTIFIER.test(job.functionName)) throw new AppError('INVALID_REQUEST', 'The function has no proper name');
  const tests = job.kind === 'calls'
    ? job.tests.map(({ id, args }) => ({ id, input: JSON.stringify(args) }))
    : job.tests.map(({ id, stdin }) => ({ id, input: stdin }));
  return {
    language: job.language,
    code: job.code,
    signal: job.signal,
    functionName: job.kind === 'calls' ? job.functionName : null,
    tests,
    stepLimits: job.countSteps === true ? job.tests.map(({ maxSteps = MAX_STEPS }) => Math.min(MAX_STEPS, Math.max(1, Math.round(maxSteps)))) : null,
    testMs: Math.min(MAX_TEST_MS, Math.max(1, job.limits?.testMs ?? DEFAULT_TEST_MS)),
    totalMs: Math.min(MAX_TOTAL_MS, Math.max(1, job.limits?.totalMs ?? MAX_TOTAL_MS)),
  };
}

function toTestRun({ index: _, json, steps, ...told }: TestReply, id: string): TestRun {
  const rest = steps === null ? told : { ...told, steps };
  if (json === null || json.length > MAX_VALUE_LENGTH) return { id, ...rest };
  try {
    return { id, ...rest, value: JSON.parse(json) as Json };
  } catch {
    return { id, ...rest };
  }
}
