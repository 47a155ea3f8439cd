import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Download, RotateCcw, Share, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { coaching, coachingDesk, type RecordingDetail } from '../../../data/coaching.ts';
import { practiceQueries } from '../../../data/coaching-queries.ts';
import { queryClient } from '../../../data/queries.ts';
import { saveFile } from '../../../data/save-file.ts';
import { Button } from '../../../ui/button.tsx';
import { EraseDialog } from '../../../ui/erase-dialog.tsx';
import { FailureText } from '../../../ui/failure-text.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Panel } from '../../../ui/page.tsx';
import css from './recording-page.module.css';
import { saveRecording } from './save-recording.ts';

/** What its owner can do with a recording: take it along, give it away without estimates, analyse it anew, delete it. */
export function KeepPanel({ recording: { id, practiceId, filename, result } }: { readonly recording: RecordingDetail }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const download = useMutation({ mutationFn: () => saveRecording(id, filename) });
  const save = useMutation({
    mutationFn: async (format: 'html' | 'json') => {
      const practice = await queryClient.ensureQueryData(practiceQueries.practice(practiceId));
      const name = practice.job_title ?? t(`coachingHistory.sessionOf.${practice.interviewer_type}`);
      return saveFile(`${name}.${format}`, await coachingDesk.coachingExport({ params: { id: practiceId }, query: { format } }));
    },
  });
  const anew = useMutation({
    mutationFn: () => coachingDesk.coachingAnalyse({ params: { id } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: practiceQueries.recording(id).queryKey }),
  });
  const erase = useMutation({
    mutationFn: () => coaching.removeMedia({ params: { media_id: id } }),
    async onSuccess() {
      await navigate({ to: '/practice/$id', params: { id: practiceId } });
      queryClient.removeQueries({ queryKey: practiceQueries.recording(id).queryKey });
      await queryClient.invalidateQueries({ queryKey: ['practices'] });
    },
  });
  const problem = download.error ?? save.error ?? anew.error ?? erase.error;
  return (
    <Panel title={t('coachingReport.keep.title')}>
      <p className={css.note}>{t('coachingReport.keep.text')}</p>
      {problem && (
        <Notice kind="caution">
          <FailureText error={problem} />
        </Notice>
      )}
      <div className={css.keep}>
        <Button icon={Download} busy={download.isPending} onClick={() => download.mutate()}>
          {t('coachingReport.keep.download')}
        </Button>
        {(['html', 'json'] as const).map((format) => (
          <Button key={format} icon={Share} busy={save.isPending && save.variables === format} onClick={() => save.mutate(format)}>
            {t(`coachingReport.keep.${format}`)}
          </Button>
        ))}
        {result && (
          <Button icon={RotateCcw} busy={anew.isPending} onClick={() => anew.mutate()}>
            {t('coachingReport.analysis.anew')}
          </Button>
        )}
        <Button kind="quiet" icon={Trash2} onClick={() => setAsking(true)}>
          {t('coachingReport.keep.erase')}
        </Button>
      </div>
      <EraseDialog open={asking} title={t('coachingReport.keep.eraseTitle')} erase={erase} onClose={() => setAsking(false)}>
        {t('coachingReport.keep.eraseText')}
      </EraseDialog>
    </Panel>
  );
}
