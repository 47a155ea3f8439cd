/** A remote engine with the local one behind it: a server that fails is left alone for a while, and nobody waits for it. */
import { AppError, messageOf } from '../base/errors.ts';
import type { Logger } from '../base/log.ts';
import type { Clock } from '../ports/clock.ts';
import type { EngineStatus, EngineTask } from '../ports/engines.ts';
import { createCircuitBreaker } from './circuit-breaker.ts';

export interface FallbackOptions {
  readonly task: EngineTask;
  /** Model name there. */
  readonly engine: string;
  readonly host: string;
  readonly clock: Clock;
  readonly log: Logger;
  /** Called when the status has changed. */
  readonly onStatus?: () => void;
}

export interface Fallback {
  /** Whether the remote engine would be asked now. */
  isUp(): boolean;
  status(): EngineStatus;
  /** Rejects as `ask` does after noting the failure; null when the server is left alone at present. */
  attempt<T>(ask: () => Promise<T>, signal: AbortSignal | undefined): Promise<T> | null;
  /** Notes how long the server took for that much audio. */
  measure(elapsedMs: number, audioS: number): void;
}

const THRESHOLD = 2;
/** A server that hangs costs its callers the whole limit, and one that refuses will refuse again: neither is asked twice. */
const AT_ONCE = 2;
const SMOOTHING = 0.3;

export function createFallback({ task, engine, host, clock, log, onStatus }: FallbackOptions): Fallback {
  const breaker = createCircuitBreaker({ nowMs: clock.nowMs, threshold: THRESHOLD });
  let problem: string | null = null;
  let realTimeFactor: number | null = null;

  const set = (next: string | null): void => {
    const isNew = problem !== next;
    problem = next;
    if (isNew) onStatus?.();
  };

  return {
    isUp: () => breaker.isPassable(),
    status: () => ({ task, engine, state: problem === null ? 'ready' : 'failed', device: host, realTimeFactor, detail: problem }),
    attempt(ask, signal) {
      const passage = breaker.enter();
      if (passage === null) return null;
      return ask().then(
        (value) => {
          passage.succeed();
          set(null);
          return value;
        },
        (error: unknown) => {
          if (signal?.aborted === true) passage.leave();
          else {
            passage.fail(isHopeless(error) ? AT_ONCE : 1);
            log.warn({ task, host, reason: messageOf(error) }, 'a remote engine failed; the local one answers');
            set(`${messageOf(error)}; this machine answers instead`);
          }
          throw error;
        },
      );
    },
    measure(elapsedMs, audioS) {
      if (audioS <= 0) return;
      const factor = elapsedMs / 1_000 / audioS;
      realTimeFactor = realTimeFactor === null ? factor : realTimeFactor + SMOOTHING * (factor - realTimeFactor);
    },
  };
}

function isHopeless(error: unknown): boolean {
  if (!(error instanceof AppError)) return false;
  const { reason, status } = error.details;
  return reason === 'timeout' || (typeof status === 'number' && status >= 400 && status < 500 && status !== 408 && status !== 429);
}
