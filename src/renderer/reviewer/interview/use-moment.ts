import { useCallback, useEffect, useRef, useState } from 'react';
import { desk } from '../../data/desk.ts';

export interface Span {
  readonly t0: number;
  readonly t1: number;
}

export interface Moment {
  /** The span being played or fetched; null when all is quiet. */
  readonly current: Span | null;
  /** Why the last one was not played. */
  readonly problem: Error | null;
  play(span: Span): void;
  stop(): void;
}

/** A little before and after, so that the first and the last word are whole. */
const marginSeconds = 0.3;

/** Plays moments of one recording, one at a time. */
export function useMoment(id: string): Moment {
  const [current, setCurrent] = useState<Span | null>(null);
  const [problem, setProblem] = useState<Error | null>(null);
  const end = useRef<() => void>(() => {});

  const stop = useCallback(() => {
    end.current();
    end.current = () => {};
    setCurrent(null);
  }, []);
  useEffect(() => stop, [stop]);

  const play = useCallback(
    (span: Span) => {
      stop();
      setProblem(null);
      setCurrent(span);
      const fetching = new AbortController();
      const sound = new Audio();
      let url = '';
      end.current = () => {
        fetching.abort();
        sound.pause();
        URL.revokeObjectURL(url);
      };
      const query = { t0: Math.max(0, span.t0 - marginSeconds), t1: span.t1 + marginSeconds };
      desk
        .audio({ params: { id }, query, signal: fetching.signal })
        .then((wav) => {
          url = URL.createObjectURL(wav);
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
    [id, stop],
  );
  return { current, problem, play, stop };
}

/** Plays once the moment that the page's address asks for: `?t0=..&t1=..`, a link of a report. */
export function useLinkedMoment({ play }: Moment, hasAudio: boolean): void {
  useEffect(() => {
    const asked = new URLSearchParams(location.search);
    const [t0, t1] = [Number(asked.get('t0') ?? NaN), Number(asked.get('t1') ?? NaN)];
    if (!hasAudio || !(t0 >= 0) || !(t1 > t0)) return;
    history.replaceState(history.state, '', location.pathname + location.hash);
    play({ t0, t1 });
  }, [hasAudio, play]);
}
