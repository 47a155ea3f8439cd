import { useTranslation } from 'react-i18next';
import css from './steps.module.css';

/** Where one is on the way into the interview. The first step differs: a vacancy, or what `first` says. */
export function Steps({ current, first }: { readonly current: 0 | 1 | 2; readonly first?: string }) {
  const { t } = useTranslation();
  const names = [first ?? t('steps.job'), t('steps.microphone'), t('steps.consent')];
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
