import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useObservable } from '../../../../data/observable.ts';
import { toClock } from '../../../../ui/format.ts';
import type { Playback } from './playback.ts';
import css from './player.module.css';

/** Where in the recording one is. It is moved by the clock without React; a screen reader hears the place when it stops, not every second. */
export function Scrubber({ playback }: { readonly playback: Playback }) {
  const { t } = useTranslation();
  const durationS = useObservable(playback.durationS);
  const range = useRef<HTMLInputElement>(null);
  const clock = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const show = (): void => {
      const at = toClock(playback.timeS.get());
      if (range.current) range.current.value = String(playback.timeS.get());
      if (clock.current && clock.current.textContent !== at) clock.current.textContent = at;
      if (!playback.isPlaying.get()) range.current?.setAttribute('aria-valuetext', t('coachingReport.player.at', { at, whole: toClock(durationS) }));
    };
    show();
    const ends = [playback.timeS.subscribe(show), playback.isPlaying.subscribe(show)];
    return () => ends.forEach((end) => end());
  }, [playback, durationS, t]);
  return (
    <div className={css.scrubber}>
      <span ref={clock} className={css.clock} aria-hidden />
      <input
        ref={range}
        type="range"
        min={0}
        max={Math.max(0.1, durationS)}
        step="any"
        defaultValue={0}
        className={css.range}
        aria-label={t('coachingReport.player.place')}
        onInput={(event) => playback.seek(event.currentTarget.valueAsNumber)}
      />
      <span className={css.clock}>{toClock(durationS)}</span>
    </div>
  );
}
