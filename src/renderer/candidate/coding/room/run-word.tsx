import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useObservable } from '../../../data/observable.ts';
import type { CodeKeeper } from './code-keeper.ts';
import type { RunView } from './test-runs.ts';
import css from './run-word.module.css';

/** One line of state: what runs, how it ended, whether the code has changed since. The passing seconds are not read aloud. */
export function RunWord({ view, keeper }: { readonly view: RunView; readonly keeper: CodeKeeper }) {
  const { t } = useTranslation();
  // Every change of the text goes through this state.
  useObservable(keeper.state);
  const { result, startedMs } = view;
  if (startedMs !== null) return <Running startedMs={startedMs} />;
  if (!result) return <span />;
  const { total, passed, failed } = result.summary;
  const isStale = view.code !== null && view.code !== keeper.text();
  return (
    <span className={css.word} role="status">
      <strong data-good={failed === 0 || undefined}>{failed === 0 ? t('codingRoom.allPassed', { total }) : t('codingRoom.somePassed', { passed, total })}</strong>
      <span className={css.more}>
        {result.execution.status === 'timeout' ? t('codingRoom.timeout') : t('codingRoom.took', { ms: Math.round(result.execution.execution_time_ms) })}
        {isStale && ` · ${t('codingRoom.stale')}`}
      </span>
    </span>
  );
}

function Running({ startedMs }: { readonly startedMs: number }) {
  const { t, i18n } = useTranslation();
  const [nowMs, setNowMs] = useState(() => performance.now());
  useEffect(() => {
    const timer = setInterval(() => setNowMs(performance.now()), 100);
    return () => clearInterval(timer);
  }, []);
  const seconds = (Math.max(0, nowMs - startedMs) / 1000).toLocaleString(i18n.language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return <span className={css.word}>{t('codingRoom.running', { seconds })}</span>;
}
