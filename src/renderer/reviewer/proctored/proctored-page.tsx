import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { desk } from '../../data/desk.ts';
import type { ProctoredDetail } from '../../data/proctored.ts';
import { queries } from '../../data/queries.ts';
import { BackLink } from '../../ui/back-link.tsx';
import { toMinute } from '../../ui/format.ts';
import { Page, Panel } from '../../ui/page.tsx';
import { PlaySpan, useAnswerSound } from '../../ui/proctored-report/answer-sound.tsx';
import { ProctoredReportView } from '../../ui/proctored-report/proctored-report-view.tsx';
import { useRoleTitle } from '../../ui/role-title.ts';
import { EmptyState } from '../../ui/states.tsx';
import { Found } from '../found.tsx';
import { FinishInterview } from '../finish-interview.tsx';
import { ProctoredActions } from './proctored-actions.tsx';
import css from './proctored-page.module.css';

/** An interview on camera as its reviewer reads and hears it. */
export function ProctoredPage({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  return (
    <Found query={useQuery(queries.proctored(id))} title={t('report.title')}>
      {(detail) => <Interview detail={detail} />}
    </Found>
  );
}

function Interview({ detail }: { readonly detail: ProctoredDetail }) {
  const { t, i18n } = useTranslation();
  const titleOf = useRoleTitle();
  const { id, result } = detail;
  const name = detail.candidate === '' ? t('desk.noName') : detail.candidate;
  return (
    <Page
      title={name}
      lead={[titleOf(detail.role), t('proctoredReport.kind'), toMinute(detail.createdAt, i18n.language)].join(' · ')}
      width="wide"
      actions={<ProctoredActions id={id} name={name} hasReport={result !== null} />}
    >
      <BackLink to="/interviews">{t('report.back')}</BackLink>
      {result ? (
        <ProctoredReportView detail={detail} result={result} />
      ) : (
        <EmptyState title={t('proctoredReport.none')} action={<FinishInterview finish={() => desk.proctoredFinish({ params: { id } })} text={t('proctoredReport.finishText')} />}>
          {t('proctoredReport.noneText')}
        </EmptyState>
      )}
      <Transcript detail={detail} />
    </Page>
  );
}

/** Questions and answers as they were given; a corrected answer shows both versions. */
function Transcript({ detail }: { readonly detail: ProctoredDetail }) {
  const { t } = useTranslation();
  const clip = useAnswerSound(detail.id);
  return (
    <Panel title={t('proctoredReport.transcript')}>
      {detail.answers.length === 0 && <EmptyState title={t('proctoredReport.noTranscript')} />}
      <ol className={css.turns}>
        {detail.answers.map(({ index, text, recognisedText, source, take, t0, t1 }) => (
          <li key={index} className={css.turn}>
            <p className={css.question} lang={detail.language}>
              {detail.questions[index]?.text}
            </p>
            <p lang={detail.language}>{text}</p>
            {recognisedText !== null && recognisedText !== text && (
              <p className={css.quiet} lang={detail.language}>
                {t('proctoredReport.recognised')} {recognisedText}
              </p>
            )}
            <p className={css.quiet}>
              {source === 'typed' && t('proctoredReport.typed')} {take > 0 && t('proctoredReport.takes')} <PlaySpan t0={t0} t1={t1} clip={detail.hasAudio ? clip : null} />
            </p>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
