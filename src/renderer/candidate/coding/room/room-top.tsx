import { Eye } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keptEvents } from '../../../data/coding-kept.ts';
import { useObservable } from '../../../data/observable.ts';
import { Button } from '../../../ui/button.tsx';
import { useMinutesSince } from '../../minutes-since.ts';
import type { CodingRoom } from '../../../data/coding.ts';
import { RecordedDialog } from './recorded-dialog.tsx';
import css from './room-top.module.css';

interface RoomTopProps {
  readonly state: CodingRoom;
  readonly isEnding: boolean;
  readonly onFinish: () => void;
}

export function RoomTop({ state, isEnding, onFinish }: RoomTopProps) {
  const { t } = useTranslation();
  const minutes = useMinutesSince(state.createdAt);
  const kept = useObservable(keptEvents);
  const [isShown, setShown] = useState(false);
  const counts = kept?.interviewId === state.id ? kept.counts : {};
  const number = Object.values(counts).reduce((sum, count) => sum + count, 0);
  useEffect(() => {
    document.title = `${state.task.title} · Viva`;
  }, [state.task.title]);
  return (
    <header className={css.top}>
      <h1 className={css.name}>
        {state.task.title} <span className={css.person}>{state.candidate}</span>
      </h1>
      <span className={css.time}>{t('codingRoom.minutes', { minutes })}</span>
      <Button kind="quiet" icon={Eye} onClick={() => setShown(true)}>
        {t('codingRoom.recorded', { number })}
      </Button>
      <Button kind="plain" busy={isEnding} onClick={onFinish}>
        {t('codingRoom.finish')}
      </Button>
      <RecordedDialog open={isShown} counts={counts} onClose={() => setShown(false)} />
    </header>
  );
}
