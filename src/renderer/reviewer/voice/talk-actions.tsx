import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Printer, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queries, queryClient } from '../../data/queries.ts';
import { voiceDesk } from '../../data/voice.ts';
import { Button } from '../../ui/button.tsx';
import { FailureText } from '../../ui/failure-text.tsx';
import { Notice } from '../../ui/notice.tsx';
import { EraseDialog } from '../erase-dialog.tsx';
import css from './talk-detail-page.module.css';

interface TalkActionsProps {
  readonly id: string;
  readonly name: string;
  readonly hasReport: boolean;
}

export function TalkActions({ id, name, hasReport }: TalkActionsProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const erase = useMutation({
    mutationFn: () => voiceDesk.eraseVoice({ params: { id } }),
    async onSuccess() {
      await navigate({ to: '/interviews' });
      queryClient.removeQueries({ queryKey: queries.talk(id).queryKey, exact: true });
      await queryClient.invalidateQueries({ queryKey: queries.interviews.queryKey, exact: true });
    },
  });
  return (
    <div className={css.actions}>
      <Button icon={Printer} disabled={!hasReport} onClick={() => window.print()}>
        {t('talkReport.print')}
      </Button>
      <Button kind="quiet" icon={Trash2} onClick={() => setAsking(true)}>
        {t('report.erase')}
      </Button>
      {erase.error && (
        <Notice kind="caution">
          <FailureText error={erase.error} />
        </Notice>
      )}
      <EraseDialog open={asking} title={t('report.eraseTitle', { name })} erase={erase} onClose={() => setAsking(false)}>
        {t('report.eraseText')}
      </EraseDialog>
    </div>
  );
}

/** Ends a talk that was left open, and has its report written. */
export function FinishTalk({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const finish = useMutation({
    mutationFn: () => voiceDesk.finishVoice({ params: { id } }),
    // The list begins with the same key: both are read anew.
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queries.interviews.queryKey }),
  });
  return (
    <>
      <Button kind="primary" busy={finish.isPending} onClick={() => finish.mutate()}>
        {t('talkReport.finish')}
      </Button>
      {finish.isError && (
        <Notice kind="caution">
          <FailureText error={finish.error} />
        </Notice>
      )}
    </>
  );
}
