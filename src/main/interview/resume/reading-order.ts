/** In what order the lines of a page are read: columns, sidebars, tables of dates. */
import type { DateReader } from './dates.ts';
import { EDGE_TOLERANCE, findGutter, isLeftOf, LEAST_CELLS, type Reader } from './gutters.ts';
import { right, toLine, toLines, type Cell, type Column, type Line } from './page-lines.ts';

const DEPTH_LIMIT = 3;

const bottomOf = (cell: Cell): number => cell.y + cell.height;

/** Lines of a part of a page that are read one after another. */
export interface Block extends Column {
  readonly lines: readonly Line[];
  /** Whether it stands beside another one. */
  readonly isColumn: boolean;
}

/** Whether two cells, one below the other, are one range only together. */
function areHalves(cell: Cell, below: Cell, dates: DateReader): boolean {
  const isBelow =
    below.baseline - cell.baseline < 2 * cell.fontSize &&
    (Math.abs(below.x - cell.x) < EDGE_TOLERANCE || Math.abs(right(below) - right(cell)) < EDGE_TOLERANCE);
  if (!isBelow || !dates.isPart(below.text)) return false;
  const spans = dates.find(`${cell.text} ${below.text}`);
  const alone = dates.find(cell.text);
  return (
    spans.length === 1 &&
    spans[0]!.isRange &&
    spans[0]!.end !== null &&
    !(alone.length === 1 && alone[0]!.isRange && alone[0]!.end !== null && !dates.isPart(below.text))
  );
}

/** A date that the narrow column of a table broke in two is put together. */
function joinHalves(lines: readonly Line[], { dates }: Reader): Line[] {
  const joined = [...lines];
  for (let index = 0; index + 1 < joined.length; index += 1) {
    const next = joined[index + 1]!;
    const cell = joined[index]!.cells.find(({ text }) => dates.isPart(text));
    const rest = cell === undefined ? undefined : next.cells.find((below) => areHalves(cell, below, dates));
    if (cell === undefined || rest === undefined) continue;
    const whole = { ...cell, text: `${cell.text} ${rest.text}`, height: bottomOf(rest) - cell.y };
    joined[index] = toLine(
      joined[index]!.cells.map((other) => (other === cell ? whole : other)),
      next.column,
    );
    const left = next.cells.filter((other) => other !== rest);
    if (left.length === 0) joined.splice(index + 1, 1);
    else joined[index + 1] = toLine(left, next.column);
  }
  return joined;
}

/** @param margin where the page's text ends at the right, for lines that nothing stands right of; null within a column that is not the last */
function toBlocks(cells: readonly Cell[], reader: Reader, margin: number | null, isColumn: boolean, depth: number): Block[] {
  if (cells.length === 0) return [];
  const gutter = depth < DEPTH_LIMIT && cells.length >= 2 * LEAST_CELLS ? findGutter(cells, reader) : null;
  if (gutter === null) {
    const column = { x: Math.min(...cells.map(({ x }) => x)), right: Math.max(margin ?? 0, ...cells.map(right)) };
    return [{ lines: joinHalves(toLines(cells, column), reader), ...column, isColumn }];
  }
  const middle = (cell: Cell): number => cell.y + cell.height / 2;
  const inBand = cells.filter((cell) => middle(cell) > gutter.top && middle(cell) < gutter.bottom);
  const part = (test: (cell: Cell) => boolean, column: boolean): Block[] => toBlocks(cells.filter(test), reader, margin, column, depth + 1);
  return [
    ...part((cell) => middle(cell) <= gutter.top, isColumn),
    ...toBlocks(
      inBand.filter((cell) => isLeftOf(cell, gutter.x)),
      reader,
      null,
      true,
      depth + 1,
    ),
    ...toBlocks(
      inBand.filter((cell) => !isLeftOf(cell, gutter.x)),
      reader,
      margin,
      true,
      depth + 1,
    ),
    ...part((cell) => middle(cell) >= gutter.bottom, isColumn),
  ];
}

/** Text that flows from one column into the next: columns of one width, the second with no heading at its top. */
function flowsInto(before: Block, block: Block, { headings }: Reader, bodySize: number): boolean {
  const [first] = block.lines;
  const widths = [before.right - before.x, block.right - block.x];
  const areAlike = Math.min(...widths) > 0.8 * Math.max(...widths);
  return (
    before.isColumn &&
    block.isColumn &&
    areAlike &&
    before.x < block.x &&
    first !== undefined &&
    headings.read(first.cells[0]!.text) === null &&
    first.fontSize < 1.25 * bodySize
  );
}

interface Stream extends Block {
  readonly lines: Line[];
  /** The last one that it has lines of. */
  page: number;
}

/**
 * The blocks of all pages, each a stream of lines: a column goes on in the same column of the next page, unless the text flows from
 * column to column; text across the whole page goes on where such text left off.
 */
export function toStreams(pages: readonly { readonly width: number; readonly cells: readonly Cell[] }[], reader: Reader): Block[] {
  const streams: Stream[] = [];
  const sizes = pages
    .flatMap(({ cells }) => cells)
    .map(({ fontSize }) => fontSize)
    .sort((a, b) => a - b);
  const bodySize = sizes[Math.floor(sizes.length / 2)] ?? 0;
  let flow: Stream | null = null;
  for (const [page, { width, cells }] of pages.entries()) {
    // Margins are mostly alike at both sides.
    const margin = width - Math.min(...cells.map(({ x }) => x));
    let before: Block | null = null;
    for (const block of toBlocks(cells, reader, margin, false, 0)) {
      const isSame = (stream: Stream): boolean => {
        const overlap = Math.min(stream.right, block.right) - Math.max(stream.x, block.x);
        return (
          stream.page < page &&
          overlap > 0.8 * Math.min(stream.right - stream.x, block.right - block.x) &&
          Math.abs(stream.x - block.x) < 40
        );
      };
      const last = streams.at(-1);
      const isFlow: boolean = before !== null && last !== undefined && flowsInto(before, block, reader, bodySize);
      if (isFlow) flow = last!;
      const same: Stream | undefined = isFlow ? last : flow !== null && block.isColumn ? flow : streams.findLast(isSame);
      if (same === undefined) streams.push({ ...block, lines: [...block.lines], page });
      else {
        same.lines.push(...block.lines);
        same.page = page;
      }
      before = block;
    }
  }
  return streams;
}
