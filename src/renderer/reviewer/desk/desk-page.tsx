import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Lock } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '../../data/queries.ts';
import { closeReviewerDesk } from '../../data/reviewer-lock.ts';
import { Button } from '../../ui/button.tsx';
import { Select, TextField } from '../../ui/field.tsx';
import { Page } from '../../ui/page.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';
import { UnsentDecisions } from '../ats/unsent.tsx';
import { useLockedOut } from '../use-locked-out.ts';
import { InterviewTable } from './interview-table.tsx';
import { toRows, type DecisionFilter, type Sorting } from './rows.ts';
import css from './desk-page.module.css';

const filters: readonly DecisionFilter[] = ['all', 'move', 'discuss', 'reject', 'none'];

export function DeskPage() {
  const { t } = useTranslation();
  const interviews = useQuery(queries.interviews);
  const [search, setSearch] = useState('');
  const [decision, setDecision] = useState<DecisionFilter>('all');
  const [sorting, setSorting] = useState<Sorting>({ by: 'createdAt', descending: true });
  useLockedOut(interviews.error);
  const rows = toRows(interviews.data ?? [], { search, decision, sorting });
  return (
    <Page
      title={t('desk.title')}
      width="wide"
      actions={
        <>
          <Link to="/transcriptions">{t('transcriptions.open')}</Link>
          <Button icon={Lock} onClick={() => void closeReviewerDesk()}>
            {t('desk.lock')}
          </Button>
        </>
      }
    >
      <UnsentDecisions />
      {interviews.isPending && <Skeleton lines={6} />}
      {interviews.isError && (
        <ErrorState title={t('desk.failed')} error={interviews.error} safe={t('desk.failedSafe')} onRetry={() => void interviews.refetch()} />
      )}
      {interviews.data?.length === 0 && (
        <EmptyState title={t('desk.empty')} action={<Link to="/new">{t('app.newInterview')}</Link>}>
          {t('desk.emptyText')}
        </EmptyState>
      )}
      {interviews.data && interviews.data.length > 0 && (
        <>
          <div className={css.filters} role="search">
            <TextField label={t('desk.search')} type="search" value={search} onChange={(event) => setSearch(event.target.value)} />
            <Select
              label={t('desk.recommendation')}
              value={decision}
              options={filters.map((value) => ({ value, label: value === 'all' ? t('desk.all') : t(`decision.${value}`) }))}
              onValue={(value) => setDecision(filters.find((each) => each === value) ?? 'all')}
            />
            <p className={css.count} role="status">
              {t('desk.count', { shown: rows.length, whole: interviews.data.length })}
            </p>
          </div>
          {rows.length > 0 ? (
            <InterviewTable rows={rows} sorting={sorting} onSorting={setSorting} />
          ) : (
            <EmptyState
              title={t('desk.nothingFound')}
              action={
                <Button
                  onClick={() => {
                    setSearch('');
                    setDecision('all');
                  }}
                >
                  {t('desk.clear')}
                </Button>
              }
            />
          )}
        </>
      )}
    </Page>
  );
}
