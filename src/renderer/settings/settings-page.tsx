import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { queries } from '../data/queries.ts';
import { Page } from '../ui/page.tsx';
import { ErrorState, Skeleton } from '../ui/states.tsx';
import { AppearanceSection } from './appearance-section.tsx';
import { DataSection } from './data-section.tsx';
import { EnginesSection } from './engines-section.tsx';
import { ListenersSection } from './listeners-section.tsx';
import { ModelsSection } from './models-section.tsx';
import { PassphraseSection } from './passphrase-section.tsx';

export function SettingsPage() {
  const { t } = useTranslation();
  const status = useQuery(queries.status);
  return (
    <Page title={t('app.settings')}>
      <AppearanceSection />
      {status.isPending && <Skeleton lines={8} />}
      {status.isError && <ErrorState title={t('home.noServer')} error={status.error} onRetry={() => void status.refetch()} />}
      {status.data && (
        <>
          <EnginesSection engines={status.data.engines} />
          <ModelsSection canInstall={status.data.canInstall} />
          <ListenersSection listeners={status.data.listeners} />
          <PassphraseSection hasPassphrase={status.data.lock.hasPassphrase} />
          <DataSection dataDir={status.data.dataDir} version={status.data.version} />
        </>
      )}
    </Page>
  );
}
