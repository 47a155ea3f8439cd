import { useEffect, useRef } from 'react';
import type { ChartColours } from './chart-colours.ts';
import css from './line-chart.module.css';
import type { DrawnChart } from './draw-chart.ts';

export interface LineChartProps {
  /** Rising. */
  readonly xs: readonly number[];
  readonly ys: readonly (number | null)[];
  readonly xRange: readonly [number, number];
  readonly yRange: readonly [number, number];
  readonly height: number;
  /** Width of the scale at the left, the same for charts under each other. */
  readonly gutter: number;
  /** Every value gets a dot: for few of them. */
  readonly dots?: boolean;
  /** No scale below. */
  readonly bare?: boolean;
  /** The whole in words, for those who do not see it. */
  readonly label: string;
  /** Charts with the same key show the same place under the pointer. */
  readonly sync?: string;
  readonly toX: (x: number) => string;
  readonly toY: (y: number) => string;
  /** The value under the pointer; null when the pointer leaves. */
  readonly onPoint: (index: number | null) => void;
  readonly onPress: (x: number, index: number | null) => void;
}

export type ChartFunctions = Pick<LineChartProps, 'toX' | 'toY' | 'onPoint' | 'onPress'>;
export type { ChartColours };

/** A line over an axis. Its program is fetched when the first one is drawn; the place is kept free until then. */
export function LineChart(props: LineChartProps) {
  const { xs, ys, xRange, yRange, height, gutter, dots = false, bare = false, label, sync } = props;
  const place = useRef<HTMLDivElement>(null);
  const functions = useRef<ChartFunctions>(props);
  const drawn = useRef<DrawnChart | null>(null);
  useEffect(() => {
    functions.current = props;
    drawn.current?.redraw();
  });
  const [fromX, toX] = xRange;
  const [fromY, toY] = yRange;
  useEffect(() => {
    let hasEnded = false;
    void import('./draw-chart.ts').then(({ drawChart }) => {
      if (hasEnded || !place.current) return;
      drawn.current = drawChart(place.current, functions, { xs, ys, xRange: [fromX, toX], yRange: [fromY, toY], height, gutter, dots, bare, sync });
    });
    return () => {
      hasEnded = true;
      drawn.current?.close();
      drawn.current = null;
    };
  }, [xs, ys, fromX, toX, fromY, toY, height, gutter, dots, bare, sync]);
  return <div ref={place} className={css.chart} role="img" aria-label={label} />;
}
