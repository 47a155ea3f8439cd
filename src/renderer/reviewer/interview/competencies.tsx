import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Detail } from '../../data/desk.ts';
import { Button } from '../../ui/button.tsx';
import { toPercent } from '../../ui/format.ts';
import { FailureText } from '../../ui/failure-text.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Panel } from '../../ui/page.tsx';
import { Scorebar } from '../../ui/scorebar.tsx';
import { PlayMoment } from './play-moment.tsx';
import type { Moment } from './use-moment.ts';
import css from './competencies.module.css';

type Result = NonNullable<Detail['result']>;
type Evidence = Result['rubric']['evidence'][number];

interface CompetenciesProps {
  readonly interview: Detail;
  readonly result: Result;
  readonly moment: Moment;
}

/** Each competency with its score and the words behind it. */
export function Competencies({ interview, result, moment }: CompetenciesProps) {
  const { t } = useTranslation();
  const { rubric, coverage } = result;
  const named = new Set(interview.job.competencies.map((competency) => competency.name));
  const other = rubric.evidence.filter((evidence) => evidence.competency === null || !named.has(evidence.competency));
  return (
    <Panel title={t('report.competencies')}>
      {moment.problem !== null && (
        <Notice kind="caution">
          {t('report.noSound')} <FailureText error={moment.problem} />
        </Notice>
      )}
      <ul className={css.list}>
        {interview.job.competencies.map((competency) => {
          const score = rubric.scores[competency.name];
          const evidence = rubric.evidence.filter((each) => each.competency === competency.name);
          const covered = coverage.per_competency[competency.name];
          return (
            <li key={competency.name} className={css.row}>
              <div className={css.head}>
                <h3>{competency.name}</h3>
                <span className={css.weight}>
                  {t('report.weight', { weight: toPercent(competency.weight) })}
                  {covered !== undefined && ` · ${t('report.covered', { covered: toPercent(covered) })}`}
                </span>
              </div>
              <Scorebar label={competency.name} score={score ?? null} anchor={t(`report.anchor.${toAnchor(score)}`)} />
              <Quotes evidence={evidence} language={interview.language} hasAudio={interview.hasAudio} moment={moment} />
            </li>
          );
        })}
      </ul>
      {other.length > 0 && (
        <div className={css.row}>
          <h3>{t('report.otherEvidence')}</h3>
          <Quotes evidence={other} language={interview.language} hasAudio={interview.hasAudio} moment={moment} />
        </div>
      )}
    </Panel>
  );
}

const anchors = ['none', 'weak', 'some', 'fair', 'strong', 'proven'] as const;
const toAnchor = (score: number | undefined) => (score === undefined ? 'unknown' : (anchors[score] ?? 'unknown'));

interface QuotesProps {
  readonly evidence: readonly Evidence[];
  readonly language: string;
  readonly hasAudio: boolean;
  readonly moment: Moment;
}

function Quotes({ evidence, language, hasAudio, moment }: QuotesProps) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  if (evidence.length === 0) return <p className={css.nothing}>{t('report.noEvidence')}</p>;
  return (
    <div className={css.quotes}>
      {(all ? evidence : evidence.slice(0, 2)).map((each, index) => (
        <blockquote key={index} className={css.quote} lang={language}>
          <p>{each.quote}</p>
          {hasAudio && each.t1 > each.t0 && <PlayMoment span={each} moment={moment} />}
        </blockquote>
      ))}
      {!all && evidence.length > 2 && (
        <Button kind="quiet" onClick={() => setAll(true)}>
          {t('report.more', { number: evidence.length - 2 })}
        </Button>
      )}
    </div>
  );
}
