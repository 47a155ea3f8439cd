import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { desk } from '../../data/desk.ts';
import { queries } from '../../data/queries.ts';
import { ApiFailure } from '../../data/api-failure.ts';
import { toMinute } from '../../ui/format.ts';
import { BackLink } from '../../ui/back-link.tsx';
import { Page } from '../../ui/page.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';
import { HandOver } from '../ats/hand-over.tsx';
import { FinishInterview } from '../finish-interview.tsx';
import { useLockedOut } from '../use-locked-out.ts';
import { Competencies } from './competencies.tsx';
import { Contradictions, NextQuestions } from './follow-up.tsx';
import { HowScored } from './how-scored.tsx';
import { InterviewActions } from './interview-actions.tsx';
import { Recommendation } from './recommendation.tsx';
import { Transcript } from './transcript.tsx';
import { useLinkedMoment, useMoment } from './use-moment.ts';
import css from './interview-page.module.css';

export function InterviewPage({ id }: { readonly id: string }) {
  const { t, i18n } = useTranslation();
  const interview = useQuery(queries.interview(id));
  const moment = useMoment(id);
  useLinkedMoment(moment, interview.data?.hasAudio ?? false);
  useLockedOut(interview.error);
  const back = (
    <BackLink to="/interviews">{t('report.back')}</BackLink>
  );
  if (interview.isPending)
    return (
      <Page title={t('report.title')} width="wide">
        <Skeleton lines={8} />
      </Page>
    );
  if (interview.isError) {
    const gone = interview.error instanceof ApiFailure && interview.error.status === 404;
    return (
      <Page title={t('report.title')} width="wide">
        <ErrorState
          title={gone ? t('report.gone') : t('report.failed')}
          error={gone ? null : interview.error}
          onRetry={gone ? undefined : () => void interview.refetch()}
          action={back}
        />
      </Page>
    );
  }
  const { data } = interview;
  const sound = { language: data.language, hasAudio: data.hasAudio, moment };
  return (
    <Page
      title={data.candidate}
      lead={`${data.vacancy} · ${t('desk.kind.screening')} · ${toMinute(data.createdAt, i18n.language)}`}
      width="wide"
      actions={<InterviewActions id={id} name={data.candidate} hasReport={data.result !== null} hasAudio={data.hasAudio} />}
    >
      {back}
      {data.result ? (
        <div className={css.columns}>
          <div className={css.column}>
            <Recommendation report={data.result.report} language={data.language} />
            <Contradictions report={data.result.report} sound={sound} />
            <Competencies report={data.result.report} sound={sound} />
            <NextQuestions report={data.result.report} language={data.language} />
            <HowScored report={data.result.report} />
            <HandOver interviewId={id} recommended={data.result.final.decision} />
          </div>
          <Transcript interview={data} moment={moment} />
        </div>
      ) : (
        <>
          <EmptyState title={t('report.unfinished')} action={<FinishInterview finish={() => desk.finish({ params: { id } })} text={t('report.finishText')} />}>
            {t('report.unfinishedText')}
          </EmptyState>
          <Transcript interview={data} moment={moment} />
        </>
      )}
    </Page>
  );
}
