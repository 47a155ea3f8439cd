import { useTranslation } from 'react-i18next';
import type { Analysis } from '../../../../data/coaching.ts';
import { toPercent } from '../../../../ui/format.ts';
import { Panel } from '../../../../ui/page.tsx';
import { FigureRow } from './figure-row.tsx';
import css from './figures.module.css';
import { FIRST_VOICE, MORE_VOICE, PICTURE_NAMES } from './figures.ts';

/** What was measured, each with its unit, what it means, how sure it is, and how it comes about. Expression is not among it: that is an estimate. */
export function FiguresPanel({ analysis: { measures, expression } }: { readonly analysis: Pick<Analysis, 'measures' | 'expression'> }) {
  const { t, i18n } = useTranslation();
  if (measures === null && expression === null) return null;
  const rate = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 });
  return (
    <Panel title={t('coachingReport.figures.title')}>
      <dl className={css.figures}>
        {measures && FIRST_VOICE.map((name) => <FigureRow key={name} name={name} value={measures[name].value} confidence={measures[name].confidence} />)}
        {expression && PICTURE_NAMES.map((name) => <FigureRow key={name} name={name} {...expression[name]} />)}
      </dl>
      {expression && <p className={css.note}>{t('coachingReport.figures.pictures', { rate: rate.format(expression.picturesPerS), share: toPercent(expression.faceShare) })}</p>}
      {measures && (
        <details className={css.more}>
          <summary>{t('coachingReport.figures.more')}</summary>
          <dl className={css.figures}>
            {MORE_VOICE.map((name) => (
              <FigureRow key={name} name={name} value={measures[name].value} confidence={measures[name].confidence} />
            ))}
          </dl>
        </details>
      )}
    </Panel>
  );
}
