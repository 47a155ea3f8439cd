import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { coding } from '../../data/coding.ts';
import type { CodingInterview } from '../../data/desk.ts';
import { queries } from '../../data/queries.ts';
import { BackLink } from '../../ui/back-link.tsx';
import { toMinute } from '../../ui/format.ts';
import { Page, Panel } from '../../ui/page.tsx';
import { RichText } from '../../ui/rich-text.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { Found } from '../found.tsx';
import { FinishInterview } from '../finish-interview.tsx';
import { CodingActions } from './coding-actions.tsx';
import { Course } from './course.tsx';
import { Metrics } from './metrics.tsx';
import { Signs } from './signs.tsx';
import { Verdict } from './verdict.tsx';
import css from './coding-page.module.css';

/** A coding interview as its reviewer reads it. */
export function CodingPage({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  return (
    <Found query={useQuery(queries.coding(id))} title={t('codingDesk.title')}>
      {(interview) => <Interview interview={interview} />}
    </Found>
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
