/** Lines -> paragraphs: bullets with their continuations, wrapped titles, running text; broken words mended. */
import { right, union, type Cell, type Line } from './page-lines.ts';
import type { PageBox } from '../../ports/resume.ts';

export interface Paragraph extends PageBox {
  /** Without its bullet. */
  readonly text: string;
  readonly hasBullet: boolean;
  readonly lines: readonly Line[];
  /** Of its first line; a wrapped one has a single cell with the whole text. */
  readonly cells: readonly Cell[];
  readonly page: number;
  readonly style: string;
  readonly fontSize: number;
}

const BULLET = /^(?:[•●○◦▪▫■□◆◇►▸➤➢✓✔✦⁃‣∙·*◉☑➔→»❖✗♦⚫⬤]\s*|[-–—]\s+|o\s(?=\p{Lu}))(?=\S)/u;
/** Text further to the right is a list's. */
const LIST_INDENT = 5;
/** Columns wider than this, in font sizes, hold sentences. */
const ROOMY = 22;
/** Words and signs after which something must come. */
const OPEN =
  /(?:[,(«“&/–—-]|\s(?:a|an|the|of|in|on|at|to|for|and|or|by|with|from|и|в|на|с|по|для|из|от|до|о|об|при|за|к|у|или|им\.|«?\p{Lu}\.))$/iu;
const CLOSED = /[.!?:;…]["»”)]?$/u;
/** First halves of words that are written with a hyphen anyway. */
const COMPOUND =
  /(?:^|[^\p{L}])(?:cross|self|well|non|multi|high|low|long|short|full|real|end|open|up|on|in|user|data|customer|client|server|e|co|third|two|three|part|so|state|по|кое|из|интернет|онлайн|бизнес|веб|контент)$/iu;

export const hasBullet = (text: string): boolean => BULLET.test(text);
export const withoutBullet = (text: string): string => text.replace(BULLET, '');

/** Two lines of one text; a word broken between them is put together. */
export function joinText(before: string, after: string): string {
  if (/(?:@|linkedin\.com|https?:\/\/|www\.)\S*$/iu.test(before) && /^[\w./%@-]+$/u.test(after)) return before + after;
  const broken = /^(?<head>.*\p{L})(?<sign>[-‐])$/su.exec(before);
  if (broken === null) return `${before} ${after}`;
  const { head = '', sign } = broken.groups ?? {};
  if (!/^\p{Ll}/u.test(after) || (sign === '-' && COMPOUND.test(head))) return before + after;
  return head + after;
}

/** Whether the first word of the next line would not have fitted into this one, so that the break means nothing. */
function isFull(line: Line, next: Line): boolean {
  const [word = ''] = next.text.split(' ');
  const perLetter = next.width / Math.max(1, next.text.length);
  return right(line) + perLetter * (word.length + 0.6) > line.column.right - 1;
}

export interface ParagraphOptions {
  /** Lines of the same column, for its edges and usual distances. */
  readonly around?: readonly Line[];
  /** Whether a line says something else than the one before, whatever the layout says. */
  readonly startsNew?: (before: Line, line: Line) => boolean;
}

interface Setting extends Required<Pick<ParagraphOptions, 'startsNew'>> {
  /** Distance of lines within a paragraph, by style. */
  readonly leading: ReadonlyMap<string, number>;
}

/** The mean of the smallest distances; printers round, so that equal ones differ a little. */
function toLeading(gaps: readonly number[]): number {
  const least = Math.min(...gaps);
  const close = gaps.filter((gap) => gap <= least + 0.8);
  return close.reduce((sum, gap) => sum + gap, 0) / close.length;
}

function toSetting(lines: readonly Line[]): Omit<Setting, 'startsNew'> {
  const gaps = new Map<string, number[]>();
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    const gap = before === undefined ? 0 : line.baseline - before.baseline;
    if (
      before !== undefined &&
      before.page === line.page &&
      before.style === line.style &&
      before.cells.length + line.cells.length === 2 &&
      gap > 0.8 * line.fontSize &&
      gap < 2.2 * line.fontSize
    ) {
      gaps.set(line.style, [...(gaps.get(line.style) ?? []), gap]);
    }
  }
  return { leading: new Map([...gaps].map(([style, all]) => [style, toLeading(all)])) };
}

function goesOn(paragraph: readonly Line[], next: Line, { leading, startsNew }: Setting): boolean {
  const last = paragraph.at(-1)!;
  const first = paragraph[0]!;
  if (last.cells.length > 1 || next.cells.length > 1 || hasBullet(next.text)) return false;
  const isBulleted = hasBullet(first.text);
  const gap = next.baseline - last.baseline;
  // Text may go on at the top of the next page or column.
  const isSameColumn = next.page === last.page && next.column.x === last.column.x && gap > 0;
  const isNear = isSameColumn ? gap < 1.9 * next.fontSize : isBulleted || !CLOSED.test(last.text);
  if (!isNear || Math.abs(next.fontSize - last.fontSize) > 0.3) return false;
  const isOpenWord = /\p{L}[-‐]$/u.test(last.text) && /^\p{Ll}/u.test(next.text);
  if (isOpenWord) return true;
  if (startsNew(last, next)) return false;
  const isWide = last.width > 0.6 * (last.column.right - last.column.x);
  const isUnbalanced = (last.text.match(/[«“(]/gu)?.length ?? 0) > (last.text.match(/[»”)]/gu)?.length ?? 0);
  const indent = next.x - next.column.x;
  const shift = indent - (last.x - last.column.x);
  const isHanging = isBulleted && paragraph.length === 1 ? shift > -1 && shift < 4 * first.fontSize : Math.abs(shift) < 2.5;
  if (!isHanging) return false;
  // Text of a bullet that stands where other lines begin belongs to it only if its line was full.
  if (last.style !== next.style && !(isBulleted && isFull(last, next))) return false;
  if (isUnbalanced) return true;
  const usual = leading.get(next.style) ?? gap;
  if (isSameColumn && gap > (isBulleted ? 1.7 * next.fontSize : usual + 0.8)) return false;
  // Lists whose bullets are drawn and not written: little but capitals tells their entries apart. In narrow columns titles are broken too.
  const isRoomy = next.column.right - next.column.x > ROOMY * next.fontSize;
  if (!isBulleted && isRoomy && indent > LIST_INDENT && /^\p{Lu}/u.test(next.text) && !OPEN.test(last.text)) return false;
  return isFull(last, next) || (isWide && /^[\p{Ll}&]/u.test(next.text) && !CLOSED.test(last.text));
}

function toParagraph(lines: readonly Line[]): Paragraph {
  const [first] = lines as [Line];
  const text = lines.map((line) => line.text).reduce(joinText);
  const plain = withoutBullet(text);
  const cells = lines.length === 1 ? first.cells : [{ ...first.cells[0]!, ...union(lines), text }];
  return {
    ...union(lines),
    text: plain,
    hasBullet: plain !== text,
    lines,
    cells,
    page: first.page,
    style: first.style,
    fontSize: first.fontSize,
  };
}

export function toParagraphs(lines: readonly Line[], { around = lines, startsNew = () => false }: ParagraphOptions = {}): Paragraph[] {
  if (lines.length === 0) return [];
  const setting = { ...toSetting(around), startsNew };
  const groups: Line[][] = [];
  for (const line of lines) {
    const group = groups.at(-1);
    if (group !== undefined && goesOn(group, line, setting)) group.push(line);
    else groups.push([line]);
  }
  return groups.map(toParagraph);
}
