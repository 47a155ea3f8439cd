/** Warm interpreters of one language: each is used once, and replaced when it has ended. */
import type { InterpreterThread } from './interpreter-thread.ts';

/** Boots that may fail one after another before those who wait are told. */
const MAX_FAILURES = 3;

export interface Pool {
  /**
   * Lends a fresh interpreter and ends it afterwards, whatever happened; unless the work called `keep`, which says that
   * no code was run in it. @throws the last failure when none boots
   */
  use<T>(work: (thread: InterpreterThread, keep: () => void) => Promise<T>): Promise<T>;
}

/** @param size interpreters that are kept warm @param start boots one; called again after a failure */
export function createPool(size: number, start: () => Promise<InterpreterThread>): Pool {
  const warm: InterpreterThread[] = [];
  const waiting: PromiseWithResolvers<InterpreterThread>[] = [];
  let booting = 0;
  let lent = 0;
  let failures = 0;

  const give = (thread: InterpreterThread): void => {
    const first = waiting.shift();
    if (first === undefined) {
      warm.push(thread);
    } else {
      lent++;
      first.resolve(thread);
    }
  };
  const fill = (): void => {
    while (warm.length + booting + lent < size + waiting.length && booting < size) {
      booting++;
      start().then(
        (thread) => {
          booting--;
          failures = 0;
          give(thread);
          fill();
        },
        (error: unknown) => {
          booting--;
          failures++;
          if (failures < MAX_FAILURES) return fill();
          failures = 0;
          for (const waiter of waiting.splice(0)) waiter.reject(error);
        },
      );
    }
  };
  const take = (): Promise<InterpreterThread> => {
    const thread = warm.shift();
    if (thread !== undefined) {
      lent++;
      return Promise.resolve(thread);
    }
    const waiter = Promise.withResolvers<InterpreterThread>();
    waiting.push(waiter);
    fill();
    return waiter.promise;
  };
  fill();

  return {
    async use(work) {
      const thread = await take();
      let isFresh = false;
      try {
        return await work(thread, () => (isFresh = true));
      } finally {
        if (!isFresh) await thread.end();
        lent--;
        if (isFresh) give(thread);
        fill();
      }
    },
  };
}
