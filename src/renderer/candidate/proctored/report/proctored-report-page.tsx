import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { desk } from '../../../data/desk.ts';
import { Page } from '../../../ui/page.tsx';
import { PdfButton } from '../../../ui/proctored-report/pdf-button.tsx';
import { ProctoredReportView } from '../../../ui/proctored-report/proctored-report-view.tsx';
import { ErrorState, Skeleton } from '../../../ui/states.tsx';
import { OwnInterview } from '../../own-interview.tsx';
import { ReportActions } from '../../report-actions.tsx';

/** The candidate's own report, open until they close it: then this window no longer holds the interview's key. */
export function ProctoredReportPage({ id }: { readonly id: string }) {
  return (
    <OwnInterview id={id}>
      <OwnReport id={id} />
    </OwnInterview>
  );
}

function OwnReport({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const found = useQuery({ queryKey: ['proctored-report', id], queryFn: ({ signal }) => desk.proctoredDetail({ params: { id }, signal }), staleTime: Infinity, gcTime: 0 });
  if (found.isPending)
    return (
      <Page title={t('talkReport.writing')} width="wide">
        <Skeleton lines={8} />
      </Page>
    );
  if (found.isError || found.data.result === null)
    return (
      <Page title={t('proctoredReport.title')} width="wide">
        <ErrorState title={t('talkReport.failed')} error={found.error} safe={t('talkReport.failedSafe')} onRetry={() => void found.refetch()} action={<Link to="/">{t('app.toStart')}</Link>} />
      </Page>
    );
  const { candidate, result } = found.data;
  return (
    <Page title={t('proctoredReport.title')} lead={t('proctoredReport.lead')} width="wide" actions={<ReportActions><PdfButton id={id} name={candidate} /></ReportActions>}>
      <ProctoredReportView detail={found.data} result={result} />
    </Page>
  );
}
