import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { VisuallyHidden } from '../../../ui/visually-hidden.tsx';

const STEP_S = 10;

/** Seconds spent on a question, told in steps; it begins anew with another `key` and stands still while it does not run. */
export function useQuestionTime(key: string, isRunning: boolean): number {
  const [spent, setSpent] = useState({ key, seconds: 0 });
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(() => setSpent((current) => ({ key, seconds: (current.key === key ? current.seconds : 0) + STEP_S })), STEP_S * 1_000);
    return () => clearInterval(timer);
  }, [key, isRunning]);
  return spent.key === key ? spent.seconds : 0;
}

/** Told to screen readers once, politely, when the time is over. */
export function TimeOverSaid({ seconds, minutes }: { readonly seconds: number; readonly minutes: number }) {
  const { t } = useTranslation();
  return <VisuallyHidden role="status">{seconds >= minutes * 60 && t('proctored.timeOverSaid', { minutes })}</VisuallyHidden>;
}
