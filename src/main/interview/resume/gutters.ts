/** Where a page has columns: gutters that nothing crosses, with a text of its own at each side. */
import type { DateReader } from './dates.ts';
import type { HeadingReader } from './headings.ts';
import { right, type Cell } from './page-lines.ts';

export interface Reader {
  readonly dates: DateReader;
  readonly headings: HeadingReader;
}

export interface Gutter {
  readonly x: number;
  /** The band in which nothing crosses it. */
  readonly top: number;
  readonly bottom: number;
  readonly weight: number;
}

/** Cells that start at one place make a column's edge. */
export const EDGE_TOLERANCE = 3;
export const LEAST_CELLS = 3;
const EDGE_LIMIT = 24;

export const isLeftOf = (cell: Cell, x: number): boolean => right(cell) <= x - 4;
const isRightOf = (cell: Cell, x: number): boolean => cell.x >= x - EDGE_TOLERANCE;
const share = (cells: readonly Cell[], test: (cell: Cell) => boolean): number => cells.filter(test).length / Math.max(1, cells.length);
const letters = (cells: readonly Cell[]): number => cells.reduce((sum, { text }) => sum + text.length, 0);

/** Whether the cells on both sides of a gutter are read one side after the other, and not line by line across it. */
function areColumns(left: readonly Cell[], rightSide: readonly Cell[], { dates, headings }: Reader): boolean {
  const isHeading = ({ text }: Cell): boolean => headings.read(text) !== null;
  const isMeta = ({ text }: Cell): boolean => dates.isOnlyDates(text) || dates.isPart(text);
  if (share(left, isMeta) >= 0.4 || share(rightSide, isMeta) >= 0.4) return false;
  const leftHeadings = left.filter(isHeading).length;
  const rightHeadings = rightSide.filter(isHeading).length;
  // Headings in the margin, their text beside them.
  if (rightHeadings === 0 && leftHeadings > 0 && left.length <= leftHeadings * 2) return false;
  if (leftHeadings > 0 && rightHeadings > 0) return true;
  const isPaired = (cell: Cell): boolean => left.some(({ baseline }) => Math.abs(baseline - cell.baseline) < 1);
  const paired = share(rightSide, isPaired);
  if (leftHeadings + rightHeadings > 0) return paired < 0.6 && letters(rightSide) > 40 && letters(left) > 40;
  return paired < 0.4 && letters(rightSide) > 200 && letters(left) > 200;
}

/** The gutter with most text beside it; null where lines are read across the whole width. */
export function findGutter(cells: readonly Cell[], reader: Reader): Gutter | null {
  const edges = new Map<number, number>();
  for (const { x } of cells) edges.set(Math.round(x), (edges.get(Math.round(x)) ?? 0) + 1);
  const start = Math.min(...cells.map(({ x }) => x));
  const end = Math.max(...cells.map(right));
  const candidates = [...edges]
    .filter(([x]) => x > start + (end - start) * 0.12)
    .sort((a, b) => b[1] - a[1])
    .slice(0, EDGE_LIMIT);
  let best: Gutter | null = null;
  for (const [x] of candidates) {
    const crossing = cells.filter((cell) => !isLeftOf(cell, x) && !isRightOf(cell, x)).sort((a, b) => a.y - b.y);
    let top = -Infinity;
    for (const wall of [...crossing, null]) {
      const bottom = wall === null ? Infinity : wall.y + wall.height / 2;
      const band = cells.filter((cell) => cell.y + cell.height / 2 > top && cell.y + cell.height / 2 < bottom);
      const left = band.filter((cell) => isLeftOf(cell, x));
      const rightSide = band.filter((cell) => isRightOf(cell, x));
      const weight = Math.min(letters(left), letters(rightSide));
      if (
        left.length >= LEAST_CELLS &&
        rightSide.length >= LEAST_CELLS &&
        weight > (best?.weight ?? 0) &&
        areColumns(left, rightSide, reader)
      ) {
        best = { x, top, bottom, weight };
      }
      if (wall !== null) top = bottom;
    }
  }
  return best;
}
