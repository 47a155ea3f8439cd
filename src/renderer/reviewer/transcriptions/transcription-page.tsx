import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Download, RotateCcw, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiFailure } from '../../data/api-failure.ts';
import { desk } from '../../data/desk.ts';
import { queries, queryClient } from '../../data/queries.ts';
import { saveFile } from '../../data/save-file.ts';
import { BackLink } from '../../ui/back-link.tsx';
import { Button } from '../../ui/button.tsx';
import { FailureText } from '../../ui/failure-text.tsx';
import { toClock } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { Progress } from '../../ui/progress.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';
import { EraseDialog } from '../../ui/erase-dialog.tsx';
import { useLockedOut } from '../use-locked-out.ts';
import css from './transcription-page.module.css';

const formats = { text: 'txt', srt: 'srt', vtt: 'vtt' } as const;

/** What was heard in one file, so far or in full. */
export function TranscriptionPage({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const query = useQuery(queries.transcription(id));
  useLockedOut(query.error);
  const refresh = () => queryClient.invalidateQueries({ queryKey: queries.transcriptions.queryKey });
  const cancel = useMutation({ mutationFn: () => desk.cancelTranscription({ params: { id } }), onSuccess: refresh });
  const restart = useMutation({ mutationFn: () => desk.restartTranscription({ params: { id } }), onSuccess: refresh });
  const save = useMutation({
    mutationFn: async (format: keyof typeof formats) =>
      saveFile(`${query.data?.name ?? 'transcription'}.${formats[format]}`, await desk.transcriptionText({ params: { id }, query: { format } })),
  });
  const erase = useMutation({
    mutationFn: () => desk.eraseTranscription({ params: { id } }),
    async onSuccess() {
      queryClient.setQueryData(queries.transcriptions.queryKey, (list) => list?.filter((one) => one.id !== id));
      await navigate({ to: '/transcriptions' });
      queryClient.removeQueries({ queryKey: queries.transcription(id).queryKey, exact: true });
    },
  });
  const found = query.data;
  const goes = found?.state === 'queued' || found?.state === 'running';
  const problem = cancel.error ?? restart.error ?? save.error ?? erase.error;
  const isGone = query.error instanceof ApiFailure && query.error.status === 404;
  return (
    <Page
      title={found?.name ?? t('transcriptions.one')}
      actions={
        found && (
          <>
            {(Object.keys(formats) as (keyof typeof formats)[]).map((format) => (
              <Button key={format} icon={Download} disabled={found.utterances.length === 0} busy={save.isPending && save.variables === format} onClick={() => save.mutate(format)}>
                {t(`transcriptions.save.${format}`)}
              </Button>
            ))}
            <Button kind="quiet" icon={Trash2} onClick={() => setAsking(true)}>
              {t('report.erase')}
            </Button>
          </>
        )
      }
    >
      <BackLink to="/transcriptions">{t('transcriptions.all')}</BackLink>
      {problem && (
        <Notice kind="caution">
          <FailureText error={problem} />
        </Notice>
      )}
      {query.isPending && <Skeleton lines={6} />}
      {query.isError && (isGone ? <EmptyState title={t('transcriptions.gone')} /> : <ErrorState title={t('transcriptions.failed')} error={query.error} onRetry={() => void query.refetch()} />)}
      {found && (
        <>
          <div className={css.state} role="status">
            <span>{t(`transcriptions.state.${found.state}`)}</span>
            {found.state === 'running' && <span>{t('transcriptions.done', { done: toClock(found.doneS), whole: found.durationS === null ? '…' : toClock(found.durationS) })}</span>}
            {goes ? (
              <Button busy={cancel.isPending} onClick={() => cancel.mutate()}>
                {t('states.cancel')}
              </Button>
            ) : (
              <Button kind="quiet" icon={RotateCcw} busy={restart.isPending} onClick={() => restart.mutate()}>
                {t('transcriptions.again')}
              </Button>
            )}
          </div>
          {found.state === 'running' && <Progress label={t('transcriptions.progressOf', { name: found.name })} value={found.durationS === null ? null : Math.min(1, found.doneS / found.durationS)} />}
          {found.error && <Notice kind="caution">{found.state === 'done' ? t('transcriptions.cutOff') : found.error}</Notice>}
          {found.state === 'done' && found.utterances.length === 0 && <EmptyState title={t('transcriptions.silent')} />}
          <ol className={css.utterances} lang={found.language ?? undefined}>
            {found.utterances.map(({ t0, text }) => (
              <li key={t0} className={css.utterance}>
                <span className={css.time}>{toClock(t0)}</span>
                <p>{text}</p>
              </li>
            ))}
          </ol>
        </>
      )}
      <EraseDialog open={asking} title={t('transcriptions.eraseTitle')} erase={erase} onClose={() => setAsking(false)}>
        {t('transcriptions.eraseText')}
      </EraseDialog>
    </Page>
  );
}
