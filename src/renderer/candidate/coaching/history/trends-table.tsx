import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { PracticeHistoryData } from '../../../data/coaching.ts';
import { toDate } from '../../../ui/format.ts';
import { toFigure } from '../analysis/figures/figures.ts';
import { valueOf, type Trend } from './trends.ts';
import css from './trends.module.css';

interface TrendsTableProps {
  readonly points: PracticeHistoryData['points'];
  readonly trends: readonly Trend[];
}

/** The lines as numbers, newest first, each with the way to its recording. */
export function TrendsTable({ points, trends }: TrendsTableProps) {
  const { t, i18n } = useTranslation();
  return (
    <details className={css.details}>
      <summary>{t('coachingHistory.table')}</summary>
      <div className={css.scroll} tabIndex={0} role="group" aria-label={t('coachingHistory.table')}>
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">{t('coachingHistory.recording')}</th>
              {trends.map(({ name }) => (
                <th key={name} scope="col">
                  {t(`coachingReport.measures.${name}.name`)}, {t(`coachingReport.measures.${name}.unit`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {points.toReversed().map((point) => (
              <tr key={point.mediaId}>
                <th scope="row">
                  <Link to="/practice/$id/recordings/$mediaId" params={{ id: point.practiceId, mediaId: point.mediaId }}>
                    {toDate(point.at, i18n.language)}
                  </Link>
                  <span className={css.question}>{point.question ?? t('coachingHistory.unasked')}</span>
                </th>
                {trends.map(({ name }) => {
                  const value = valueOf(point, name);
                  return <td key={name}>{value === null ? '–' : toFigure(name, value, i18n.language)}</td>;
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
