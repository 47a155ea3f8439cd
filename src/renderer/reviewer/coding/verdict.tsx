import { useTranslation } from 'react-i18next';
import type { CodingInterview } from '../../data/desk.ts';
import { toPercent } from '../../ui/format.ts';
import { Panel } from '../../ui/page.tsx';
import { LevelWord } from '../level-word.tsx';
import css from './verdict.module.css';

type Report = NonNullable<CodingInterview['report']>;

/** The recommended level with what speaks for and against; both texts as they were written. */
export function Verdict({ report, language }: { readonly report: Report; readonly language: string }) {
  const { t } = useTranslation();
  const { level, strengths, weaknesses } = report.recommendations;
  return (
    <Panel title={t('codingDesk.verdict.title')}>
      <div className={css.head}>
        <LevelWord level={level} large />
        <span>{t('codingDesk.verdict.overall', { overall: toPercent(report.metrics.overall_score) })}</span>
      </div>
      <div className={css.sides}>
        <Side title={t('codingDesk.verdict.strengths')} lines={strengths} language={language} />
        <Side title={t('codingDesk.verdict.weaknesses')} lines={weaknesses} language={language} />
      </div>
      <details className={css.text}>
        <summary>{t('codingDesk.verdict.whole')}</summary>
        <p lang={language}>{report.recruiter_report}</p>
      </details>
      <details className={css.text}>
        <summary>{t('codingDesk.verdict.candidate')}</summary>
        <p lang={language}>{report.candidate_report}</p>
      </details>
      <p className={css.note}>{t('codingDesk.verdict.machine')}</p>
    </Panel>
  );
}

function Side({ title, lines, language }: { readonly title: string; readonly lines: readonly string[]; readonly language: string }) {
  const { t } = useTranslation();
  return (
    <div className={css.side}>
      <h3>{title}</h3>
      {lines.length === 0 ? (
        <p className={css.note}>{t('codingDesk.verdict.none')}</p>
      ) : (
        <ul className={css.lines} lang={language}>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
