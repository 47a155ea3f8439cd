import { useTranslation } from 'react-i18next';
import type { ProctoredDetail, ProctoredResult } from '../../data/proctored.ts';
import { FailureText } from '../failure-text.tsx';
import { Notice } from '../notice.tsx';
import { Panel } from '../page.tsx';
import { Scorebar } from '../scorebar.tsx';
import { useAnswerSound } from './answer-sound.tsx';
import { AttentionLine } from './attention-line.tsx';
import { CriteriaRadar } from './criteria-radar.tsx';
import { CRITERIA, meansOf } from './criteria.ts';
import css from './proctored-report.module.css';
import { QuestionScores } from './question-scores.tsx';

interface ProctoredReportViewProps {
  readonly detail: ProctoredDetail;
  readonly result: ProctoredResult;
}

/** The report of an interview on camera, the same for its candidate and for a reviewer. */
export function ProctoredReportView({ detail, result }: ProctoredReportViewProps) {
  const { t } = useTranslation();
  const clip = useAnswerSound(detail.id);
  const means = meansOf(result.questions);
  return (
    <>
      {clip.problem && (
        <Notice kind="caution">
          {t('proctoredReport.notPlayed')}. <FailureText error={clip.problem} />
        </Notice>
      )}
      <Panel title={t('proctoredReport.summary')}>
        <p className={css.summary} lang={detail.language}>
          {result.summary}
        </p>
      </Panel>
      {means && (
        <Panel title={t('proctoredReport.criteria')}>
          <div className={css.criteria}>
            <CriteriaRadar means={means} />
            <dl className={css.bars}>
              {CRITERIA.map((criterion) => (
                <div key={criterion}>
                  <dt>{t(`proctoredReport.criterion.${criterion}`)}</dt>
                  <dd>
                    <Scorebar label={t(`proctoredReport.criterion.${criterion}`)} score={Math.round(means[criterion] * 10) / 10} anchor="" />
                  </dd>
                </div>
              ))}
            </dl>
          </div>
          <p className={css.note}>{t('proctoredReport.criteriaNote')}</p>
        </Panel>
      )}
      <AttentionLine detail={detail} />
      <Panel title={t('proctoredReport.questions')}>
        <ol className={css.list}>
          {result.questions.map((question) => (
            <QuestionScores
              key={question.index}
              question={question}
              answer={detail.answers.find(({ index }) => index === question.index)}
              language={detail.language}
              clip={detail.hasAudio ? clip : null}
            />
          ))}
        </ol>
      </Panel>
      <p className={css.note}>{t('proctoredReport.gradedBy', { engines: result.gradedBy })}</p>
    </>
  );
}
