/** Text and paint of the PDF report. */
import type { PdfDefinition } from '../../ports/screening.ts';

// The light tokens of the interface in sRGB.
export const INK = '#1d2128';
export const MUTED = '#60656d';
export const LINE = '#e0e2e5';
export const ACCENT = '#00777a';
export const PAINT = { grid: LINE, line: ACCENT, area: ACCENT, text: MUTED, fontFamily: 'NotoSans' };

// Longest words, in characters, of the page in large and in plain type, and of narrow columns.
export const LARGE = 28;
export const WIDE = 40;
export const HALF = 24;
export const NARROW = 15;

// Small pieces fill their lines well.
const PIECE = /.{1,6}/gsu;

/** Text without control characters; words that no line could hold may break anywhere. */
export function clean(text: string, longest = WIDE): string {
  const plain = text.toWellFormed().replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, ' ');
  return plain.replace(new RegExp(`\\S{${longest + 1},}`, 'gu'), (word) =>
    (word.match(PIECE) ?? [word]).join('\u200b'),
  );
}

export function listOf(items: readonly string[], none: string, longest = WIDE): PdfDefinition {
  return items.length === 0
    ? { text: none, style: 'quiet' }
    : { ul: items.map((item) => ({ text: clean(item, longest), margin: [0, 0, 0, 2] })), markerColor: MUTED };
}

/** The heading is a header row of its table, so that it never stays behind at the foot of a page. */
export function headRows(title: string, names: readonly string[]): PdfDefinition[][] {
  return [
    [{ text: title, style: 'heading', colSpan: names.length }, ...names.slice(1).map(() => ({}))],
    names.map((text) => ({ text, style: 'column' })),
  ];
}

/** About how many lines a text fills. @param perLine characters of a line of its column, rather too few */
export const linesOf = (text: string, perLine: number): number =>
  text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / perLine)), 0);

// What is kept together has to fit a page, or the rest of it would be lost; a page holds some 43 lines.
const MOST_TOGETHER = 32;

/** Keeps the parts on one page where they surely fit. */
export function together(parts: readonly PdfDefinition[], lines: number, more: PdfDefinition = {}): PdfDefinition {
  return { ...more, stack: parts, ...(lines <= MOST_TOGETHER ? { unbreakable: true } : {}) };
}

/** A part of a section, and about how many lines it fills. */
export interface Part {
  readonly body: PdfDefinition;
  readonly lines: number;
}

/** A heading that stays with the first of what it heads; nothing where there is nothing. */
export function sectionOf(title: string, parts: readonly Part[]): PdfDefinition[] {
  const [first, ...rest] = parts;
  if (first === undefined) return [];
  const lines = first.lines + 2;
  const heading = { text: title, style: 'heading', ...(lines > MOST_TOGETHER ? { pageBreak: 'before' } : {}) };
  return [together([heading, first.body], lines), ...rest.map(({ body, lines }) => together([body], lines))];
}
