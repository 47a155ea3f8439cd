import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { desk } from '../../data/desk.ts';
import { toClock } from '../format.ts';
import { PlayButton } from '../play-button.tsx';
import { useClip, type Clip } from '../use-clip.ts';

/** Seconds in the recording of the answers. */
export interface Span {
  readonly t0: number;
  readonly t1: number;
}

/** A little before and after, so that the first and the last word are whole. */
const MARGIN_S = 0.3;

/** Plays moments of one interview's recording, one at a time. */
export function useAnswerSound(id: string): Clip<Span> {
  const fetchSound = useCallback(
    ({ t0, t1 }: Span, signal: AbortSignal) => desk.proctoredAudio({ params: { id }, query: { t0: Math.max(0, t0 - MARGIN_S), t1: t1 + MARGIN_S }, signal }),
    [id],
  );
  return useClip(fetchSound);
}

interface PlaySpanProps {
  readonly t0: number | null;
  readonly t1: number | null;
  /** Null: nothing was recorded. */
  readonly clip: Clip<Span> | null;
}

/** The time of a moment; a press plays it. Nothing where there is no sound. */
export function PlaySpan({ t0, t1, clip }: PlaySpanProps) {
  const { t } = useTranslation();
  if (clip === null || t0 === null || t1 === null || t1 <= t0) return null;
  const isPlaying = clip.current?.t0 === t0 && clip.current.t1 === t1;
  const at = toClock(t0);
  return (
    <PlayButton isPlaying={isPlaying} label={t(isPlaying ? 'proctoredReport.stop' : 'proctoredReport.play', { at })} onPress={() => (isPlaying ? clip.stop() : clip.play({ t0, t1 }))}>
      {at}
    </PlayButton>
  );
}
