import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiFailure } from '../data/api-failure.ts';
import { BackLink } from '../ui/back-link.tsx';
import { Page } from '../ui/page.tsx';
import { ErrorState, Skeleton } from '../ui/states.tsx';
import { useLockedOut } from './use-locked-out.ts';

interface FoundProps<T> {
  readonly query: UseQueryResult<T>;
  /** What stands above while there is nothing to show. */
  readonly title: string;
  readonly children: (data: T) => ReactNode;
}

/** One interview's page: what is found, or why nothing is; back to the lock where the desk was closed. */
export function Found<T>({ query, title, children }: FoundProps<T>) {
  const { t } = useTranslation();
  useLockedOut(query.error);
  if (query.data !== undefined) return children(query.data);
  const gone = query.error instanceof ApiFailure && query.error.status === 404;
  return (
    <Page title={title} width="wide">
      {query.isPending ? (
        <Skeleton lines={8} />
      ) : (
        <ErrorState
          title={gone ? t('report.gone') : t('report.failed')}
          error={gone ? null : query.error}
          onRetry={gone ? undefined : () => void query.refetch()}
          action={<BackLink to="/interviews">{t('report.back')}</BackLink>}
        />
      )}
    </Page>
  );
}
