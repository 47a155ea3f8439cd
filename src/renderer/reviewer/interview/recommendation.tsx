import { useTranslation } from 'react-i18next';
import type { Detail } from '../../data/desk.ts';
import { toPercent } from '../../ui/format.ts';
import { Panel } from '../../ui/page.tsx';
import { DecisionWord } from '../decision-word.tsx';
import css from './recommendation.module.css';

/** What the product recommends and why. The decision stays a person's. */
export function Recommendation({ result }: { readonly result: NonNullable<Detail['result']> }) {
  const { t } = useTranslation();
  const { final, rubric } = result;
  const flags = rubric.red_flags.filter((flag) => !final.reasons.some((reason) => reason.includes(flag)));
  return (
    <Panel title={t('report.recommendation')}>
      <div className={css.head}>
        <DecisionWord decision={final.decision} large />
        <span className={css.overall}>{t('report.overall', { overall: toPercent(final.overall) })}</span>
      </div>
      {final.reasons.length > 0 && (
        <ul className={css.reasons}>
          {final.reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
      {flags.length > 0 && (
        <div>
          <h3>{t('report.flags')}</h3>
          <ul className={css.reasons}>
            {flags.map((flag) => (
              <li key={flag}>{flag}</li>
            ))}
          </ul>
        </div>
      )}
      <p className={css.note}>
        {t('report.yours')} {t('report.scoredBy', { engine: result.scoredBy })}
      </p>
    </Panel>
  );
}
