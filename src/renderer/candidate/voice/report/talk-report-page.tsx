import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { voiceDesk } from '../../../data/voice.ts';
import { Page } from '../../../ui/page.tsx';
import { ErrorState, Skeleton } from '../../../ui/states.tsx';
import { TalkReportView } from '../../../ui/talk-report/talk-report-view.tsx';
import { useTurnClip } from '../../../ui/talk-report/use-turn-sound.ts';
import { OwnInterview } from '../../own-interview.tsx';
import { ReportActions } from '../../report-actions.tsx';

/** The candidate's own report, open until they close it: then this window no longer holds the interview's key. */
export function TalkReportPage({ id }: { readonly id: string }) {
  return (
    <OwnInterview id={id}>
      <OwnReport id={id} />
    </OwnInterview>
  );
}

function OwnReport({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const clip = useTurnClip(id);
  const found = useQuery({
    queryKey: ['talk-report', id],
    queryFn: async ({ signal }) => {
      const [report, room] = await Promise.all([voiceDesk.voiceReport({ params: { id }, signal }), voiceDesk.voiceRoom({ params: { id }, signal })]);
      return { report, room };
    },
    staleTime: Infinity,
    gcTime: 0,
  });
  if (found.isPending)
    return (
      <Page title={t('talkReport.writing')} width="wide">
        <Skeleton lines={8} />
      </Page>
    );
  if (found.isError)
    return (
      <Page title={t('talkReport.title')} width="wide">
        <ErrorState title={t('talkReport.failed')} error={found.error} safe={t('talkReport.failedSafe')} onRetry={() => void found.refetch()} action={<Link to="/">{t('app.toStart')}</Link>} />
      </Page>
    );
  const { report, room } = found.data;
  return (
    <Page title={t('talkReport.title')} lead={t('talkReport.lead')} width="wide" actions={<ReportActions />}>
      <TalkReportView report={report} sound={{ turns: room.turns, language: room.language, candidate: null, clip }} />
    </Page>
  );
}
