/** Keeps one runner process alive: started when it is needed first, again when it died, later each time it dies at once. */
import { AppError } from '../base/errors.ts';
import type { Logger } from '../base/log.ts';
import type { Clock } from '../ports/clock.ts';
import type { RunnerStatus } from '../ports/runner.ts';
import type { ProcessReply } from './protocol.ts';
import { startRunnerChild, type RunnerChild } from './runner-process.ts';
import { ensureSnapshot } from './snapshot-file.ts';

/** Before the start that follows so many deaths without a result in between; the last one goes on. */
const WAITS_MS = [0, 250, 1_000, 5_000] as const;
/** Deaths before the interpreters were ready: after so many, callers are told. */
const MAX_BAD_STARTS = 3;
const START_MS = 60_000;

export interface LiveProcess {
  readonly state: RunnerStatus['state'];
  readonly restarts: number;
  readonly detail: string | null;
  /** The process, ready to work. @throws AppError RUNNER_FAILED when it does not start */
  child(): Promise<RunnerChild>;
  /** A result came: what died before was not the process's fault. */
  noteResult(): void;
  close(): Promise<void>;
}

export interface LiveProcessOptions {
  readonly processUrl: URL;
  readonly cacheDir: string | null;
  readonly log: Logger;
  readonly clock: Clock;
  readonly onReply: (reply: ProcessReply) => void;
  /** The process that was ready has ended; what it had in hand is lost. */
  readonly onDeath: () => void;
}

export function createLiveProcess({ processUrl, cacheDir, log, clock, onReply, onDeath }: LiveProcessOptions): LiveProcess {
  let state: RunnerStatus['state'] = 'absent';
  let detail: string | null = null;
  let deaths = 0;
  let restarts = 0;
  let isClosing = false;
  let current: RunnerChild | null = null;
  let starting: Promise<RunnerChild> | null = null;

  const startOnce = async (): Promise<RunnerChild> => {
    const waitMs = WAITS_MS[Math.min(deaths, WAITS_MS.length - 1)] ?? 0;
    if (waitMs > 0) await new Promise<void>((resolve) => void clock.after(waitMs, resolve));
    const snapshotFile = cacheDir === null ? null : await ensureSnapshot(processUrl, cacheDir, log);
    if (isClosing) throw new AppError('RUNNER_FAILED', 'The code runner is closing');
    const ready = Promise.withResolvers<boolean>();
    const child = startRunnerChild({
      processUrl, snapshotFile, log,
      onReply(reply) {
        if (reply.kind === 'ready') ready.resolve(true);
        else onReply(reply);
      },
    });
    current = child;
    const stopTimer = clock.after(START_MS, child.kill);
    void child.ended.then(() => {
      const wasReady = state === 'ready';
      ready.resolve(false);
      current = null;
      deaths++;
      if (isClosing) return;
      state = 'restarting';
      log.warn({ deaths, wasReady }, 'runner process ended');
      if (wasReady) onDeath();
    });
    const isReady = await ready.promise;
    stopTimer();
    if (!isReady) throw new AppError('RUNNER_FAILED', 'The code runner did not start');
    state = 'ready';
    detail = null;
    return child;
  };
  const start = async (): Promise<RunnerChild> => {
    if (state === 'absent' || state === 'failed') state = 'starting';
    else restarts++;
    for (let attempt = 1; ; attempt++) {
      try {
        return await startOnce();
      } catch (error) {
        if (attempt < MAX_BAD_STARTS && !isClosing) continue;
        state = 'failed';
        detail = error instanceof Error ? error.message : String(error);
        throw error;
      }
    }
  };

  return {
    get state() {
      return state;
    },
    get restarts() {
      return restarts;
    },
    get detail() {
      return detail;
    },
    child() {
      if (isClosing) return Promise.reject(new AppError('RUNNER_FAILED', 'The code runner is closing'));
      if (state === 'ready' && current !== null) return Promise.resolve(current);
      return (starting ??= start().finally(() => (starting = null)));
    },
    noteResult() {
      deaths = 0;
    },
    async close() {
      isClosing = true;
      const ended = current?.ended;
      current?.kill();
      await ended;
      state = 'absent';
    },
  };
}
