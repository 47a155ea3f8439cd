import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { interviewInHand } from '../../data/session.ts';
import { Button } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import css from './thanks-page.module.css';

/** The end for the candidate: what happens with the recording, and nothing of the result. */
export function ThanksPage({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  useEffect(() => {
    if (interviewInHand.get()?.id === id) interviewInHand.set(null);
  }, [id]);
  return (
    <div className={css.place}>
      <Page title={t('thanks.title')} lead={t('thanks.lead')}>
        <p>{t('thanks.next')}</p>
        <div className={css.actions}>
          <Button size="large" onClick={() => void navigate({ to: '/' })}>
            {t('app.toStart')}
          </Button>
        </div>
        <p className={css.note}>
          {t('thanks.forReviewer')}{' '}
          <Link to="/interviews/$id" params={{ id }}>
            {t('thanks.open')}
          </Link>
          . {t('thanks.reviewerNote')}
        </p>
      </Page>
    </div>
  );
}
