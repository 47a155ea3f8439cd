import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { TranscriptionSummary } from '../../../contracts/desk-transcriptions.ts';
import { desk } from '../../data/desk.ts';
import { queries, queryClient } from '../../data/queries.ts';
import { BackLink } from '../../ui/back-link.tsx';
import { Button } from '../../ui/button.tsx';
import { FailureText } from '../../ui/failure-text.tsx';
import { toClock, toMinute } from '../../ui/format.ts';
import { languageOptions } from '../../ui/languages.ts';
import { Page } from '../../ui/page.tsx';
import { Progress } from '../../ui/progress.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';
import { useLockedOut } from '../use-locked-out.ts';
import { DropZone } from '../../ui/drop-zone.tsx';
import { useUploads, type UploadState } from './use-uploads.ts';
import css from './transcriptions-page.module.css';

const ACCEPT = '.wav,.flac,.mp3,.ogg,.opus,.webm,.mp4,.m4a,audio/*,video/webm,video/mp4';

type Summary = z.output<typeof TranscriptionSummary>;

/** Files of speech and what became of them. */
export function TranscriptionsPage() {
  const { t } = useTranslation();
  const [language, setLanguage] = useState<'auto' | 'en' | 'ru'>('auto');
  const list = useQuery(queries.transcriptions);
  const { uploads, add } = useUploads(language === 'auto' ? null : language);
  useLockedOut(list.error ?? uploads.find(({ failure }) => failure?.status === 403)?.failure);
  const languages = [
    { value: 'auto', label: t('transcriptions.auto') },
    ...languageOptions,
  ] as const;
  return (
    <Page title={t('transcriptions.title')} lead={t('transcriptions.lead')}>
      <BackLink to="/interviews">{t('report.back')}</BackLink>
      <div className={css.language}>
        <span>{t('transcriptions.language')}</span>
        <Segmented label={t('transcriptions.language')} value={language} options={languages} onValue={setLanguage} />
      </div>
      <DropZone multiple label={t('transcriptions.drop')} hint={t('transcriptions.formats')} accept={ACCEPT} onFiles={add} />
      {list.isPending && <Skeleton lines={4} />}
      {list.isError && <ErrorState title={t('transcriptions.failed')} error={list.error} onRetry={() => void list.refetch()} />}
      {list.data?.length === 0 && uploads.length === 0 && <EmptyState title={t('transcriptions.empty')}>{t('transcriptions.emptyText')}</EmptyState>}
      <ul className={css.rows}>
        {[...uploads].reverse().map((upload) => (
          <UploadRow key={`upload-${upload.key}`} upload={upload} />
        ))}
        {list.data?.map((transcription) => (
          <TranscriptionRow key={transcription.id} transcription={transcription} />
        ))}
      </ul>
    </Page>
  );
}

function UploadRow({ upload: { name, share, failure, cancel } }: { readonly upload: UploadState }) {
  const { t } = useTranslation();
  return (
    <li className={css.row}>
      <div className={css.what}>
        <p className={css.name}>{name}</p>
        {failure ? (
          <p className={css.problem} role="alert">
            {failure.status === 415 ? t('transcriptions.noSound') : failure.status === 413 ? t('transcriptions.tooLarge') : <FailureText error={failure} />}
          </p>
        ) : (
          <p className={css.note}>{share === null ? t('transcriptions.waiting') : t('transcriptions.sending')}</p>
        )}
      </div>
      <Button onClick={cancel} aria-label={`${failure ? t('transcriptions.dismiss') : t('states.cancel')}: ${name}`}>
        {failure ? t('transcriptions.dismiss') : t('states.cancel')}
      </Button>
      {share !== null && (
        <div className={css.progress}>
          <Progress label={t('transcriptions.sendingOf', { name })} value={share} />
        </div>
      )}
    </li>
  );
}

function TranscriptionRow({ transcription }: { readonly transcription: Summary }) {
  const { t, i18n } = useTranslation();
  const { id, name, state, durationS, doneS, createdAt, error } = transcription;
  const keep = (next: Summary): void => {
    queryClient.setQueryData(queries.transcriptions.queryKey, (list) => list?.map((one) => (one.id === next.id ? next : one)));
  };
  const cancel = useMutation({ mutationFn: () => desk.cancelTranscription({ params: { id } }), onSuccess: keep });
  const goes = state === 'queued' || state === 'running';
  const length = durationS === null ? '' : toClock(durationS);
  const notes = [t(`transcriptions.state.${state}`), state === 'running' ? t('transcriptions.done', { done: toClock(doneS), whole: length || '…' }) : length, toMinute(createdAt, i18n.language)];
  return (
    <li className={css.row}>
      <div className={css.what}>
        <Link to="/transcriptions/$id" params={{ id }} className={css.name}>
          {name}
        </Link>
        <p className={css.note}>{notes.filter(Boolean).join(' · ')}</p>
        {(error ?? cancel.error) && <p className={css.problem}>{error !== null && state === 'done' ? t('transcriptions.cutOff') : (error ?? (cancel.error && <FailureText error={cancel.error} />))}</p>}
      </div>
      {goes && (
        <Button busy={cancel.isPending} aria-label={`${t('states.cancel')}: ${name}`} onClick={() => cancel.mutate()}>
          {t('states.cancel')}
        </Button>
      )}
      {state === 'running' && (
        <div className={css.progress}>
          <Progress label={t('transcriptions.progressOf', { name })} value={durationS === null ? null : Math.min(1, doneS / durationS)} />
        </div>
      )}
    </li>
  );
}
