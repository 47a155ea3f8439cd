import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '../ui/page.tsx';
import { EmptyState, ErrorState } from '../ui/states.tsx';

export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('app.notFound')}>
      <EmptyState title={t('app.notFoundDetail')} action={<Link to="/">{t('app.toStart')}</Link>} />
    </Page>
  );
}

/** A fault of ours in drawing a page: what is stored is not touched by it. */
export function PageFailure({ error }: { readonly error: unknown }) {
  const { t } = useTranslation();
  return (
    <Page title={t('app.fault')}>
      <ErrorState title={t('app.faultTitle')} detail={error instanceof Error ? error.message : String(error)} safe={t('app.faultSafe')} onRetry={() => location.reload()} />
    </Page>
  );
}
