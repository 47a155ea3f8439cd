import { useTranslation } from 'react-i18next';
import css from './transcript.module.css';

/** What the marks in the transcript mean: each has a shape of its own beside its colour. */
export function Legend() {
  const { t, i18n } = useTranslation();
  return (
    <ul className={css.legend}>
      <li className={css.filler}>{t('coachingReport.transcript.filler')}</li>
      <li>
        <span className={css.sound}>{t('coachingReport.transcript.sound')}</span> {t('coachingReport.transcript.soundHint')}
      </li>
      <li>
        <span className={css.pause}>‖ {new Intl.NumberFormat(i18n.language).format(1.2)}</span> {t('coachingReport.transcript.pause')}
      </li>
      <li className={css.unsure}>{t('coachingReport.transcript.unsure')}</li>
      <li className={css.now}>{t('coachingReport.transcript.now')}</li>
    </ul>
  );
}
