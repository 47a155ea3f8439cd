import { useCallback, useEffect, useRef, useState } from 'react';

export interface Clip<Key> {
  /** What is being played or fetched; null when all is quiet. */
  readonly current: Key | null;
  /** Why the last one was not played. */
  readonly problem: Error | null;
  play(key: Key): void;
  stop(): void;
}

/** Plays pieces of sound, one at a time. `fetchSound` must stay the same between renders. */
export function useClip<Key>(fetchSound: (key: Key, signal: AbortSignal) => Promise<Blob>): Clip<Key> {
  const [current, setCurrent] = useState<Key | null>(null);
  const [problem, setProblem] = useState<Error | null>(null);
  const end = useRef<() => void>(() => {});

  const stop = useCallback(() => {
    end.current();
    end.current = () => {};
    setCurrent(null);
  }, []);
  useEffect(() => stop, [stop]);

  const play = useCallback(
    (key: Key) => {
      stop();
      setProblem(null);
      setCurrent(key);
      const fetching = new AbortController();
      const sound = new Audio();
      let url = '';
      end.current = () => {
        fetching.abort();
        sound.pause();
        URL.revokeObjectURL(url);
      };
      fetchSound(key, fetching.signal)
        .then((bytes) => {
          url = URL.createObjectURL(bytes);
          sound.src = url;
          sound.onended = stop;
          return sound.play();
        })
        .catch((error: unknown) => {
          if (fetching.signal.aborted) return;
          setProblem(error instanceof Error ? error : new Error(String(error)));
          stop();
        });
    },
    [fetchSound, stop],
  );
  return { current, problem, play, stop };
}
