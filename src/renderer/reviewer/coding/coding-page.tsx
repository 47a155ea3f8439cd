import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ApiFailure } from '../../data/api-failure.ts';
import { coding } from '../../data/coding.ts';
import type { CodingInterview } from '../../data/desk.ts';
import { queries } from '../../data/queries.ts';
import { BackLink } from '../../ui/back-link.tsx';
import { toMinute } from '../../ui/format.ts';
import { Page, Panel } from '../../ui/page.tsx';
import { RichText } from '../../ui/rich-text.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';
import { FinishInterview } from '../finish-interview.tsx';
import { useLockedOut } from '../use-locked-out.ts';
import { CodingActions } from './coding-actions.tsx';
import { Course } from './course.tsx';
import { Metrics } from './metrics.tsx';
import { Signs } from './signs.tsx';
import { Verdict } from './verdict.tsx';
import css from './coding-page.module.css';

/** A coding interview as its reviewer reads it. */
export function CodingPage({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const interview = useQuery(queries.coding(id));
  useLockedOut(interview.error);
  if (interview.data) return <Interview interview={interview.data} />;
  const gone = interview.error instanceof ApiFailure && interview.error.status === 404;
  return (
    <Page title={t('codingDesk.title')} width="wide">
      {interview.isPending ? (
        <Skeleton lines={8} />
      ) : (
        <ErrorState
          title={gone ? t('report.gone') : t('report.failed')}
          error={gone ? null : interview.error}
          onRetry={gone ? undefined : () => void interview.refetch()}
          action={<BackLink to="/interviews">{t('report.back')}</BackLink>}
        />
      )}
    </Page>
  );
}

function Interview({ interview }: { readonly interview: CodingInterview }) {
  const { t, i18n } = useTranslation();
  const { id, report, basis, language, task } = interview;
  const name = interview.candidate ?? t('desk.noName');
  const facts = { task: task.title, language: t(`codingDesk.languages.${interview.codeLanguage}`), level: t(`level.${interview.level}`), at: toMinute(interview.createdAt, i18n.language) };
  return (
    <Page title={name} lead={t('codingDesk.lead', facts)} width="wide" actions={<CodingActions interview={interview} name={name} />}>
      <BackLink to="/interviews">{t('report.back')}</BackLink>
      {report ? (
        <div className={css.columns}>
          <Verdict report={report} language={language} />
          <Metrics report={report} basis={basis} language={language} />
        </div>
      ) : (
        <EmptyState
          title={t('report.unfinished')}
          action={<FinishInterview finish={() => coding.finish({ params: { interview_id: id } })} text={t('codingDesk.finishText')} />}
        >
          {t('codingDesk.unfinishedText')}
        </EmptyState>
      )}
      <Course interview={interview} />
      <Signs interview={interview} />
      <Panel title={task.title}>
        <div lang={language}>
          <RichText text={task.description} />
        </div>
      </Panel>
    </Page>
  );
}
