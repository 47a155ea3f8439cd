import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toClock } from '../../../ui/format.ts';
import css from './recorded-time.module.css';

/** How long the recording is. For the eye: it is never read aloud by itself. */
export function RecordedTime({ read }: { readonly read: () => number }) {
  const { t } = useTranslation();
  const [seconds, setSeconds] = useState(() => Math.floor(read() / 1_000));
  useEffect(() => {
    const timer = setInterval(() => setSeconds(Math.floor(read() / 1_000)), 250);
    return () => clearInterval(timer);
  }, [read]);
  return (
    <span className={css.time} role="timer" aria-label={t('practiceRoom.length')}>
      {toClock(seconds)}
    </span>
  );
}
