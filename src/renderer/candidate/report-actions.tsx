import { useNavigate } from '@tanstack/react-router';
import { Printer } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { interviewInHand } from '../data/session.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import css from './report-actions.module.css';

/** What a candidate can do with their own report: print it, close it for good, and what `children` add. */
export function ReportActions({ children }: { readonly children?: ReactNode }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [leaving, setLeaving] = useState(false);
  const leave = async () => {
    setLeaving(false);
    await navigate({ to: '/' });
    interviewInHand.set(null);
  };
  return (
    <div className={css.actions}>
      {children}
      <Button icon={Printer} onClick={() => window.print()}>
        {t('talkReport.print')}
      </Button>
      <Button onClick={() => setLeaving(true)}>{t('talkReport.leave')}</Button>
      <Dialog
        open={leaving}
        title={t('talkReport.leaveTitle')}
        onClose={() => setLeaving(false)}
        actions={
          <>
            <Button autoFocus onClick={() => setLeaving(false)}>
              {t('states.cancel')}
            </Button>
            <Button kind="primary" onClick={() => void leave()}>
              {t('talkReport.leave')}
            </Button>
          </>
        }
      >
        <p>{t('talkReport.leaveText')}</p>
      </Dialog>
    </div>
  );
}
