import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { practiceQueries } from '../../../data/coaching-queries.ts';
import { Button } from '../../../ui/button.tsx';
import { ButtonLink } from '../../../ui/button-link.tsx';
import { EraseDialog } from '../../../ui/erase-dialog.tsx';
import { Page, Panel } from '../../../ui/page.tsx';
import { ErrorState, Skeleton } from '../../../ui/states.tsx';
import { TakeRows } from '../takes/take-rows.tsx';
import { takes } from '../takes/take-list.ts';
import { PracticeAnswers } from './practice-answers.tsx';
import type { PracticeRoom } from './practice-room.ts';
import css from './finished-practice.module.css';

/** A practice that is over: what was answered, and what can be done with it. */
export function FinishedPractice({ id, room }: { readonly id: string; readonly room: PracticeRoom }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { data: practice, error, refetch } = useQuery(practiceQueries.practice(id));
  const waiting = (useQuery(takes).data ?? []).filter((take) => take.practiceId === id);
  const [erasing, setErasing] = useState(false);
  const erase = useMutation({ mutationFn: () => room.erase(), onSuccess: () => navigate({ to: '/practice' }) });
  return (
    <Page title={practice?.job_title ?? t('practice.way')} lead={t('practice.finished.lead')} actions={<Link to="/practice">{t('practice.toHome')}</Link>}>
      {waiting.length > 0 && (
        <Panel title={t('practiceRoom.waiting')}>
          <TakeRows takes={waiting} />
        </Panel>
      )}
      <Panel title={t('practiceRoom.soFar')}>
        {practice && <PracticeAnswers practice={practice} onAgain={null} />}
        {!practice && (error ? <ErrorState title={t('practiceRoom.failedTitle')} error={error} onRetry={() => void refetch()} /> : <Skeleton lines={4} />)}
      </Panel>
      {erase.isError && <ErrorState title={t('practice.finished.notErased')} error={erase.error} />}
      <div className={css.actions}>
        <ButtonLink kind="primary" to="/practice/new">
          {t('practice.new')}
        </ButtonLink>
        <Button kind="quiet" onClick={() => setErasing(true)}>
          {t('practice.finished.erase')}
        </Button>
      </div>
      <EraseDialog open={erasing} title={t('practice.finished.eraseTitle')} erase={erase} onClose={() => setErasing(false)}>
        {t('practice.finished.eraseText')}
      </EraseDialog>
    </Page>
  );
}
