import { useTranslation } from 'react-i18next';
import css from './steps.module.css';

interface StepsProps {
  readonly current: 0 | 1 | 2;
  /** In place of the vacancy. */
  readonly first?: string;
  /** In place of the microphone. */
  readonly second?: string;
  /** In place of the consent. */
  readonly third?: string;
}

/** Where one is on the way into the interview. */
export function Steps({ current, first, second, third }: StepsProps) {
  const { t } = useTranslation();
  const names = [first ?? t('steps.job'), second ?? t('steps.microphone'), third ?? t('steps.consent')];
  return (
    <ol className={css.steps} aria-label={t('steps.label')}>
      {names.map((name, index) => (
        <li key={name} className={css.step} aria-current={index === current ? 'step' : undefined} data-done={index < current || undefined}>
          <span className={css.number} aria-hidden>
            {index + 1}
          </span>
          {name}
        </li>
      ))}
    </ol>
  );
}
