import { useMutation } from '@tanstack/react-query';
import { CircleCheck, CircleDashed, CircleDot, RotateCcw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { coachingDesk, isAnalysing, type RecordingDetail } from '../../../data/coaching.ts';
import { practiceQueries } from '../../../data/coaching-queries.ts';
import { queryClient } from '../../../data/queries.ts';
import { Button } from '../../../ui/button.tsx';
import { FailureText } from '../../../ui/failure-text.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Panel } from '../../../ui/page.tsx';
import { Progress } from '../../../ui/progress.tsx';
import css from './analysis-panel.module.css';
import { useTimeLeft } from './use-time-left.ts';

/** The picture is looked at only where there is one. */
const STAGES = { audio: ['waiting', 'listening', 'measuring', 'writing'], video: ['waiting', 'listening', 'measuring', 'watching', 'writing'] } as const;
const ICONS = { done: CircleCheck, now: CircleDot, next: CircleDashed } as const;

/** How the analysis goes, and what to do where it did not. Nothing once it is done. */
export function AnalysisPanel({ recording }: { readonly recording: RecordingDetail }) {
  const { t } = useTranslation();
  const { id, analysis, media_type, result } = recording;
  const params = { id };
  const key = practiceQueries.recording(id).queryKey;
  const onSuccess = (state: RecordingDetail['analysis']) => {
    queryClient.setQueryData(key, (before) => before && { ...before, analysis: state });
    return queryClient.invalidateQueries({ queryKey: key });
  };
  const begin = useMutation({ mutationFn: () => coachingDesk.coachingAnalyse({ params }), onSuccess });
  const cancel = useMutation({ mutationFn: () => coachingDesk.coachingCancel({ params }), onSuccess });
  const left = useTimeLeft(analysis.stage, analysis.share);
  const problem = begin.error ?? cancel.error;
  const refused = problem && (
    <Notice kind="caution">
      <FailureText error={problem} />
    </Notice>
  );
  if (analysis.stage === 'done') return refused;
  const beginButton = (word: string) => (
    <Button kind="primary" icon={RotateCcw} busy={begin.isPending} onClick={() => begin.mutate()}>
      {word}
    </Button>
  );
  if (!isAnalysing(analysis))
    return (
      <>
        {refused}
        <Notice kind={analysis.stage === 'failed' ? 'caution' : 'plain'} action={beginButton(t(analysis.stage === 'failed' ? 'states.retry' : 'coachingReport.analysis.begin'))}>
          {analysis.stage === 'failed' && (
            <>
              {t('coachingReport.analysis.failed')}. {t('coachingReport.analysis.failedSafe')}
              {analysis.error !== null && <small className={css.error}>{analysis.error}</small>}
            </>
          )}
          {analysis.stage === 'cancelled' && t('coachingReport.analysis.cancelled')}
          {analysis.stage === 'none' && t('coachingReport.analysis.none')} {result && t('coachingReport.analysis.old')}
        </Notice>
      </>
    );
  const stages: readonly string[] = STAGES[media_type];
  const now = stages.indexOf(analysis.stage);
  return (
    <Panel
      title={t('coachingReport.analysis.title')}
      actions={
        <Button busy={cancel.isPending} onClick={() => cancel.mutate()}>
          {t('states.cancel')}
        </Button>
      }
    >
      {refused}
      <ol className={css.stages}>
        {STAGES[media_type].map((stage, index) => {
          const place = index < now ? 'done' : index === now ? 'now' : 'next';
          const Icon = ICONS[place];
          return (
            <li key={stage} className={css.stage} data-place={place} aria-current={place === 'now' ? 'step' : undefined}>
              <Icon size={16} aria-hidden /> {t(`coachingReport.analysis.stage.${stage}`)}
            </li>
          );
        })}
      </ol>
      <Progress label={t('coachingReport.analysis.progress')} value={analysis.share} />
      <p className={css.note}>
        {left !== null && `${t('coachingReport.analysis.left', { time: left })}. `}
        {t('coachingReport.analysis.safe')} {result && t('coachingReport.analysis.old')}
      </p>
    </Panel>
  );
}
