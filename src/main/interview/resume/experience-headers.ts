/** Where each job begins: around its dates stand the lines that name the company and the title. */
import type { Classifier } from './classify.ts';
import type { DateReader, DateSpan } from './dates.ts';
import type { Paragraph } from './paragraphs.ts';
import { toPieces, type Piece } from './pieces.ts';

/** A paragraph and how far it stands from the left edge of its column. */
export interface Item {
  readonly paragraph: Paragraph;
  readonly indent: number;
}

/** A job before it is known which of its pieces is what. */
export interface Header {
  /** Positions of items; `to` is exclusive, and there the body begins. */
  readonly from: number;
  readonly anchor: number;
  readonly to: number;
  readonly dates: DateSpan | null;
  /** Neither dates nor places, with the line (counted from the dated one) and the order in which they stand. */
  readonly pieces: readonly (Piece & { readonly slot: string })[];
  /** From here on to the right bullets stand. */
  readonly indent: number;
}

export interface HeaderReader {
  readonly dates: DateReader;
  readonly classifier: Classifier;
}

const LINES_ABOVE = 3;
const LINES_BELOW = 3;
const LONGEST = 120;
const LONGEST_REST = 100;
const BULLET_INDENT = 5;

const isShort = ({ paragraph: { text, hasBullet, lines } }: Item): boolean =>
  !hasBullet &&
  text.length <= LONGEST &&
  lines.length <= 2 &&
  !/(?<!\b(?:inc|ltd|corp|co|llc|г|т))[.;]$/iu.test(text) &&
  !/^[\p{Ll}]/u.test(text);

