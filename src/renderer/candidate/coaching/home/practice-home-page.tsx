import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../../ui/button-link.tsx';
import { Page, Panel } from '../../../ui/page.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import { PracticeHistory } from '../history/practice-history.tsx';
import { dropDiscarded, takes } from '../takes/take-list.ts';
import { TakeRows } from '../takes/take-rows.tsx';

/** The start of practising alone: a new practice, what is not saved yet, and what was before. */
export function PracticeHomePage() {
  const { t } = useTranslation();
  const { data: waiting = [], error, refetch } = useQuery(takes);
  useEffect(() => () => void dropDiscarded(), []);
  return (
    <Page
      title={t('practice.way')}
      lead={t('practice.home.lead')}
      width="wide"
      actions={
        <ButtonLink kind="primary" to="/practice/new">
          {t('practice.new')}
        </ButtonLink>
      }
    >
      {error && <ErrorState title={t('practice.home.takesFailed')} error={error} onRetry={() => void refetch()} />}
      {waiting.length > 0 && (
        <Panel title={t('practice.home.waiting')}>
          <p>{t('practice.home.waitingText')}</p>
          <TakeRows
            takes={waiting}
            more={({ practiceId }) => (
              <Link to="/practice/$id" params={{ id: practiceId }}>
                {t('practice.home.toRoom')}
              </Link>
            )}
          />
        </Panel>
      )}
      <PracticeHistory />
    </Page>
  );
}
