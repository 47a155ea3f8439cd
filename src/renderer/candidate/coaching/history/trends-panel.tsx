import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PracticeHistoryData } from '../../../data/coaching.ts';
import { Panel } from '../../../ui/page.tsx';
import { TrendChart } from './trend-chart.tsx';
import { toTrends } from './trends.ts';
import css from './trends.module.css';
import { TrendsTable } from './trends-table.tsx';

/** What changed from recording to recording. */
export function TrendsPanel({ points }: { readonly points: PracticeHistoryData['points'] }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const trends = useMemo(() => toTrends(points), [points]);
  return (
    <Panel title={t('coachingHistory.trends')}>
      <p className={css.note}>{trends.length === 0 ? t('coachingHistory.trendsEmpty') : points.length === 1 ? t('coachingHistory.first') : t('coachingHistory.trendsText')}</p>
      {trends.length > 0 && (
        <>
          <div className={css.trends}>
            {trends.map((trend) => (
              <TrendChart
                key={trend.name}
                trend={trend}
                points={points}
                onOpen={({ practiceId, mediaId }) => void navigate({ to: '/practice/$id/recordings/$mediaId', params: { id: practiceId, mediaId } })}
              />
            ))}
          </div>
          <TrendsTable points={points} trends={trends} />
        </>
      )}
    </Panel>
  );
}
