import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { PracticeHistoryData } from '../../../data/coaching.ts';
import { toDate } from '../../../ui/format.ts';
import { toFigure } from '../analysis/figures/figures.ts';
import { LineChart } from '../chart/line-chart.tsx';
import css from './trends.module.css';
import { toBounds, type Trend } from './trends.ts';

interface TrendChartProps {
  readonly trend: Trend;
  readonly points: PracticeHistoryData['points'];
  readonly onOpen: (point: PracticeHistoryData['points'][number]) => void;
}

/** One measure from recording to recording. The latest value stands beside its name, or the one under the pointer. */
export function TrendChart({ trend, points, onOpen }: TrendChartProps) {
  const { t, i18n } = useTranslation();
  const readout = useRef<HTMLSpanElement>(null);
  const { name, values, first, last } = trend;
  const unit = t(`coachingReport.measures.${name}.unit`);
  const title = t(`coachingReport.measures.${name}.name`);
  const write = (value: number): string => toFigure(name, value, i18n.language);
  const numbers = useMemo(() => points.map((_, index) => index + 1), [points]);
  const bounds = useMemo(() => toBounds(name, values), [name, values]);
  const dateOf = (number: number): string => {
    const point = Number.isInteger(number) ? points[number - 1] : undefined;
    return point ? new Intl.DateTimeFormat(i18n.language, { day: 'numeric', month: 'short' }).format(new Date(point.at)) : '';
  };
  const latest = `${write(last)} ${unit}, ${t('coachingHistory.latest')}`;
  return (
    <figure className={css.trend}>
      <figcaption className={css.name}>
        <span>{title}</span>
        <span ref={readout} className={css.readout}>
          {latest}
        </span>
      </figcaption>
      <LineChart
        xs={numbers}
        ys={values}
        xRange={[0.5, points.length + 0.5]}
        yRange={bounds}
        height={132}
        gutter={44}
        dots
        label={t('coachingHistory.chart', { name: title, number: values.filter((value) => value !== null).length, first: write(first), last: write(last), unit })}
        toX={dateOf}
        toY={write}
        onPoint={(index) => {
          const value = index === null ? null : values[index];
          const point = index === null ? undefined : points[index];
          if (readout.current) readout.current.textContent = point && value !== null && value !== undefined ? `${write(value)} ${unit}, ${toDate(point.at, i18n.language)}` : latest;
        }}
        onPress={(_, index) => {
          const point = index === null ? undefined : points[index];
          if (point) onOpen(point);
        }}
      />
    </figure>
  );
}
