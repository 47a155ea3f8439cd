import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { RotateCcw } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiFailure } from '../../../data/api-failure.ts';
import type { RecordingDetail } from '../../../data/coaching.ts';
import { practiceQueries } from '../../../data/coaching-queries.ts';
import { ButtonLink } from '../../../ui/button-link.tsx';
import { toClock, toMegabytes, toMinute } from '../../../ui/format.ts';
import { Page } from '../../../ui/page.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../../ui/states.tsx';
import { AnalysisPanel } from './analysis-panel.tsx';
import { Findings } from './findings.tsx';
import { KeepPanel } from './keep-panel.tsx';
import { createPlayback } from './player/playback.ts';
import { Player } from './player/player.tsx';
import css from './recording-page.module.css';

interface RecordingPageProps {
  readonly practiceId: string;
  readonly mediaId: string;
}

/** What a recording of one's own practice showed. */
export function RecordingPage({ practiceId, mediaId }: RecordingPageProps) {
  const { t } = useTranslation();
  const found = useQuery(practiceQueries.recording(mediaId));
  if (found.data) return <Found key={mediaId} recording={found.data} />;
  const isGone = found.error instanceof ApiFailure && found.error.status === 404;
  const back = (
    <Link to="/practice/$id" params={{ id: practiceId }}>
      {t('coachingReport.back')}
    </Link>
  );
  return (
    <Page title={t('coachingReport.title')} width="wide">
      {found.isPending && <Skeleton lines={8} />}
      {isGone && (
        <EmptyState title={t('coachingReport.gone')} action={back}>
          {t('coachingReport.goneText')}
        </EmptyState>
      )}
      {found.isError && !isGone && <ErrorState title={t('coachingReport.failed')} error={found.error} onRetry={() => void found.refetch()} action={back} />}
    </Page>
  );
}

function Found({ recording }: { readonly recording: RecordingDetail }) {
  const { t, i18n } = useTranslation();
  const { result, question, practiceId, questionId } = recording;
  const knownS = result?.durationS ?? null;
  const playback = useMemo(() => createPlayback(knownS), [knownS]);
  const about = [
    t(`coachingReport.kind.${recording.media_type}`), knownS ? toClock(knownS) : null, toMegabytes(recording.byteLength, i18n.language), toMinute(recording.created_at, i18n.language),
    question ? null : recording.filename,
  ];
  return (
    <Page
      title={question?.text ?? t('coachingReport.title')}
      lead={about.filter((part) => part !== null).join(' · ')}
      width="wide"
      actions={
        <>
          <ButtonLink to="/practice/$id" params={{ id: practiceId }}>
            {t('coachingReport.back')}
          </ButtonLink>
          {questionId !== null && (
            <ButtonLink kind="primary" icon={RotateCcw} to="/practice/$id" params={{ id: practiceId }} search={{ question: questionId }}>
              {t('coachingReport.again')}
            </ButtonLink>
          )}
        </>
      }
    >
      <div className={css.columns}>
        <div className={css.side}>
          <Player recording={recording} playback={playback} />
        </div>
        <div className={css.main}>
          <AnalysisPanel recording={recording} />
          {result && <Findings analysis={result} playback={playback} />}
          <KeepPanel recording={recording} />
        </div>
      </div>
    </Page>
  );
}
