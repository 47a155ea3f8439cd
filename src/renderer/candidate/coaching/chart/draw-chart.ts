import UPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { onThemeChange, readChartColours } from './chart-colours.ts';
import type { ChartFunctions, LineChartProps } from './line-chart.tsx';

export interface DrawnChart {
  /** Words or numbers may be written otherwise now. */
  redraw(): void;
  close(): void;
}

/** More would run together. */
const MANY_DOTS = 60;

type Drawing = Pick<LineChartProps, 'xs' | 'ys' | 'xRange' | 'yRange' | 'height' | 'gutter'> & { readonly dots: boolean; readonly bare: boolean; readonly sync: string | undefined };

/** Room at the right, so that the last dot and the last time are whole; time-line.module.css has the same figure. */
const END_PX = 16;

/** Between recordings there is nothing to name. */
const WHOLE = [1, 2, 5, 10, 20, 50, 100];

/** Draws a line that follows the width of its place and the theme. `functions` are read at every use. The caller closes it. */
export function drawChart(place: HTMLElement, functions: { readonly current: ChartFunctions }, { xs, ys, xRange, yRange, height, gutter, dots, bare, sync }: Drawing): DrawnChart {
  let colours = readChartColours(place);
  const font = `12px ${getComputedStyle(place).fontFamily}`;
  const axis = { stroke: () => colours.text, font, ticks: { show: false }, grid: { stroke: () => colours.grid, width: 1 } };
  const chart = new UPlot(
    {
      width: Math.max(80, place.clientWidth),
      height,
      padding: [6, END_PX, bare ? 6 : 0, 0],
      legend: { show: false },
      scales: { x: { time: false, range: () => [...xRange] }, y: { range: () => [...yRange] } },
      axes: [
        { ...axis, show: !bare, size: 22, gap: 4, space: 64, ...(dots ? { grid: { show: false }, incrs: WHOLE } : {}), values: (_, splits) => splits.map((x) => functions.current.toX(x)) },
        { ...axis, size: gutter, gap: 6, space: 26, values: (_, splits) => splits.map((y) => functions.current.toY(y)) },
      ],
      series: [{}, { stroke: () => colours.line, width: 1.5, spanGaps: dots, points: { show: dots, size: xs.length > MANY_DOTS ? 3 : 7, fill: () => colours.line } }],
      cursor: {
        drag: { x: false, y: false, setScale: false },
        y: false,
        points: { size: 8, width: 0, fill: () => colours.line },
        ...(sync === undefined ? {} : { sync: { key: sync, scales: ['x', null] } }),
      },
      hooks: { setCursor: [(self) => functions.current.onPoint((self.cursor.left ?? -1) < 0 ? null : (self.cursor.idx ?? null))] },
    },
    [[...xs], [...ys]],
    place,
  );
  const onClick = (): void => {
    const left = chart.cursor.left ?? -1;
    if (left >= 0) functions.current.onPress(chart.posToVal(left, 'x'), chart.cursor.idx ?? null);
  };
  chart.over.addEventListener('click', onClick);
  const resizing = new ResizeObserver(() => {
    if (place.clientWidth > 0 && Math.abs(place.clientWidth - chart.width) >= 1) chart.setSize({ width: place.clientWidth, height });
  });
  resizing.observe(place);
  const endTheme = onThemeChange(() => {
    colours = readChartColours(place);
    chart.redraw(false);
  });
  return {
    redraw: () => chart.redraw(false, true),
    close() {
      endTheme();
      resizing.disconnect();
      chart.destroy();
    },
  };
}
