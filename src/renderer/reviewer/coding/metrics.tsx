import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CodingInterview } from '../../data/desk.ts';
import { toPercent } from '../../ui/format.ts';
import { Panel } from '../../ui/page.tsx';
import css from './metrics.module.css';

type Report = NonNullable<CodingInterview['report']>;

/** The four figures as bars, each with the facts and quotes that made it. */
export function Metrics({ report, basis, language }: { readonly report: Report; readonly basis: CodingInterview['basis']; readonly language: string }) {
  const { t, i18n } = useTranslation();
  const { metrics, test_results: tests, execution_stats: runs } = report;
  const number = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 });
  const early = <p>{t('codingDesk.metrics.early')}</p>;
  return (
    <Panel title={t('codingDesk.metrics.title')}>
      <ul className={css.list}>
        <Metric name={t('codingDesk.metrics.correctness')} share={metrics.correctness}>
          <p>
            {t('codingDesk.metrics.tests', {
              visible: tests.visible_tests.passed, visibleTotal: tests.visible_tests.total, hidden: tests.hidden_tests.passed, hiddenTotal: tests.hidden_tests.total,
            })}
          </p>
          {basis?.written === false && <p>{t('codingDesk.metrics.notWritten')}</p>}
          <p>{t('codingDesk.metrics.runs', { runs: runs.total_runs, averageMs: number.format(runs.average_execution_time_ms), memoryMb: number.format(runs.max_memory_usage_mb) })}</p>
        </Metric>
        <Metric name={t('codingDesk.metrics.optimality')} share={metrics.optimality}>
          {basis === null ? early : <p lang={language}>{basis.optimality}</p>}
        </Metric>
        <Metric name={t('codingDesk.metrics.codeStyle')} share={metrics.code_style}>
          {basis === null ? early : !basis.written ? <p>{t('codingDesk.metrics.notWritten')}</p> : basis.style.length === 0 ? <p>{t('codingDesk.metrics.neat')}</p> : (
            <ul className={css.findings}>
              {basis.style.map(({ line, text }, index) => (
                <li key={index}>
                  <span className={css.where}>{t('codingDesk.metrics.line', { line })}</span> <span lang={language}>{text}</span>
                </li>
              ))}
            </ul>
          )}
        </Metric>
        <Metric name={t('codingDesk.metrics.softSkills')} share={metrics.soft_skills}>
          {basis === null ? early : (
            <>
              <p>{t('codingDesk.metrics.answered', { answered: basis.conversation.answered, asked: basis.conversation.asked, hints: basis.conversation.hintsTaken })}</p>
              {basis.conversation.signs.length === 0 && <p>{t('codingDesk.metrics.silent')}</p>}
              {[...Map.groupBy(basis.conversation.signs, ({ quote }) => quote)].map(([quote, signs]) => (
                <div key={quote} lang={language}>
                  <p>{signs.map(({ text }) => text).join('; ')}</p>
                  {quote !== '' && <blockquote className={css.quote}>{quote}</blockquote>}
                </div>
              ))}
            </>
          )}
        </Metric>
      </ul>
    </Panel>
  );
}

function Metric({ name, share, children }: { readonly name: string; readonly share: number; readonly children: ReactNode }) {
  return (
    <li className={css.metric}>
      <div className={css.head}>
        <h3>{name}</h3>
        <span className={css.number}>{toPercent(share)}</span>
      </div>
      <svg className={css.bar} role="img" aria-label={`${name}: ${toPercent(share)}`}>
        <rect width="100%" height="8" rx="2" />
        <rect width={toPercent(share)} height="8" rx="2" data-full />
      </svg>
      <div className={css.basis}>{children}</div>
    </li>
  );
}
