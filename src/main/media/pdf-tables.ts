/**
 * Tags of tables in a PDF (ISO 32000-1, 14.8.4.3.4): which cell each line belongs to is noted before pdfmake lays lines out, and told
 * to pdfkit when they are drawn. A table without header rows is there for its places alone, and is none to a reading program.
 */

/** Where a text stands; one object for each cell. */
interface Cell {
  readonly table: object;
  readonly row: object;
  readonly isHead: boolean;
  readonly columns: number;
}

/** Of a line that stands in a cell. */
export interface CellLine {
  readonly _cell?: Cell;
  /** One for a line and its copies: a header is drawn again on each page. */
  readonly _drawn?: { isDrawn: boolean };
}

/** Of pdfkit: an element of the tree. */
export interface Element {
  readonly dictionary: { readonly data: Record<string, unknown> };
  add(child: unknown): this;
  end(): void;
}

type Struct = (type: string, options?: { readonly scope?: 'Column'; readonly alt?: string }) => Element;

interface Builder {
  buildNextLine(node: { readonly _cell?: Cell }): object | null;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Notes at each text of a table with header rows in which cell it stands. */
export function withCells<T>(definition: T): T {
  const mark = (node: unknown, cell: Cell | null): unknown => {
    if (Array.isArray(node)) return (node as readonly unknown[]).map((child) => mark(child, cell));
    if (!isRecord(node)) return cell === null || typeof node !== 'string' ? node : { text: node, _cell: cell };
    if (isRecord(node.table)) return { ...node, table: markTable(node.table, cell) };
    if ('text' in node) return cell === null ? node : { ...node, _cell: cell };
    return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, ['stack', 'columns', 'content'].includes(key) ? mark(value, cell) : value]));
  };
  const markTable = (table: Record<string, unknown>, outer: Cell | null): Record<string, unknown> => {
    const heads = typeof table.headerRows === 'number' ? table.headerRows : 0;
    const rows = Array.isArray(table.body) ? (table.body as readonly (readonly unknown[])[]) : [];
    const body = rows.map((cells, at) => {
      const row = {};
      return cells.map((content) => {
        const columns = isRecord(content) && typeof content.colSpan === 'number' ? content.colSpan : 1;
        return mark(content, heads === 0 ? outer : { table, row, isHead: at < heads, columns });
      });
    });
    return { ...table, body };
  };
  return mark(definition, null) as T;
}

/** Lets a builder of lines of pdfmake (its class' prototype) hand the cell of a text on to its lines. */
export function carryCells(prototype: Builder): void {
  const { buildNextLine } = prototype;
  prototype.buildNextLine = function build(node) {
    const line = buildNextLine.call(this, node);
    return line === null || node._cell === undefined ? line : Object.assign(line, { _cell: node._cell, _drawn: { isDrawn: false } });
  };
}

/** The tables of one document, as they are met. They end with their parent. */
export function createTableTags(parent: Element, struct: Struct) {
  const made = new Map<object, Element>();
  const within = (owner: Element, key: object, make: () => Element): Element => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const element = make();
    owner.add(element);
    made.set(key, element);
    return element;
  };
  return {
    cellOf(cell: Cell): Element {
      const row = within(within(parent, cell.table, () => struct('Table')), cell.row, () => struct('TR'));
      return within(row, cell, () => {
        const element = cell.isHead ? struct('TH', { scope: 'Column' }) : struct('TD');
        if (cell.columns > 1) element.dictionary.data.A = { ...(element.dictionary.data.A as object), O: 'Table', ColSpan: cell.columns };
        return element;
      });
    },
  };
}
