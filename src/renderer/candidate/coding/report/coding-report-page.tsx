import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { coding, type Report } from '../../../data/coding.ts';
import { forgetCoding } from '../../../data/coding-kept.ts';
import { interviewInHand } from '../../../data/session.ts';
import { Button } from '../../../ui/button.tsx';
import { Page, Panel } from '../../../ui/page.tsx';
import { RichText } from '../../../ui/rich-text.tsx';
import { ErrorState, Skeleton } from '../../../ui/states.tsx';
import css from './coding-report-page.module.css';

/** The candidate's own report: their text and their tests. Nothing of the recruiter's, nothing of the signals. */
export function CodingReportPage({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  // A query of this page alone: the cache of the reviewer's pages is another matter.
  const found = useQuery({
    queryKey: ['coding-report', id],
    queryFn: async ({ signal }) => {
      const { candidate_report: text, test_results: tests, execution_stats: stats } = (await coding.report({ params: { interview_id: id }, signal })).report;
      return { text, tests, runs: stats.total_runs };
    },
    staleTime: Infinity,
  });
  useEffect(() => {
    if (!found.data) return;
    forgetCoding((interviewId) => interviewId === id);
    if (interviewInHand.get()?.id === id) interviewInHand.set(null);
  }, [found.data, id]);
  if (found.isPending)
    return (
      <Page title={t('codingReport.loading')}>
        <Skeleton lines={6} />
      </Page>
    );
  if (found.isError)
    return (
      <Page title={t('codingReport.loading')}>
        <ErrorState title={t('codingReport.failed')} error={found.error} onRetry={() => void found.refetch()} />
      </Page>
    );
  const { text, tests, runs } = found.data;
  return (
    <Page title={t('codingReport.title')} lead={t('codingReport.lead')}>
      <Panel title={t('codingReport.feedback')}>
        <RichText text={text} />
      </Panel>
      <Panel title={t('codingReport.tests')}>
        <dl className={css.totals}>
          <Total label={t('codingReport.shown')} totals={tests.visible_tests} />
          <Total label={t('codingReport.hidden')} totals={tests.hidden_tests} />
          <div>
            <dt>{t('codingReport.runs')}</dt>
            <dd>{runs}</dd>
          </div>
        </dl>
      </Panel>
      <p className={css.done}>{t('codingReport.done')}</p>
      <div>
        <Button size="large" onClick={() => void navigate({ to: '/' })}>
          {t('app.toStart')}
        </Button>
      </div>
    </Page>
  );
}

function Total({ label, totals: { total, passed } }: { readonly label: string; readonly totals: Report['test_results']['visible_tests'] }) {
  const { t } = useTranslation();
  return (
    <div>
      <dt>{label}</dt>
      <dd>{t('codingReport.passedOf', { passed, total })}</dd>
    </div>
  );
}