/** The dates of a job in this paragraph: a range, or one date that stands apart from the words. */
function datesOf({ paragraph }: Item, { dates }: HeaderReader): DateSpan | null {
  const { text, cells, hasBullet } = paragraph;
  if (hasBullet || text.length > LONGEST + 60 || paragraph.lines.length > 2) return null;
  if (dates.without(text).replace(/[^\p{L}]/gu, '').length > LONGEST_REST) return null;
  const found = cells.flatMap((cell) => dates.find(cell.text).map((span) => ({ span, cell })));
  const range = found.find(({ span }) => span.isRange);
  if (range !== undefined) return range.span;
  const apart = found.find(({ span: { from, to }, cell }) => {
    const before = cell.text.slice(0, from).trim();
    const after = cell.text.slice(to).trim();
    return (
      (before === '' && (after === '' || /^[|•·,:–—)-]/u.test(after))) ||
      (after === '' && /[|•·,(–—-]$/u.test(before)) ||
      (/\($/u.test(before) && after === ')')
    );
  });
  return apart?.span ?? null;
}

function piecesOf(item: Item, line: string, { dates, classifier }: HeaderReader): Header['pieces'] {
  const pieces = toPieces(item.paragraph.cells, (text) => dates.without(text).replace(/\s{3,}/gu, (gap) => '\u0001'.repeat(gap.length)));
  const named = pieces.flatMap((piece) => {
    if (classifier.isPlace(piece.text) || classifier.isEmployment(piece.text) || dates.isOnlyDates(piece.text)) return [];
    const { name } = classifier.splitPlace(piece.text);
    return name === '' ? [] : [{ ...piece, text: name }];
  });
  const parts = named.flatMap((piece) => splitTitle(piece, named.length === 1, classifier));
  return parts.map((piece, order) => ({ ...piece, slot: `${line}.${order}` }));
}

/** “Title, Company”, “Company, Title”, “Title at Company”. */
function splitTitle(piece: Piece, isAlone: boolean, { title, company }: Classifier): Piece[] {
  const at = /^(?<left>.+?)\s+(?:at|@)\s+(?<right>\p{Lu}.+)$/u.exec(piece.text)?.groups;
  const pair = (left: string, right: string): Piece[] => [
    { ...piece, text: left },
    { ...piece, text: right },
  ];
  if (at?.left !== undefined && at.right !== undefined && title(at.left) > 0.5) return pair(at.left, at.right);
  const parts = piece.text.split(/,\s+/u);
  if (parts.length < 2) return [piece];
  const [first = ''] = parts;
  const rest = parts.slice(1).join(', ');
  if (title(first) >= 0.6 && (isAlone || company(rest) >= 0.6) && title(rest) < 0.6) return pair(first, rest);
  const last = parts.at(-1)!;
  const head = parts.slice(0, -1).join(', ');
  return title(last) >= 0.6 && title(head) < 0.6 && (isAlone || company(head) >= 0.6) ? pair(head, last) : [piece];
}

/** The style in which most of the running text is set. */
function bodyStyle(items: readonly Item[], anchors: ReadonlySet<number>): string {
  const letters = new Map<string, number>();
  for (const [index, { paragraph }] of items.entries()) {
    if (!anchors.has(index) && (paragraph.hasBullet || paragraph.text.length > 50)) {
      letters.set(paragraph.style, (letters.get(paragraph.style) ?? 0) + paragraph.text.length);
    }
  }
  return [...letters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}

/** Where no dates stand, short lines that name a job begin it. */
function undatedAnchors(items: readonly Item[], { classifier }: HeaderReader): number[] {
  return items.flatMap((item, index) => (isShort(item) && classifier.title(item.paragraph.text) >= 0.6 ? [index] : []));
}

export function findHeaders(items: readonly Item[], reader: HeaderReader): Header[] {
  const dated = items.map((item) => datesOf(item, reader));
  let anchors = dated.flatMap((span, index) => (span === null ? [] : [index]));
  const ranged = anchors.filter((index) => dated[index]!.isRange);
  if (ranged.length > 0) {
    // A lone date is a job's only where jobs are dated in the same way.
    const ways = new Set(ranged.map((index) => `${items[index]!.paragraph.style}@${Math.round(items[index]!.indent / 3)}`));
    anchors = anchors.filter(
      (index) => dated[index]!.isRange || ways.has(`${items[index]!.paragraph.style}@${Math.round(items[index]!.indent / 3)}`),
    );
  }
  if (anchors.length === 0) anchors = undatedAnchors(items, reader);
  const body = bodyStyle(items, new Set(anchors));
  const headers: Header[] = [];
  let template: readonly Item[] = [];
  const isBullet = (item: Item, edge: number): boolean => item.paragraph.hasBullet || item.indent > edge + BULLET_INDENT;
  for (const [order, anchor] of anchors.entries()) {
    const before = headers.at(-1);
    const floor = before?.to ?? 0;
    const own = items[anchor]!;
    const above: Item[] = [];
    for (let index = anchor - 1; index >= floor && above.length < LINES_ABOVE; index -= 1) {
      const item = items[index]!;
      if (!isShort(item) || item.indent > own.indent + 140) break;
      const isFirstBlock = order === 0 && anchor <= LINES_ABOVE;
      const model = template[above.length];
      const isLikeFirst = model !== undefined && model.paragraph.style === item.paragraph.style && Math.abs(model.indent - item.indent) < 3;
      const isMarked = item.paragraph.style !== body && body !== '' && item.indent <= own.indent + 1;
      if (!isFirstBlock && !isLikeFirst && !isMarked) break;
      above.push(item);
    }
    if (order === 0) template = above;
    const pieces = [...above].reverse().flatMap((item, index) => piecesOf(item, `u${above.length - index}`, reader));
    pieces.push(...piecesOf(own, 'a', reader));
    // In a table the names stand right of the dates, and the text below them.
    const nameCell = own.paragraph.cells.find(({ text }) => !reader.dates.isOnlyDates(text));
    const edge =
      nameCell === undefined || own.paragraph.cells.length === 1 ? own.indent : own.indent + Math.max(0, nameCell.x - own.paragraph.x);
    const ceiling = Math.min(anchor + 1 + LINES_BELOW, (anchors[order + 1] ?? items.length) - (order === 0 ? 0 : template.length));
    let to = anchor + 1;
    while (to < ceiling) {
      const item = items[to]!;
      const named = piecesOf(item, `d${to - anchor}`, reader);
      const isWanted =
        named.length === 0
          ? item.paragraph.text.length < 60
          : pieces.length < 2 || (pieces.length < 3 && item.paragraph.style !== body && item.paragraph.text.length < 70);
      if (!isShort(item) || isBullet(item, edge) || !isWanted || reader.classifier.isLabel(item.paragraph.text)) break;
      pieces.push(...named);
      to += 1;
    }
    headers.push({ from: anchor - above.length, anchor, to, dates: dated[anchor] ?? null, pieces, indent: edge });
  }
  return headers;
}
