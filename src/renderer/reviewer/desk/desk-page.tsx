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
import { useRoleTitle } from '../../ui/role-title.ts';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';
import { UnsentDecisions } from '../ats/unsent.tsx';
import { useLockedOut } from '../use-locked-out.ts';
import { InterviewTable } from './interview-table.tsx';
import { toRows, type Choice, type Sorting } from './rows.ts';
import css from './desk-page.module.css';

const KINDS: readonly Choice['kind'][] = ['all', 'screening', 'coding', 'voice', 'proctored'];
const DECISIONS = ['move', 'discuss', 'reject', 'none'] as const;
const LEVELS = ['junior', 'junior+', 'middle', 'middle+', 'senior'] as const;
const OUTCOMES: readonly Choice['outcome'][] = ['all', ...DECISIONS, ...LEVELS];

export function DeskPage() {
  const { t } = useTranslation();
  const interviews = useQuery(queries.interviews);
  const [search, setSearch] = useState('');
  const [kind, setKind] = useState<Choice['kind']>('all');
  const [outcome, setOutcome] = useState<Choice['outcome']>('all');
  const [sorting, setSorting] = useState<Sorting>({ by: 'createdAt', descending: true });
  useLockedOut(interviews.error);
  const titleOf = useRoleTitle();
  const listed = (interviews.data ?? []).map((each) => (each.kind === 'proctored' ? { ...each, vacancy: titleOf(each.vacancy) } : each));
  const rows = toRows(listed, { search, kind, outcome, sorting });
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
              label={t('desk.kindLabel')}
              value={kind}
              options={KINDS.map((value) => ({ value, label: value === 'all' ? t('desk.anyKind') : t(`desk.kind.${value}`) }))}
              onValue={(value) => setKind(KINDS.find((each) => each === value) ?? 'all')}
            />
            <Select
              label={t('desk.recommendation')}
              value={outcome}
              options={[
                { value: 'all', label: t('desk.all') },
                ...DECISIONS.map((value) => ({ value, label: t(`decision.${value}`) })),
                ...LEVELS.map((value) => ({ value, label: t(`level.${value}`) })),
              ]}
              onValue={(value) => setOutcome(OUTCOMES.find((each) => each === value) ?? 'all')}
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
                    setKind('all');
                    setOutcome('all');
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
