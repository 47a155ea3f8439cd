import { useQuery } from '@tanstack/react-query';
import { FastForward, Pause, Play, Rewind } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { coachingDesk, type RecordingDetail } from '../../../../data/coaching.ts';
import { useObservable } from '../../../../data/observable.ts';
import { Button, IconButton } from '../../../../ui/button.tsx';
import { Notice } from '../../../../ui/notice.tsx';
import { playerKeys } from './player-keys.ts';
import css from './player.module.css';
import { RATES, type Playback } from './playback.ts';
import { Scrubber } from './scrubber.tsx';

interface PlayerProps {
  readonly recording: Pick<RecordingDetail, 'id' | 'media_type'>;
  readonly playback: Playback;
}

/** Picture or sound with its controls. It moves the clock that all of the page follows. */
export function Player({ recording: { id, media_type }, playback }: PlayerProps) {
  const { t, i18n } = useTranslation();
  const media = useRef<HTMLVideoElement & HTMLAudioElement>(null);
  // Tickets end after two hours: a page that was open longer asks for another when its player fails.
  const ticket = useQuery({ queryKey: ['practices', 'ticket', id], queryFn: ({ signal }) => coachingDesk.coachingTicket({ params: { id }, signal }), staleTime: 90 * 60_000 });
  const isPlaying = useObservable(playback.isPlaying);
  const rate = useObservable(playback.rate);
  const hasFailed = useObservable(playback.hasFailed) || ticket.isError;
  const path = ticket.data?.path;
  useEffect(() => (media.current && path !== undefined ? playback.attach(media.current) : undefined), [playback, path]);
  const number = new Intl.NumberFormat(i18n.language);
  return (
    <section className={css.player} aria-label={t('coachingReport.player.title')} onKeyDown={playerKeys(playback)}>
      {media_type === 'video' ? (
        <video ref={media} key={path} src={path} preload="metadata" playsInline className={css.picture} onClick={() => playback.toggle()} />
      ) : (
        <audio ref={media} key={path} src={path} preload="metadata" />
      )}
      {hasFailed && (
        <Notice kind="caution" action={<Button onClick={() => void ticket.refetch()}>{t('states.retry')}</Button>}>
          {t('coachingReport.player.failed')}
        </Notice>
      )}
      <Scrubber playback={playback} />
      <div className={css.controls}>
        <IconButton icon={Rewind} label={t('coachingReport.player.back')} onClick={() => playback.step(-5)} />
        <Button icon={isPlaying ? Pause : Play} onClick={() => playback.toggle()} className={css.toggle}>
          {t(isPlaying ? 'coachingReport.player.pause' : 'coachingReport.player.play')}
        </Button>
        <IconButton icon={FastForward} label={t('coachingReport.player.forward')} onClick={() => playback.step(5)} />
        <select
          className={css.rate}
          aria-label={t('coachingReport.player.rate')}
          value={rate}
          onChange={(event) => playback.setRate(RATES.find((one) => String(one) === event.target.value) ?? 1)}
        >
          {RATES.map((one) => (
            <option key={one} value={one}>
              {number.format(one)}×
            </option>
          ))}
        </select>
      </div>
      <p className={css.keys}>{t('coachingReport.player.keys')}</p>
    </section>
  );
}
