/** In what order the lines of a page are read: columns, sidebars, tables of dates. */
import type { DateReader } from './dates.ts';
import type { HeadingReader } from './headings.ts';
import { right, toLine, toLines, type Cell, type Line } from './page-lines.ts';

export interface Reader {
  readonly dates: DateReader;
  readonly headings: HeadingReader;
}

interface Gutter {
  readonly x: number;
  /** The band in which nothing crosses it. */
  readonly top: number;
  readonly bottom: number;
  readonly weight: number;
}

/** Cells that start at one place make a column's edge. */
const EDGE_TOLERANCE = 3;
const LEAST_CELLS = 3;
const DEPTH_LIMIT = 3;
const EDGE_LIMIT = 24;

const bottomOf = (cell: Cell): number => cell.y + cell.height;
const isLeftOf = (cell: Cell, x: number): boolean => right(cell) <= x - 4;
const isRightOf = (cell: Cell, x: number): boolean => cell.x >= x - EDGE_TOLERANCE;
const share = (cells: readonly Cell[], test: (cell: Cell) => boolean): number => cells.filter(test).length / Math.max(1, cells.length);
const letters = (cells: readonly Cell[]): number => cells.reduce((sum, { text }) => sum + text.length, 0);

/** Whether the cells on both sides of a gutter are read one side after the other, and not line by line across it. */
function areColumns(left: readonly Cell[], rightSide: readonly Cell[], { dates, headings }: Reader): boolean {
  const isHeading = ({ text }: Cell): boolean => headings.read(text) !== null;
  const isMeta = ({ text }: Cell): boolean => dates.isOnlyDates(text) || dates.isHalf(text);
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

function findGutter(cells: readonly Cell[], reader: Reader): Gutter | null {
  const edges = new Map<number, number>();
  for (const { x } of cells) edges.set(Math.round(x), (edges.get(Math.round(x)) ?? 0) + 1);
  const start = Math.min(...cells.map(({ x }) => x));
  const end = Math.max(...cells.map(right));
  const candidates = [...edges].filter(([x]) => x > start + (end - start) * 0.12).sort((a, b) => b[1] - a[1]).slice(0, EDGE_LIMIT);
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
      if (left.length >= LEAST_CELLS && rightSide.length >= LEAST_CELLS && weight > (best?.weight ?? 0) && areColumns(left, rightSide, reader)) {
        best = { x, top, bottom, weight };
      }
      if (wall !== null) top = bottom;
    }
  }
  return best;
}

/** Lines of a part of a page that are read one after another. */
export interface Block {
  readonly lines: readonly Line[];
  readonly x: number;
  readonly right: number;
  /** Whether it stands beside another one. */
  readonly isColumn: boolean;
}

/** A date that the narrow column of a table broke in two is put together. */
function joinHalves(lines: readonly Line[], { dates }: Reader): Line[] {
  const joined = [...lines];
  for (let index = 0; index + 1 < joined.length; index += 1) {
    const cell = joined[index]!.cells.find(({ text }) => dates.isHalf(text));
    const next = joined[index + 1]!;
    const rest = cell === undefined ? undefined : next.cells.find((below) => Math.abs(below.x - cell.x) < EDGE_TOLERANCE && below.baseline - cell.baseline < 2 * cell.fontSize && dates.isOnlyDates(below.text));
    if (cell === undefined || rest === undefined) continue;
    const whole = { ...cell, text: `${cell.text} ${rest.text}`, height: bottomOf(rest) - cell.y };
    joined[index] = toLine(joined[index]!.cells.map((other) => (other === cell ? whole : other)));
    const left = next.cells.filter((other) => other !== rest);
    if (left.length === 0) joined.splice(index + 1, 1);
    else joined[index + 1] = toLine(left);
  }
  return joined;
}

function toBlocks(cells: readonly Cell[], reader: Reader, isColumn: boolean, depth: number): Block[] {
  if (cells.length === 0) return [];
  const gutter = depth < DEPTH_LIMIT && cells.length >= 2 * LEAST_CELLS ? findGutter(cells, reader) : null;
  if (gutter === null) {
    return [{ lines: joinHalves(toLines(cells), reader), x: Math.min(...cells.map(({ x }) => x)), right: Math.max(...cells.map(right)), isColumn }];
  }
  const middle = (cell: Cell): number => cell.y + cell.height / 2;
  const inBand = cells.filter((cell) => middle(cell) > gutter.top && middle(cell) < gutter.bottom);
  const part = (test: (cell: Cell) => boolean, column: boolean): Block[] => toBlocks(cells.filter(test), reader, column, depth + 1);
  return [
    ...part((cell) => middle(cell) <= gutter.top, isColumn),
    ...toBlocks(inBand.filter((cell) => isLeftOf(cell, gutter.x)), reader, true, depth + 1),
    ...toBlocks(inBand.filter((cell) => !isLeftOf(cell, gutter.x)), reader, true, depth + 1),
    ...part((cell) => middle(cell) >= gutter.bottom, isColumn),
  ];
}

/**
 * The blocks of all pages, each a stream of lines: a column goes on in the same column of the next page, and text across the whole
 * page goes on where the last such text, or the widest column, left off.
 */
export function toStreams(pages: readonly (readonly Cell[])[], reader: Reader): Block[] {
  const streams: { lines: Line[]; x: number; right: number; isColumn: boolean; page: number }[] = [];
  for (const [page, cells] of pages.entries()) {
    for (const block of toBlocks(cells, reader, false, 0)) {
      const isSame = (stream: (typeof streams)[number]): boolean => {
        const overlap = Math.min(stream.right, block.right) - Math.max(stream.x, block.x);
        return stream.page < page && overlap > 0.8 * Math.min(stream.right - stream.x, block.right - block.x) && Math.abs(stream.x - block.x) < 40;
      };
      const before = streams.findLast(isSame);
      if (before === undefined) streams.push({ ...block, lines: [...block.lines], page });
      else {
        before.lines.push(...block.lines);
        before.page = page;
      }
    }
  }
  return streams.map(({ lines, x, right: end, isColumn }) => ({ lines, x, right: end, isColumn }));
}
