/**
 * Tags in a PDF (ISO 32000-1, 14.8): a reading program tells headings from text, and leaves out page numbers and drawings. pdfmake lays out
 * lines and knows no tags; pdfkit, which writes for it, does. So each line is marked as it is drawn.
 */

import { createTableTags, type CellLine, type Element } from './pdf-tables.ts';

interface Line extends CellLine {
  readonly y: number;
  readonly lastLineInParagraph?: boolean;
  /** On the first line of what stands in the bookmarks. */
  readonly _outline?: { readonly id?: string };
}

interface Page {
  readonly items: readonly { readonly type: string; readonly item: Line }[];
  readonly pageSize: { readonly height: number };
  readonly pageMargins: { readonly top: number; readonly bottom: number };
}

interface Writer {
  struct(type: string, options?: { readonly scope?: 'Column'; readonly alt?: string }): Element;
  addStructure(element: Element): void;
  markStructureContent(type: string): unknown;
  markContent(tag: string): void;
  endMarkedContent(): void;
}

interface Renderer {
  readonly pdfDocument: Writer;
  renderPages(pages: readonly Page[]): void;
  renderLine(line: Line, x: number, y: number): void;
  renderVector(...args: unknown[]): void;
  renderImage(...args: unknown[]): void;
  renderSVG(picture: { readonly svg: unknown }): void;
}

/** The bookmark that everything else stands under. */
const TITLE = 'title';
const NESTED = ['stack', 'content', 'columns', 'body', 'table'];

/** Marks what has the style `name` as the title, and what has the style `heading` as a heading below it: both become bookmarks and tags. */
export function withHeadings<T>(definition: T): T {
  const mark = (node: unknown): unknown => {
    if (Array.isArray(node)) return (node as readonly unknown[]).map(mark);
    if (typeof node !== 'object' || node === null) return node;
    const own: Readonly<Record<string, unknown>> = Object.fromEntries(Object.entries(node).map(([key, value]): [string, unknown] => [key, NESTED.includes(key) ? mark(value) : value]));
    if (own.style === 'name') return { ...own, id: TITLE, outline: true, outlineExpanded: true };
    return own.style === 'heading' ? { ...own, outline: true, outlineParentId: TITLE } : own;
  };
  return mark(definition) as T;
}

/** Lets a renderer of pdfmake (its class' prototype) tag what it draws; the document has to be made with `tagged: true`. */
export function tagWhatIsDrawn(prototype: Renderer): void {
  const drawing = { ...pick(prototype) };
  let body: Element | null = null;
  let paragraph: Element | null = null;
  let isHeadingOpen = false;
  let tables: ReturnType<typeof createTableTags> | null = null;
  let furniture = new WeakSet<Line>();

  const closeParagraph = (): void => {
    paragraph?.end();
    paragraph = null;
    isHeadingOpen = false;
  };
  prototype.renderPages = function renderPages(pages) {
    furniture = new WeakSet(pages.flatMap(({ items, pageSize, pageMargins }) =>
      items.filter(({ type, item }) => type === 'line' && (item.y < pageMargins.top || item.y >= pageSize.height - pageMargins.bottom)).map(({ item }) => item)));
    body = this.pdfDocument.struct('Document');
    this.pdfDocument.addStructure(body);
    tables = createTableTags(body, (type, options) => this.pdfDocument.struct(type, options));
    drawing.renderPages.call(this, pages);
    closeParagraph();
    body.end();
  };
  prototype.renderLine = function renderLine(line, x, y) {
    const writer = this.pdfDocument;
    const { _cell: cell, _drawn: drawn } = line;
    if (drawn?.isDrawn === true) return asArtifact(writer, () => drawing.renderLine.call(this, withoutBookmark(line), x, y));
    if (drawn !== undefined) drawn.isDrawn = true;
    if (body === null || furniture.has(line)) return asArtifact(writer, () => drawing.renderLine.call(this, line, x, y));
    // A heading in a table's header row may take more than one line, of which only the first has the bookmark.
    if (cell !== undefined && tables !== null && line._outline === undefined && !isHeadingOpen) {
      closeParagraph();
      return inElement(writer, tables.cellOf(cell), cell.isHead ? 'TH' : 'TD', () => drawing.renderLine.call(this, line, x, y));
    }
    if (line._outline !== undefined) {
      closeParagraph();
      isHeadingOpen = true;
    }
    const type = line._outline === undefined ? 'P' : line._outline.id === TITLE ? 'H1' : 'H2';
    if (paragraph === null) {
      paragraph = writer.struct(type);
      body.add(paragraph);
    }
    inElement(writer, paragraph, type, () => drawing.renderLine.call(this, line, x, y));
    if (line.lastLineInParagraph === true) closeParagraph();
  };
  prototype.renderSVG = function renderSVG(picture) {
    const alt = typeof picture.svg === 'string' ? labelOf(picture.svg) : '';
    // A picture that says nothing of its own stands beside words that do.
    if (alt === '' || body === null) return asArtifact(this.pdfDocument, () => drawing.renderSVG.call(this, picture));
    closeParagraph();
    const figure = this.pdfDocument.struct('Figure', { alt });
    body.add(figure);
    inElement(this.pdfDocument, figure, 'Figure', () => drawing.renderSVG.call(this, picture));
    figure.end();
  };
  for (const name of ['renderVector', 'renderImage'] as const) {
    prototype[name] = function render(...args) {
      asArtifact(this.pdfDocument, () => drawing[name].apply(this, args));
    };
  }
}

const pick = ({ renderPages, renderLine, renderVector, renderImage, renderSVG }: Renderer) => ({ renderPages, renderLine, renderVector, renderImage, renderSVG });

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' };

/** What a picture of ours tells of itself. */
const labelOf = (svg: string): string =>
  (/^<svg[^>]*\saria-label="([^"]*)"/u.exec(svg)?.[1] ?? '').replace(/&(lt|gt|quot|#39|amp);/gu, (_, name: string) => ENTITIES[name] ?? '');

const withoutBookmark = (line: Line): Line => Object.assign(Object.create(Object.getPrototypeOf(line) as object) as Line, line, { _outline: undefined });

function inElement(writer: Writer, element: Element, tag: string, draw: () => void): void {
  const content = writer.markStructureContent(tag);
  draw();
  writer.endMarkedContent();
  element.add(content);
}

function asArtifact(writer: Writer, draw: () => void): void {
  writer.markContent('Artifact');
  draw();
  writer.endMarkedContent();
}
