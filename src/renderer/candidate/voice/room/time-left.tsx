import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { VisuallyHidden } from '../../../ui/visually-hidden.tsx';

const stepSeconds = 5;

/** The time that the server told, run down between its words; it stands still in a pause. */
export function useSecondsLeft(told: number | null, isPaused: boolean): number | null {
  const [passed, setPassed] = useState(0);
  useEffect(() => setPassed(0), [told]);
  useEffect(() => {
    if (isPaused) return;
    const timer = setInterval(() => setPassed((seconds) => seconds + stepSeconds), stepSeconds * 1_000);
    return () => clearInterval(timer);
  }, [isPaused]);
  return told === null ? null : Math.max(0, told - passed);
}

/** Told to screen readers twice, politely: five minutes and one minute before the end. */
export function TimeSaid({ secondsLeft }: { readonly secondsLeft: number | null }) {
  const { t } = useTranslation();
  const minutes = secondsLeft === null || secondsLeft > 300 ? null : secondsLeft > 60 ? 5 : 1;
  return <VisuallyHidden role="status">{minutes !== null && t('talk.timeSaid', { minutes })}</VisuallyHidden>;
}
