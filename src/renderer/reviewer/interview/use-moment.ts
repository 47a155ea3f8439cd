import { useCallback, useEffect } from 'react';
import { desk } from '../../data/desk.ts';
import { useClip, type Clip } from '../../ui/use-clip.ts';

export interface Span {
  readonly t0: number;
  readonly t1: number;
}

export type Moment = Clip<Span>;

/** A little before and after, so that the first and the last word are whole. */
const marginSeconds = 0.3;

/** Plays moments of one recording, one at a time. */
export function useMoment(id: string): Moment {
  const fetchSound = useCallback(
    (span: Span, signal: AbortSignal) =>
      desk.audio({ params: { id }, query: { t0: Math.max(0, span.t0 - marginSeconds), t1: span.t1 + marginSeconds }, signal }),
    [id],
  );
  return useClip(fetchSound);
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
