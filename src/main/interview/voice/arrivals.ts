/** What a talk's candidate sends, each in its turn: sound that comes after a whole recording waits until that was heard. */

/** A minute of sound; whoever sends more waits with it. */
const MAX_WAITING_BYTES = 60 * 32_000;

export interface Arrivals {
  isFree(): boolean;
  /** Done when it resolves. */
  add(work: () => void | Promise<void>): Promise<void>;
  /** The same for sound; resolves when more may come. */
  addSound(pcm: Uint8Array, work: (pcm: Uint8Array) => Promise<void>): Promise<void>;
  /** Resolves when all that came is done. */
  done(): Promise<void>;
}

export function createArrivals(onFailed: (error: unknown) => void): Arrivals {
  let tail: Promise<void> = Promise.resolve();
  let count = 0;
  let waitingBytes = 0;
  const add = (work: () => void | Promise<void>): Promise<void> => {
    count += 1;
    tail = tail.then(work).catch(onFailed).finally(() => {
      count -= 1;
    });
    return tail;
  };
  return {
    isFree: () => count === 0,
    add,
    async addSound(pcm, work) {
      waitingBytes += pcm.length;
      const taken = add(() => {
        waitingBytes -= pcm.length;
        return work(pcm);
      });
      if (waitingBytes > MAX_WAITING_BYTES) await taken;
    },
    done: () => tail,
  };
}
