/** A source that is read at once, and by as many readers as like, each from its beginning. */

export interface Replay<T> {
  /** Throws what the source threw, when its place is reached. */
  read(): AsyncGenerator<T>;
}

/** Keeps all that the source gives: for short sources. */
export function createReplay<T>(source: AsyncIterable<T>): Replay<T> {
  const items: T[] = [];
  let isOver = false;
  let failure: { readonly error: unknown } | null = null;
  let more = Promise.withResolvers<void>();
  const wake = (): void => {
    more.resolve();
    more = Promise.withResolvers();
  };
  void (async () => {
    try {
      for await (const item of source) {
        items.push(item);
        wake();
      }
    } catch (error) {
      failure = { error };
    }
    isOver = true;
    wake();
  })();
  return {
    async *read() {
      for (let index = 0; ; ) {
        const item = items[index];
        if (index < items.length && item !== undefined) {
          index += 1;
          yield item;
        } else if (isOver) {
          if (failure !== null) throw failure.error;
          return;
        } else {
          await more.promise;
        }
      }
    },
  };
}
