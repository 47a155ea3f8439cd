/** Pictures of scores as SVG. In the chart marks are row numbers, so names of any length fit. */

export interface ChartPaint {
  readonly grid: string;
  readonly line: string;
  readonly area: string;
  readonly text: string;
  readonly fontFamily: string;
}

export interface ChartValue {
  readonly mark: string;
  /** 0..5. */
  readonly points: number;
}

const TOP = 5;
const SIZE = 280;
const RADIUS = 108;

const fixed = (value: number): string => (Math.round(value * 10) / 10).toString();

/**
 * A radar from three competencies on, bars below that.
 * @param label already escaped; read by screen readers in place of the picture
 */
export function chartSvg(values: readonly ChartValue[], paint: ChartPaint, label: string): string {
  return values.length < 3 ? barsSvg(values, paint, label) : radarSvg(values, paint, label);
}

function open(width: number, height: number, label: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${label}">`;
}

function mark(x: number, y: number, text: string, paint: ChartPaint, anchor: string): string {
  return `<text x="${fixed(x)}" y="${fixed(y)}" text-anchor="${anchor}" font-size="12" style="fill:${paint.text};font-family:${paint.fontFamily}">${text}</text>`;
}

function radarSvg(values: readonly ChartValue[], paint: ChartPaint, label: string): string {
  const centre = SIZE / 2;
  const at = (index: number, share: number): readonly [number, number] => {
    const angle = (2 * Math.PI * index) / values.length - Math.PI / 2;
    return [centre + RADIUS * share * Math.cos(angle), centre + RADIUS * share * Math.sin(angle)];
  };
  const ring = (shareOf: (value: ChartValue) => number): string =>
    values.map((value, index) => at(index, shareOf(value)).map(fixed).join(',')).join(' ');
  const rings = Array.from(
    { length: TOP },
    (_, level) => `<polygon points="${ring(() => (level + 1) / TOP)}" style="fill:none;stroke:${paint.grid};stroke-width:1"/>`,
  );
  const spokes = values.map((_, index) => {
    const [x, y] = at(index, 1);
    return `<line x1="${centre}" y1="${centre}" x2="${fixed(x)}" y2="${fixed(y)}" style="stroke:${paint.grid};stroke-width:1"/>`;
  });
  const marks = values.map((value, index) => {
    const [x, y] = at(index, 1 + 16 / RADIUS);
    return mark(x, y + 4, value.mark, paint, 'middle');
  });
  const dots = values.map((value, index) => {
    const [x, y] = at(index, value.points / TOP);
    return `<circle cx="${fixed(x)}" cy="${fixed(y)}" r="3" style="fill:${paint.line}"/>`;
  });
  const shape = `<polygon points="${ring((value) => value.points / TOP)}" style="fill:${paint.area};fill-opacity:0.18;stroke:${paint.line};stroke-width:2;stroke-linejoin:round"/>`;
  return `${open(SIZE, SIZE, label)}${rings.join('')}${spokes.join('')}${shape}${dots.join('')}${marks.join('')}</svg>`;
}

function barsSvg(values: readonly ChartValue[], paint: ChartPaint, label: string): string {
  const height = Math.max(1, values.length) * 36 + 24;
  const left = 28;
  const width = SIZE - left - 36;
  const rows = values.map((value, index) => {
    const y = 12 + index * 36;
    return [
      mark(left - 10, y + 16, value.mark, paint, 'end'),
      `<rect x="${left}" y="${y + 4}" width="${width}" height="16" style="fill:none;stroke:${paint.grid};stroke-width:1"/>`,
      `<rect x="${left}" y="${y + 4}" width="${fixed((width * value.points) / TOP)}" height="16" style="fill:${paint.line}"/>`,
      mark(left + width + 8, y + 16, fixed(value.points), paint, 'start'),
    ].join('');
  });
  return `${open(SIZE, height, label)}${rows.join('')}</svg>`;
}

const SCALE_WIDTH = 320;
const BAR_WIDTH = 120;

export interface ScaleValue {
  /** 0..1. */
  readonly overall: number;
  readonly spread: { readonly low: number; readonly high: number } | null;
  /** Where one recommendation ends and the next begins, 0..1. */
  readonly borders: readonly number[];
}

/** The overall score on its scale from 0 to 1: the borders of the recommendations, the spread as a band, the score as a mark. */
export function scaleSvg({ overall, spread, borders }: ScaleValue, paint: ChartPaint, label: string): string {
  const at = (share: number): number => 6 + share * (SCALE_WIDTH - 12);
  const ends = borders.map((border) => {
    const x = fixed(at(border));
    return `<line x1="${x}" y1="2" x2="${x}" y2="22" style="stroke:${paint.text};stroke-width:1"/>${mark(at(border), 36, String(Math.round(border * 100)), paint, 'middle')}`;
  });
  const band = spread === null ? '' :
    `<rect x="${fixed(at(spread.low))}" y="7" width="${fixed(Math.max(2, at(spread.high) - at(spread.low)))}" height="10" style="fill:${paint.area};fill-opacity:0.35"/>`;
  const axis = `<line x1="${at(0)}" y1="12" x2="${at(1)}" y2="12" style="stroke:${paint.grid};stroke-width:2"/>`;
  const score = `<circle cx="${fixed(at(overall))}" cy="12" r="5" style="fill:${paint.line}"/>`;
  return `${open(SCALE_WIDTH, 40, label)}${axis}${band}${ends.join('')}${score}</svg>`;
}

/** A score as filled parts of five. @param points 0..5, or null where there is none */
export function scoreSvg(points: number | null, paint: ChartPaint, label: string): string {
  const part = BAR_WIDTH / TOP;
  const cells = Array.from({ length: TOP }, (_, index) => {
    const filled = Math.max(0, Math.min(1, (points ?? 0) - index)) * (part - 2);
    return `<rect x="${index * part}" y="1" width="${part - 2}" height="8" style="fill:${paint.grid}"/>${filled === 0 ? '' : `<rect x="${index * part}" y="1" width="${fixed(filled)}" height="8" style="fill:${paint.line}"/>`}`;
  });
  return `${open(BAR_WIDTH, 10, label)}${cells.join('')}</svg>`;
}
