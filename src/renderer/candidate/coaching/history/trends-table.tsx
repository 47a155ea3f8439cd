import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { PracticeHistoryData } from '../../../data/coaching.ts';
import { FigureTable } from '../../../ui/figure-table.tsx';
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
    <FigureTable
      label={t('coachingHistory.table')}
      columns={[t('coachingHistory.recording'), ...trends.map(({ name }) => `${t(`coachingReport.measures.${name}.name`)}, ${t(`coachingReport.measures.${name}.unit`)}`)]}
      rows={() =>
        points.toReversed().map((point) => ({
          key: point.mediaId,
          head: (
            <>
              <Link to="/practice/$id/recordings/$mediaId" params={{ id: point.practiceId, mediaId: point.mediaId }}>
                {toDate(point.at, i18n.language)}
              </Link>
              <span className={css.question}>{point.question ?? t('coachingHistory.unasked')}</span>
            </>
          ),
          cells: trends.map(({ name }) => {
            const value = valueOf(point, name);
            return value === null ? '–' : toFigure(name, value, i18n.language);
          }),
        }))
      }
    />
  );
}
