/** Stops calling a server that fails, and tries it again later with one call. */

export interface CircuitBreakerOptions {
  /** Milliseconds, monotonic. */
  readonly nowMs: () => number;
  /** Points of failure in a row that open it; 3 by default. */
  readonly threshold?: number;
  /** How long it stays open the first time; each failed trial doubles that, up to `longestMs`. */
  readonly openMs?: number;
  readonly longestMs?: number;
}

export type CircuitState = 'closed' | 'open' | 'half-open';

/** One call that was let through; it must be told how it ended, once. */
export interface Passage {
  succeed(): void;
  /** @param points how much this failure counts; 1 by default */
  fail(points?: number): void;
  /** The caller went away: nothing was learnt about the server. */
  leave(): void;
}

/** A closed breaker lets every call pass, an open one none, a half-open one a single trial. */
export function createCircuitBreaker({ nowMs, threshold = 3, openMs = 15_000, longestMs = 300_000 }: CircuitBreakerOptions) {
  let points = 0;
  let openedAtMs: number | null = null;
  let waitMs = openMs;
  let trial: PromiseWithResolvers<void> | null = null;

  const state = (): CircuitState => (openedAtMs === null ? 'closed' : nowMs() - openedAtMs < waitMs ? 'open' : 'half-open');

  return {
    state,
    /** Whether `enter` would let a call pass now. */
    isPassable: (): boolean => state() === 'closed' || (state() === 'half-open' && trial === null),
    /** Resolves when the trial under way has ended, whichever way; null when there is none. */
    trial: (): Promise<void> | null => trial?.promise ?? null,
    /** Null when the call must not be made. */
    enter(): Passage | null {
      const present = state();
      if (present === 'open' || (present === 'half-open' && trial !== null)) return null;
      const isTrial = present === 'half-open';
      const own = isTrial ? (trial = Promise.withResolvers<void>()) : null;
      let open = true;
      const once = (end: () => void) => (): void => {
        if (!open) return;
        open = false;
        if (isTrial) trial = null;
        end();
        own?.resolve();
      };
      return {
        succeed: once(() => {
          // A call from before it opened says less than those that opened it.
          if (!isTrial && openedAtMs !== null) return;
          points = 0;
          openedAtMs = null;
          waitMs = openMs;
        }),
        fail: (weight = 1) =>
          once(() => {
            points += weight;
            if (isTrial) waitMs = Math.min(longestMs, waitMs * 2);
            if (isTrial || (openedAtMs === null && points >= threshold)) openedAtMs = nowMs();
          })(),
        leave: once(() => undefined),
      };
    },
  };
}

export type CircuitBreaker = ReturnType<typeof createCircuitBreaker>;
