import { useTranslation } from 'react-i18next';
import { toFigures } from './latency.ts';
import type { Stages } from './talk-view.ts';
import css from './latency-panel.module.css';

/** For the curious: how long each stage of a turn took. */
export function LatencyPanel({ timings }: { readonly timings: readonly Stages[] }) {
  const { t } = useTranslation();
  const figures = toFigures(timings);
  if (figures.length === 0) return <p className={css.empty}>{t('talk.latency.empty')}</p>;
  return (
    <table className={css.table}>
      <caption>{t('talk.latency.title')}</caption>
      <thead>
        <tr>
          {(['stage', 'last', 'p50', 'p95', 'count'] as const).map((column) => (
            <th key={column} scope="col">
              {t(`talk.latency.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {figures.map(({ stage, lastMs, p50Ms, p95Ms, count }) => (
          <tr key={stage}>
            <th scope="row">{stage}</th>
            {[lastMs, p50Ms, p95Ms, count].map((figure, index) => (
              <td key={index}>{Math.round(figure)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
