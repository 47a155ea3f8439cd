/** Streams of lines -> the parts of a resume, each under its heading. */
import type { HeadingReader } from './headings.ts';
import { toLine, type Line } from './page-lines.ts';
import type { Block } from './reading-order.ts';
import type { SectionKind } from './vocabulary.ts';

export interface Section {
  /** `head` is what stands before the first heading of a stream. */
  readonly kind: SectionKind | 'head';
  readonly trust: number;
  readonly heading: Line | null;
  readonly lines: Line[];
  /** All lines of its column. */
  readonly around: readonly Line[];
}

const HEADING_LINES = 3;

const isCapitals = (text: string): boolean => /\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text);
/** Capitals are a style of their own. */
const styleOf = (line: Line): string => `${line.cells[0]!.font}/${line.cells[0]!.fontSize}/${isCapitals(line.cells[0]!.text)}`;

interface Styles {
  readonly body: string;
  readonly headings: ReadonlySet<string>;
  /** Styles that nothing but headings has, so that an unknown word in one of them is a heading too. */
  readonly own: ReadonlySet<string>;
}

function toStyles(lines: readonly Line[], reader: HeadingReader): Styles {
  const letters = new Map<string, number>();
  const known = new Map<string, Set<string>>();
  const unknown = new Map<string, number>();
  for (const line of lines) {
    const style = styleOf(line);
    letters.set(style, (letters.get(style) ?? 0) + line.cells[0]!.text.length);
    const read = reader.read(line.cells[0]!.text);
    if (read === null) unknown.set(style, (unknown.get(style) ?? 0) + 1);
    else known.set(style, (known.get(style) ?? new Set<string>()).add(read.kind));
  }
  const [body = ''] = [...letters].sort((a, b) => b[1] - a[1])[0] ?? [];
  const ranked = [...known].filter(([style]) => style !== body).sort((a, b) => b[1].size - a[1].size);
  const most = ranked[0]?.[1].size ?? 0;
  const headings = new Set(ranked.filter(([, kinds]) => kinds.size >= Math.max(1, most / 2)).map(([style]) => style));
  const own = new Set(
    [...headings].filter((style) => (known.get(style)?.size ?? 0) >= 2 && (unknown.get(style) ?? 0) <= (known.get(style)?.size ?? 0)),
  );
  return { body, headings, own };
}

interface Found {
  readonly kind: SectionKind;
  readonly trust: number;
  /** Lines that the heading takes. */
  readonly count: number;
  /** What stands beside a heading in the margin. */
  readonly beside: Line | null;
}

function headingAt(lines: readonly Line[], index: number, reader: HeadingReader, styles: Styles): Found | null {
  const line = lines[index]!;
  const [first, ...rest] = line.cells;
  const style = styleOf(line);
  const isProminent =
    styles.headings.has(style) || (styles.headings.size === 0 && (style !== styles.body || /:$/u.test(line.text) || rest.length === 0));
  if (!isProminent || first === undefined) return null;
  const beside = rest.length === 0 ? null : toLine(rest, line.column);
  if (beside === null) {
    for (let count = Math.min(HEADING_LINES, lines.length - index); count > 1; count -= 1) {
      const all = lines.slice(index, index + count);
      const isOne = all.every(
        (part, at) =>
          part.cells.length === 1 &&
          styleOf(part) === style &&
          (at === 0 || (part.page === line.page && part.baseline - all[at - 1]!.baseline < 1.7 * part.fontSize)),
      );
      const read = isOne && style !== styles.body ? reader.read(all.map(({ text }) => text).join(' ')) : null;
      if (read !== null) return { ...read, count, beside };
    }
  }
  const read = reader.read(first.text);
  if (read !== null) return { ...read, count: 1, beside };
  const isUnknownHeading = beside === null && styles.own.has(style) && !/\d/u.test(first.text) && first.text.split(' ').length <= 5;
  return isUnknownHeading ? { kind: 'other', trust: 0.5, count: 1, beside } : null;
}

export function toSections(streams: readonly Block[], reader: HeadingReader): Section[] {
  const all = streams.flatMap(({ lines }) => lines);
  if (all.length === 0) return [];
  const styles = toStyles(all, reader);
  const sections: Section[] = [];
  for (const block of streams) {
    let section: Section = { kind: 'head', trust: 0.7, heading: null, lines: [], around: block.lines };
    sections.push(section);
    for (let index = 0; index < block.lines.length; index += 1) {
      const found = headingAt(block.lines, index, reader, styles);
      if (found === null) section.lines.push(block.lines[index]!);
      else {
        section = {
          kind: found.kind,
          trust: found.trust,
          heading: block.lines[index]!,
          lines: found.beside === null ? [] : [found.beside],
          around: block.lines,
        };
        sections.push(section);
        index += found.count - 1;
      }
    }
  }
  return sections.filter(({ lines, heading }) => lines.length > 0 || heading !== null);
}
