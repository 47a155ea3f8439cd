import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queries, queryClient } from '../data/queries.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { FailureText } from '../ui/failure-text.tsx';
import { Notice } from '../ui/notice.tsx';

interface FinishInterviewProps {
  readonly finish: () => Promise<unknown>;
  /** What it means, before it is done. */
  readonly text: string;
}

/** Ends an interview that was left open, and scores what there is. */
export function FinishInterview({ finish: finishNow, text }: FinishInterviewProps) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const finish = useMutation({
    mutationFn: finishNow,
    // The list begins with the same key: both are read anew.
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queries.interviews.queryKey }),
    onSettled: () => setAsking(false),
  });
  return (
    <>
      <Button kind="primary" busy={finish.isPending} onClick={() => setAsking(true)}>
        {t('report.finish')}
      </Button>
      {finish.isError && (
        <Notice kind="caution">
          <FailureText error={finish.error} />
        </Notice>
      )}
      <Dialog
        open={asking}
        title={t('report.finishTitle')}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button autoFocus onClick={() => setAsking(false)}>
              {t('states.cancel')}
            </Button>
            <Button kind="primary" busy={finish.isPending} onClick={() => finish.mutate()}>
              {t('report.finishNow')}
            </Button>
          </>
        }
      >
        <p>{text}</p>
      </Dialog>
    </>
  );
}
