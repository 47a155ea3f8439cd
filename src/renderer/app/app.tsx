import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { queryClient } from '../data/queries.ts';
import { Page } from '../ui/page.tsx';
import { ErrorState } from '../ui/states.tsx';
import { router } from './router.tsx';

/** @param admitted whether the page knows its launch token; without it the server answers nothing */
export function App({ admitted }: { readonly admitted: boolean }) {
  if (!admitted) return <NotAdmitted />;
  return (
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  );
}

function NotAdmitted() {
  const { t } = useTranslation();
  return (
    <Page title="Viva">
      <ErrorState title={t('app.noToken')} detail={t('app.noTokenDetail')} />
    </Page>
  );
}
