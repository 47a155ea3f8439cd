import { Pause, Play } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { useMinutesSince } from '../minutes-since.ts';
import type { RoomView } from './room-view.ts';
import css from './room-top.module.css';

interface RoomTopProps {
  readonly view: RoomView;
  readonly onPause: () => void;
  readonly onResume: () => void;
  readonly onEnd: () => void;
}

export function RoomTop({ view, onPause, onResume, onEnd }: RoomTopProps) {
  const { t } = useTranslation();
  const minutes = useMinutesSince(view.turns[0]?.createdAt ?? null);
  const paused = view.phase === 'paused';
  const over = view.phase === 'ending' || view.phase === 'complete';
  useEffect(() => {
    if (view.room) document.title = `${view.room.vacancy} · Viva`;
  }, [view.room]);
  return (
    <header className={css.top}>
      <h1 className={css.name}>
        {view.room?.vacancy} <span className={css.person}>{view.room?.candidate}</span>
      </h1>
      <span className={css.time}>{t('room.minutes', { minutes })}</span>
      <Button kind="quiet" icon={paused ? Play : Pause} disabled={over} onClick={paused ? onResume : onPause}>
        {paused ? t('room.resume') : t('room.pause')}
        <KeyHint keys="Esc" />
      </Button>
      <Button kind="plain" disabled={view.phase === 'ending'} onClick={onEnd}>
        {t('room.end')}
      </Button>
    </header>
  );
}
