import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TalkReport } from '../../data/voice.ts';
import { FailureText } from '../failure-text.tsx';
import { toPercent } from '../format.ts';
import { Notice } from '../notice.tsx';
import { Panel } from '../page.tsx';
import { Claims, Findings } from './findings.tsx';
import { QuestionList } from './question-list.tsx';
import type { TurnSound } from './use-turn-sound.ts';
import css from './talk-report.module.css';

interface TalkReportViewProps {
  readonly report: TalkReport;
  readonly sound: TurnSound;
  /** What comes after the findings. */
  readonly children?: ReactNode;
}

/** The report of a talk about a resume, the same for its candidate and for a reviewer. */
export function TalkReportView({ report, sound, children }: TalkReportViewProps) {
  const { t, i18n } = useTranslation();
  const { minutes, questions, candidateWords, talkShare, interruptions } = report.statistics;
  const figures = { time: t(minutes < 1 ? 'talkReport.underMinute' : 'talkReport.minutes', { minutes: Math.round(minutes) }), questions, words: candidateWords, share: toPercent(talkShare), interruptions };
  const isForeign = !i18n.language.startsWith(report.language);
  return (
    <>
      {sound.clip.problem && (
        <Notice kind="caution">
          {t('talkReport.notPlayed')}. <FailureText error={sound.clip.problem} />
        </Notice>
      )}
      <Panel title={t('talkReport.summary')}>
        {isForeign && <p className={css.note}>{t(`talkReport.language.${report.language}`)}</p>}
        <p className={css.summary} lang={report.language}>
          {report.summary}
        </p>
        <p className={css.note}>{sound.candidate === null ? t('talkReport.statistics', figures) : t('talkReport.statisticsOf', figures)}</p>
      </Panel>
      <div className={css.columns}>
        <Findings title={t('talkReport.strengths')} none={t('talkReport.noStrengths')} findings={report.strengths} sound={sound} />
        <Findings title={t('talkReport.gaps')} none={t('talkReport.noGaps')} findings={report.gaps} sound={sound} />
      </div>
      <Claims claims={report.claims} sound={sound} />
      {children}
      <QuestionList questions={report.questions} sound={sound} />
      <p className={css.note}>{t('talkReport.madeBy', { engines: report.madeBy })}</p>
    </>
  );
}
