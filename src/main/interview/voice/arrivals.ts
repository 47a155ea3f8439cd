/** What a talk's candidate sends, each in its turn: sound that comes after a whole recording waits until that was heard. */

/** A minute of sound; whoever sends more waits with it. */
const MAX_WAITING_BYTES = 60 * 32_000;
/** What a piece counts for at least (a fiftieth of a second), so that tiny ones do not pile up. */
const MIN_PIECE_BYTES = 640;

export interface Arrivals {
  isFree(): boolean;
  /** Done when it resolves. */
  add(work: () => void | Promise<void>): Promise<void>;
  /** The same for sound: all that comes until something else is added is given to one `work`. Resolves when more may come. */
  addSound(pcm: Uint8Array, work: (pcm: Uint8Array) => Promise<void>): Promise<void>;
  /** The sound whose turn has not come yet. */
  waiting(): Uint8Array;
  /** Resolves when all that came is done. */
  done(): Promise<void>;
}

interface Batch {
  readonly pieces: Uint8Array[];
  bytes: number;
  done: Promise<void>;
}

export function createArrivals(onFailed: (error: unknown) => void): Arrivals {
  let tail: Promise<void> = Promise.resolve();
  let count = 0;
  const batches: Batch[] = [];
  /** Takes more sound: nothing came after it, and its turn has not come. */
  let open: Batch | null = null;
  const add = (work: () => void | Promise<void>): Promise<void> => {
    open = null;
    count += 1;
    tail = tail.then(work).catch(onFailed).finally(() => {
      count -= 1;
    });
    return tail;
  };
  const addBatch = (work: (pcm: Uint8Array) => Promise<void>): Batch => {
    const batch: Batch = { pieces: [], bytes: 0, done: tail };
    batch.done = add(() => {
      batches.shift();
      if (open === batch) open = null;
      return work(Buffer.concat(batch.pieces));
    });
    batches.push(batch);
    return batch;
  };
  return {
    isFree: () => count === 0,
    add,
    async addSound(pcm, work) {
      if (pcm.length === 0) return;
      const batch = (open ??= addBatch(work));
      batch.pieces.push(pcm);
      batch.bytes += Math.max(pcm.length, MIN_PIECE_BYTES);
      if (batches.reduce((sum, { bytes }) => sum + bytes, 0) > MAX_WAITING_BYTES) await batch.done;
    },
    waiting: () => Buffer.concat(batches.flatMap(({ pieces }) => pieces)),
    done: () => tail,
  };
}
