/**
 * Ends an answer by itself after a long silence. After a final the person gets a grace of quiet, then a ring
 * that they see and can stop; any sign of speech starts the wait anew. Nobody is cut off: the ring alone is
 * longer than most pauses.
 */
export interface AutoEndOptions {
  readonly graceMs: number;
  readonly ringMs: number;
  /** The ring appears (true) or goes away. */
  readonly onRing: (shown: boolean) => void;
  readonly onEnd: () => void;
  readonly setTimer: (run: () => void, delayMs: number) => () => void;
}

export interface AutoEnd {
  /** Something was recognised; from now on silence counts. */
  final(): void;
  /** Somebody speaks: what was counted is forgotten, until silence again. */
  voice(): void;
  /** No ending by silence until the next `reset`. */
  keepOpen(): void;
  /** A new answer begins, or the present one is over. */
  reset(): void;
}

export function createAutoEnd({ graceMs, ringMs, onRing, onEnd, setTimer }: AutoEndOptions): AutoEnd {
  let armed = false;
  let heldOpen = false;
  let cancel = () => {};

  const stop = () => {
    cancel();
    cancel = () => {};
    onRing(false);
  };
  const count = () => {
    stop();
    if (!armed || heldOpen) return;
    cancel = setTimer(() => {
      onRing(true);
      cancel = setTimer(() => {
        stop();
        onEnd();
      }, ringMs);
    }, graceMs);
  };
  return {
    final() {
      armed = true;
      count();
    },
    voice: () => count(),
    keepOpen() {
      heldOpen = true;
      stop();
    },
    reset() {
      armed = false;
      heldOpen = false;
      stop();
    },
  };
}
