/** What stands on pages and tells nothing: page numbers, and lines at the edge that every page repeats. */
import type { Cell } from './page-lines.ts';

const PAGE_NUMBER = /^(?:page|p\.|стр\.?|страница|лист)?\s*[–—-]?\s*\d{1,2}\s*(?:(?:\/|of|из|от|\|)\s*\d{1,2})?\s*[–—-]?$/iu;
/** Share of the page's height at its top and bottom where furniture stands. */
const EDGE = 0.09;

interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly cells: readonly Cell[];
}

/** The pages without their furniture; what the first page repeats is kept there. */
export function withoutFurniture<T extends Sheet>(pages: readonly T[]): T[] {
  const keyOf = ({ text, baseline, x }: Cell): string => `${text.replace(/\d+/gu, '#')}@${Math.round(baseline / 4)}/${Math.round(x / 4)}`;
  const isAtEdge = ({ baseline }: Cell, { height }: Sheet): boolean => baseline < height * EDGE || baseline > height * (1 - EDGE);
  const seen = new Map<string, number>();
  for (const page of pages)
    for (const cell of page.cells) if (isAtEdge(cell, page)) seen.set(keyOf(cell), (seen.get(keyOf(cell)) ?? 0) + 1);
  return pages.map((page, index) => ({
    ...page,
    cells: page.cells.filter((cell) => {
      if (!isAtEdge(cell, page)) return true;
      return !PAGE_NUMBER.test(cell.text) && !(index > 0 && (seen.get(keyOf(cell)) ?? 0) > 1);
    }),
  }));
}
