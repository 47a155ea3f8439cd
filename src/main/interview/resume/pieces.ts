/** Cells -> the pieces between separators, each with its place on the page. */
import type { PageBox } from '../../ports/resume.ts';
import type { Cell } from './page-lines.ts';

export interface Piece {
  readonly text: string;
  readonly page: number;
  readonly box: PageBox;
}

const SEPARATOR = /\s*[|•●·∙⋅♦◆▪►]\s*|\s+[–—-]+\s+|\s+\/\s+|\s{3,}|[\u0001]+/u;
const EDGES = /^[\s,;:|/–—·•()-]+|[\s,;:|/–—·•(-]+$/gu;

/** Without the signs that parted it from its neighbours; a bracket without its other half goes too. */
export function trimmed(text: string): string {
  let plain = text.replace(EDGES, '').trim();
  if (plain.endsWith(')') && !plain.includes('(')) plain = plain.slice(0, -1).trim();
  if (plain.includes('(') && !plain.includes(')')) plain = plain.replace('(', '').trim();
  return plain
    .replace(/\(\s*\)/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** The place of a part of a cell, as if all letters were of one width. */
export function placeOf(cell: Cell, from: number, to: number): PageBox {
  const perLetter = cell.width / Math.max(1, cell.text.length);
  return { x: cell.x + from * perLetter, y: cell.y, width: Math.max(perLetter, (to - from) * perLetter), height: cell.height };
}

/**
 * @param without gives the text with what is no part of any piece (dates) blanked out, letter by letter
 * @param separator what parts pieces; signs between spaces and wide gaps when it is not said
 */
export function toPieces(
  cells: readonly Cell[],
  without: (text: string) => string = (text) => text,
  separator: RegExp = SEPARATOR,
): Piece[] {
  return cells.flatMap((cell) => {
    const blanked = without(cell.text);
    const pieces: Piece[] = [];
    let at = 0;
    for (const part of blanked.split(separator)) {
      const from = blanked.indexOf(part, at);
      at = from + part.length;
      const text = trimmed(part);
      if (/[\p{L}\p{N}]/u.test(text)) {
        const start = Math.max(from, cell.text.indexOf(text, from));
        pieces.push({ text, page: cell.page, box: placeOf(cell, start, start + text.length) });
      }
    }
    return pieces;
  });
}
