import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Take } from '../../../data/practice-takes.ts';
import { ErrorState, Skeleton } from '../../../ui/states.tsx';
import { takeStore } from './take-list.ts';
import css from './take-player.module.css';

interface TakePlayerProps {
  readonly take: Take;
  /** Stops it, where it stands: something else is to be heard now. */
  readonly isHushed?: boolean;
}

/** What was just recorded, to be looked at before it is saved. */
export function TakePlayer({ take, isHushed = false }: TakePlayerProps) {
  const { t } = useTranslation();
  const player = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (isHushed) player.current?.pause();
  }, [isHushed]);
  const { data: file, error, refetch } = useQuery({ queryKey: ['take-file', take.id], queryFn: () => takeStore.read(take.id), staleTime: Infinity, gcTime: 0 });
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (!file) return;
    const made = URL.createObjectURL(file);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  if (error) return <ErrorState title={t('practice.take.unreadable')} error={error} onRetry={() => void refetch()} />;
  if (url === null) return <Skeleton lines={3} />;
  const shared = { src: url, controls: true, preload: 'metadata', 'aria-label': t('practice.take.player'), onLoadedMetadata: toKnownLength } as const;
  return take.mediaType === 'video' ? <video {...shared} ref={player} className={css.picture} playsInline /> : <audio {...shared} ref={player} className={css.sound} />;
}

/** A recording does not say how long it is: a jump behind its end makes the browser find out, and then its bar works. */
function toKnownLength({ currentTarget: player }: SyntheticEvent<HTMLMediaElement>): void {
  if (Number.isFinite(player.duration)) return;
  player.addEventListener('durationchange', () => (player.currentTime = 0), { once: true });
  player.currentTime = 1e9;
}
