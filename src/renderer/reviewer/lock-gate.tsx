import { useQuery } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { Lock } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toApiFailure, type ApiFailure } from '../data/api-failure.ts';
import { failureKind } from '../data/failure-kind.ts';
import { useObservable } from '../data/observable.ts';
import { queries } from '../data/queries.ts';
import { openReviewerDesk } from '../data/reviewer-lock.ts';
import { reviewerKey } from '../data/session.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { Page } from '../ui/page.tsx';
import { ErrorState, Skeleton } from '../ui/states.tsx';
import css from './lock-gate.module.css';

/** Everything behind it is for the reviewer: a passphrase where one is set, one press where none is. */
export function LockGate() {
  const { t } = useTranslation();
  const key = useObservable(reviewerKey);
  const status = useQuery(queries.status);
  if (key !== null) return <Outlet />;
  return (
    <Page title={t('lock.title')} lead={t('lock.lead')}>
      {status.isPending && <Skeleton lines={2} />}
      {status.isError && <ErrorState title={t('home.noServer')} error={status.error} onRetry={() => void status.refetch()} />}
      {status.isSuccess && <OpenForm hasPassphrase={status.data.lock.hasPassphrase} />}
    </Page>
  );
}

function OpenForm({ hasPassphrase }: { readonly hasPassphrase: boolean }) {
  const { t } = useTranslation();
  const [passphrase, setPassphrase] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiFailure | null>(null);
  const open = async () => {
    setBusy(true);
    setProblem(null);
    try {
      await openReviewerDesk(hasPassphrase ? passphrase : undefined);
    } catch (error) {
      setProblem(toApiFailure(error));
      setBusy(false);
    }
  };
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        void open();
      }}
    >
      {hasPassphrase ? (
        <TextField
          label={t('lock.passphrase')}
          type="password"
          autoComplete="current-password"
          autoFocus
          value={passphrase}
          error={problem && (problem.status === 403 ? t('lock.wrong') : t(`failures.${failureKind(problem)}`))}
          onChange={(event) => setPassphrase(event.target.value)}
        />
      ) : (
        <p className={css.note}>{t('lock.none')}</p>
      )}
      {!hasPassphrase && problem && <ErrorState title={t('lock.failed')} error={problem} />}
      <div>
        <Button type="submit" kind="primary" icon={Lock} busy={busy} disabled={hasPassphrase && passphrase === ''}>
          {t('lock.open')}
        </Button>
      </div>
    </form>
  );
}
