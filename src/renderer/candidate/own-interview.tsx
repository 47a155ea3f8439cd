import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useObservable } from '../data/observable.ts';
import { interviewInHand } from '../data/session.ts';
import { Page } from '../ui/page.tsx';
import { EmptyState } from '../ui/states.tsx';

/** What only this window's own interview shows: who does not hold it reads where it can be opened. */
export function OwnInterview({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  const { t } = useTranslation();
  const isOwn = useObservable(interviewInHand)?.id === id;
  if (isOwn) return children;
  return (
    <Page title={t('room.elsewhere')}>
      <EmptyState title={t('room.elsewhereTitle')} action={<Link to="/">{t('app.toStart')}</Link>}>
        {t('room.elsewhereText')}
      </EmptyState>
    </Page>
  );
}
