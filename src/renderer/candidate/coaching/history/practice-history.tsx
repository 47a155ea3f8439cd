import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useObservable } from '../../../data/observable.ts';
import { languageChoice } from '../../../data/preferences.ts';
import { practiceQueries } from '../../../data/coaching-queries.ts';
import { EmptyState, ErrorState, Skeleton } from '../../../ui/states.tsx';
import { DrillsPanel } from './drills-panel.tsx';
import { SessionsPanel } from './sessions-panel.tsx';
import { TrendsPanel } from './trends-panel.tsx';

/** Own sessions with their trends and drills: sections of the page of coaching, without a heading of its own. */
export function PracticeHistory() {
  const { t } = useTranslation();
  const language = useObservable(languageChoice);
  const found = useQuery(practiceQueries.practices(language));
  if (found.isPending) return <Skeleton lines={6} />;
  if (found.isError) return <ErrorState title={t('coachingHistory.failed')} error={found.error} onRetry={() => void found.refetch()} />;
  const { sessions, points, drills } = found.data;
  if (sessions.length === 0) return <EmptyState title={t('coachingHistory.emptyTitle')}>{t('coachingHistory.emptyText')}</EmptyState>;
  return (
    <>
      {points.length > 0 && <DrillsPanel drills={drills} language={language} />}
      <TrendsPanel points={points} />
      <SessionsPanel sessions={sessions} />
    </>
  );
}
