import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { queries } from '../../data/queries.ts';
import { voiceDesk, type TalkDetail } from '../../data/voice.ts';
import { BackLink } from '../../ui/back-link.tsx';
import { toMinute } from '../../ui/format.ts';
import { Page, Panel } from '../../ui/page.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { TalkReportView } from '../../ui/talk-report/talk-report-view.tsx';
import { TurnLine } from '../../ui/talk-report/turn-line.tsx';
import { UnheardRecordings } from '../../ui/talk-report/unheard-recordings.tsx';
import { useTurnClip, type TurnSound } from '../../ui/talk-report/use-turn-sound.ts';
import { Found } from '../found.tsx';
import { FinishInterview } from '../finish-interview.tsx';
import { ResumeText } from './resume-text.tsx';
import { TalkActions } from './talk-actions.tsx';
import css from './talk-detail-page.module.css';

/** A talk about a resume as its reviewer reads and hears it. */
export function TalkDetailPage({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  return (
    <Found query={useQuery(queries.talk(id))} title={t('report.title')}>
      {(data) => <Talk id={id} data={data} />}
    </Found>
  );
}

function Talk({ id, data }: { readonly id: string; readonly data: TalkDetail }) {
  const { t, i18n } = useTranslation();
  const clip = useTurnClip(id);
  const sound: TurnSound = { turns: data.turns, language: data.language, candidate: data.candidate || t('desk.column.candidate'), clip };
  const lead = [data.role, t('talkReport.kind'), toMinute(data.createdAt, i18n.language)].filter((part) => part !== '').join(' · ');
  return (
    <Page title={data.candidate || t('talkReport.kind')} lead={lead} width="wide" actions={<TalkActions id={id} name={data.candidate} hasReport={data.report !== null} />}>
      <BackLink to="/interviews">{t('report.back')}</BackLink>
      {data.report ? (
        <TalkReportView report={data.report} sound={sound}>
          {data.resume && <ResumeText resume={data.resume} language={data.language} />}
        </TalkReportView>
      ) : (
        <>
          <EmptyState title={t('talkReport.none')} action={<FinishInterview finish={() => voiceDesk.finishVoice({ params: { id } })} text={t('talkReport.finishText')} />}>
            {t('talkReport.noneText')}
          </EmptyState>
          {data.resume && <ResumeText resume={data.resume} language={data.language} />}
        </>
      )}
      <Panel title={t('talkReport.transcript')}>
        {data.turns.length === 0 && <EmptyState title={t('talkReport.noTranscript')} />}
        <ol className={css.turns}>
          {data.turns.map((turn) => (
            <li key={turn.sequence}>
              <TurnLine turn={turn} fallback="" sound={sound} />
            </li>
          ))}
        </ol>
      </Panel>
      <UnheardRecordings id={id} turns={data.turns} unheard={data.unheard} />
    </Page>
  );
}
