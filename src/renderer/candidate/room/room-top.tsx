import { Pause, Play } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import css from './room-top.module.css';

interface RoomTopProps {
  readonly name: string;
  readonly person: string;
  /** The quiet time, never read aloud. */
  readonly time: string;
  readonly isPaused: boolean;
  readonly canPause: boolean;
  readonly canEnd: boolean;
  /** In place of "End the interview". */
  readonly endWord?: string;
  readonly onPause: () => void;
  readonly onResume: () => void;
  readonly onEnd: () => void;
}

/** The narrow line at the top of a spoken interview; names the window too. */
export function RoomTop({ name, person, time, isPaused, canPause, canEnd, endWord, onPause, onResume, onEnd }: RoomTopProps) {
  const { t } = useTranslation();
  useEffect(() => {
    if (name !== '') document.title = `${name} · Viva`;
  }, [name]);
  return (
    <header className={css.top}>
      <h1 className={css.name}>
        {name} <span className={css.person}>{person}</span>
      </h1>
      <span className={css.time}>{time}</span>
      <Button kind="quiet" icon={isPaused ? Play : Pause} disabled={!canPause} onClick={isPaused ? onResume : onPause}>
        {isPaused ? t('room.resume') : t('room.pause')}
        <KeyHint keys="Esc" />
      </Button>
      <Button kind="plain" disabled={!canEnd} onClick={onEnd}>
        {endWord ?? t('room.end')}
      </Button>
    </header>
  );
}
