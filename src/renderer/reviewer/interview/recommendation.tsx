import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Report } from '../../data/desk.ts';
import { Button } from '../../ui/button.tsx';
import { toPercent } from '../../ui/format.ts';
import { Panel } from '../../ui/page.tsx';
import { DecisionWord } from '../decision-word.tsx';
import { BORDERS, ScoreScale, spreadText } from './score-scale.tsx';
import css from './recommendation.module.css';

const REASONS_SHOWN = 6;

/** What the product recommends, how steady that is, and why. The decision stays a person's. */
export function Recommendation({ report, language }: { readonly report: Report; readonly language: string }) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const { decision, overall, spread, reasons } = report.recommendation;
  const flags = report.redFlags.filter((flag) => !reasons.some((reason) => reason.includes(flag)));
  const shown = all || reasons.length <= REASONS_SHOWN + 1 ? reasons : reasons.slice(0, REASONS_SHOWN);
  return (
    <Panel title={t('report.recommendation')}>
      <div className={css.head}>
        <DecisionWord decision={decision} large />
        <span>{t('report.overall', { overall: toPercent(overall) })}</span>
        {spread && <span className={css.spread}>{spreadText(spread, t)}</span>}
      </div>
      <div>
        <ScoreScale score={report.recommendation} />
        <p className={css.note}>{t('report.scaleText', { discuss: toPercent(BORDERS[0]), move: toPercent(BORDERS[1]) })}</p>
      </div>
      {shown.length > 0 && (
        <ul className={css.reasons} lang={language}>
          {shown.map((reason, index) => (
            <li key={index}>{reason}</li>
          ))}
        </ul>
      )}
      {shown.length < reasons.length && (
        <Button kind="quiet" className={css.more} onClick={() => setAll(true)}>
          {t('report.allReasons', { number: reasons.length - shown.length })}
        </Button>
      )}
      {flags.length > 0 && (
        <div className={css.flags}>
          <h3>{t('report.flags')}</h3>
          <ul className={css.reasons} lang={language}>
            {flags.map((flag) => (
              <li key={flag}>{flag}</li>
            ))}
          </ul>
        </div>
      )}
      <p className={css.note}>{t('report.machine')}</p>
    </Panel>
  );
}
