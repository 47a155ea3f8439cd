/** The turns of one talk, one after another. */

/** More than that never wait: whoever brings them waits instead. */
const MAX_WAITING = 2;

export interface TurnQueue {
  /** Done when it resolves; nothing of it throws. Work that is stopped before its time is left out. */
  add(work: () => Promise<void>): Promise<void>;
  /** Resolves when another one may come. */
  roomForMore(): Promise<void>;
  isBusy(): boolean;
  /** Resolves when all that was added is done. */
  done(): Promise<void>;
}

export interface TurnQueueOptions {
  /** What waits is not begun any more. */
  readonly isStopped: () => boolean;
  readonly onFailed: (error: unknown) => void;
  /** Nothing is in hand any more. */
  readonly onQuiet: () => void;
}

export function createTurnQueue({ isStopped, onFailed, onQuiet }: TurnQueueOptions): TurnQueue {
  let tail: Promise<void> = Promise.resolve();
  let count = 0;
  return {
    add(work) {
      count += 1;
      tail = tail
        .then(() => (isStopped() ? undefined : work()))
        .catch(onFailed)
        .finally(() => {
          count -= 1;
          if (count === 0) onQuiet();
        });
      return tail;
    },
    roomForMore: () => (count > MAX_WAITING ? tail : Promise.resolve()),
    isBusy: () => count > 0,
    done: () => tail,
  };
}
