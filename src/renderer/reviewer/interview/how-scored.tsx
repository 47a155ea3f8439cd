import { useTranslation } from 'react-i18next';
import type { Report } from '../../data/desk.ts';
import { toPercent } from '../../ui/format.ts';
import { Panel } from '../../ui/page.tsx';
import css from './how-scored.module.css';

/** Which engines scored, how steady the score is, and how the answers came in. */
export function HowScored({ report }: { readonly report: Report }) {
  const { t } = useTranslation();
  const { by, answers } = report.scoring;
  const { spread } = report.recommendation;
  return (
    <Panel title={t('report.how')}>
      <dl className={css.how}>
        <dt>{t('report.engines')}</dt>
        <dd>{by}</dd>
        <dt>{t('report.stability')}</dt>
        <dd>
          {spread === null
            ? t('report.notMeasured')
            : t('report.stable', { tellings: spread.tellings, low: toPercent(spread.low), high: toPercent(spread.high) })}
        </dd>
        {answers && (
          <>
            <dt>{t('report.answers')}</dt>
            <dd>
              {t('report.answerCounts', { spoken: answers.spoken, typed: answers.typed, corrected: answers.corrected })}{' '}
              {answers.confidence !== null && t('report.confidence', { confidence: toPercent(answers.confidence) })}
            </dd>
          </>
        )}
      </dl>
    </Panel>
  );
}
