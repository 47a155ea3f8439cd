import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { queries } from '../../data/queries.ts';
import { Panel } from '../../ui/page.tsx';
import { AtsItems } from './ats-items.tsx';

/** Whatever the ATS has not taken yet, from programs too. Absent when there is nothing. */
export function UnsentDecisions() {
  const { t } = useTranslation();
  const ats = useQuery(queries.ats);
  const unsent = ats.data?.items.filter(({ state }) => state !== 'sent') ?? [];
  if (!ats.data?.configured || unsent.length === 0) return null;
  return (
    <Panel title={t('ats.unsent')}>
      <AtsItems items={unsent} />
    </Panel>
  );
}
