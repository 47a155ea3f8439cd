/** Runs of letters -> cells (what stands together on a line) -> lines. */
import type { PageBox, TextRun } from '../../ports/resume.ts';

/** What stands together on one line, with no wide gap in it. */
export interface Cell extends PageBox {
  readonly text: string;
  readonly page: number;
  readonly baseline: number;
  readonly fontSize: number;
  /** Of most of its letters. */
  readonly font: string;
}

/** A wider gap between letters parts two cells; the widest spaces of justified text are narrower. In font sizes. */
const CELL_GAP = 0.95;
/** A narrower one is kerning or the edge of a ligature. */
const WORD_GAP = 0.14;
/** Runs of one line stand on one height, but for superscripts. */
const LINE_TOLERANCE = 0.3;
const BULLET_ONLY = /^[•●○◦▪▫■□◆◇►▸➤➢✓✔✦⁃‣∙·*–—-]$/u;

export const right = (box: PageBox): number => box.x + box.width;

export function union(boxes: readonly PageBox[]): PageBox {
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  return { x, y, width: Math.max(...boxes.map(right)) - x, height: Math.max(...boxes.map((box) => box.y + box.height)) - y };
}

/** “S K I L L S” -> “SKILLS”: letters set apart for looks. Where words began cannot be told any more. */
export function toUnspaced(text: string): string {
  const parts = text.split(' ');
  const short = parts.filter((part) => part.length <= 2).length;
  const single = parts.filter((part) => part.length === 1).length;
  return parts.length >= 4 && short === parts.length && single >= parts.length * 0.6 && !/\d/u.test(text) ? parts.join('') : text;
}

function toCell(runs: readonly TextRun[], page: number): Cell {
  let text = '';
  for (const [index, run] of runs.entries()) {
    const before = runs[index - 1];
    const gap = before === undefined ? 0 : run.x - right(before);
    text += gap > WORD_GAP * run.fontSize && !/\s$/u.test(text) ? ` ${run.text}` : run.text;
  }
  const letters = new Map<string, number>();
  for (const run of runs) letters.set(run.font, (letters.get(run.font) ?? 0) + run.text.length);
  const [font = ''] = [...letters].sort((a, b) => b[1] - a[1])[0] ?? [];
  const main = runs.find((run) => run.font === font) ?? runs[0]!;
  return {
    ...union(runs),
    text: toUnspaced(text.replace(/\s+/gu, ' ').trim()),
    page,
    baseline: main.baseline,
    fontSize: main.fontSize,
    font,
  };
}

/** The cells of a page, from top to bottom and left to right. */
export function toCells(runs: readonly TextRun[], page: number): Cell[] {
  const rows: TextRun[][] = [];
  for (const run of [...runs].sort((a, b) => a.baseline - b.baseline || a.x - b.x)) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (row === undefined || first === undefined || run.baseline - first.baseline > LINE_TOLERANCE * Math.min(run.fontSize, first.fontSize))
      rows.push([run]);
    else row.push(run);
  }
  return rows.flatMap((row) => {
    const groups: TextRun[][] = [];
    for (const run of row.sort((a, b) => a.x - b.x)) {
      const group = groups.at(-1);
      const last = group?.at(-1);
      const isApart = last === undefined || run.x - right(last) > CELL_GAP * Math.max(run.fontSize, last.fontSize);
      // Text set twice, a little aside, looks bold; it is read once.
      const isTwice = last !== undefined && last.text === run.text && Math.abs(last.x - run.x) < 0.2 * run.fontSize;
      if (isTwice) continue;
      const isAfterBullet = group?.length === 1 && BULLET_ONLY.test(last!.text.trim()) && run.x - right(last!) < 3 * run.fontSize;
      if (group === undefined || (isApart && !isAfterBullet)) groups.push([run]);
      else group.push(run);
    }
    return groups.map((group) => toCell(group, page)).filter(({ text }) => text !== '');
  });
}

/** The edges between which the lines of a column stand. */
export interface Column {
  readonly x: number;
  readonly right: number;
}

/** Cells on one height, from left to right. */
export interface Line extends PageBox {
  readonly column: Column;
  readonly cells: readonly Cell[];
  readonly page: number;
  readonly baseline: number;
  readonly fontSize: number;
  /** Font and size of its first cell: lines of one style mean the same kind of thing. */
  readonly style: string;
  /** Cells, two spaces between. */
  readonly text: string;
}

export function toLine(cells: readonly Cell[], column: Column): Line {
  const first = cells[0]!;
  return {
    ...union(cells),
    cells,
    column,
    page: first.page,
    baseline: first.baseline,
    fontSize: first.fontSize,
    style: `${first.font}/${first.fontSize}`,
    text: cells.map(({ text }) => text).join('  '),
  };
}

export function toLines(cells: readonly Cell[], column: Column): Line[] {
  const rows: Cell[][] = [];
  for (const cell of [...cells].sort((a, b) => a.baseline - b.baseline || a.x - b.x)) {
    const first = rows.at(-1)?.[0];
    if (first !== undefined && cell.baseline - first.baseline <= LINE_TOLERANCE * Math.min(cell.fontSize, first.fontSize))
      rows.at(-1)!.push(cell);
    else rows.push([cell]);
  }
  return rows.map((row) =>
    toLine(
      row.sort((a, b) => a.x - b.x),
      column,
    ),
  );
}
