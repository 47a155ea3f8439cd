/** The chart of scores as SVG: a radar from three competencies on, bars below that. Marks are row numbers, so names of any length fit. */

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

/** @param label already escaped; read by screen readers in place of the picture */
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
