/** What a reading program is told of a report, read back by another program's eyes. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { TextContent } from 'pdfjs-dist/types/src/display/api.d.ts';
import { afterAll, describe, expect, it } from 'vitest';
import { createDocumentRenderer } from '../../../src/main/media/pdf-renderer.ts';
import { withHeadings } from '../../../src/main/media/pdf-tags.ts';

interface Node {
  readonly role?: string;
  readonly type?: string;
  readonly id?: string;
  readonly alt?: string;
  readonly children?: readonly Node[];
}

const renderer = createDocumentRenderer({ workerUrl: new URL('../../../src/main/media/pdf-worker.ts', import.meta.url) });
afterAll(() => renderer.close());

/** Texts by the marked content that they stand in. */
function textsOf({ items }: TextContent): Map<string, string> {
  const texts = new Map<string, string>();
  const open: string[] = [];
  for (const item of items) {
    if ('str' in item) texts.set(open.at(-1) ?? '', (texts.get(open.at(-1) ?? '') ?? '') + item.str);
    else if (item.type === 'endMarkedContent') open.pop();
    else open.push(item.id ?? '');
  }
  return texts;
}

/** Elements of all pages with their text. */
async function elementsOf(pdf: Uint8Array): Promise<{ readonly elements: string[]; readonly untagged: string; readonly bookmarks: string[] }> {
  const loading = getDocument({ data: pdf, useSystemFonts: false, verbosity: 0 });
  const document = await loading.promise;
  const elements: string[] = [];
  let untagged = '';
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const texts = textsOf(await page.getTextContent({ includeMarkedContent: true }));
    untagged += texts.get('') ?? '';
    const read = (node: Node): string => (node.type === 'content' ? (texts.get(node.id ?? '') ?? '') : (node.children ?? []).map(read).join(' '));
    const walk = (node: Node): void => {
      if (/^(H1|H2|P|TH|TD)$/u.test(node.role ?? '')) return void elements.push(`${node.role}: ${read(node)}`);
      if (node.role === 'Figure') elements.push(`Figure: ${node.alt}`);
      if (/^(Table|TR)$/u.test(node.role ?? '')) elements.push(node.role ?? '');
      node.children?.forEach(walk);
    };
    walk(((await page.getStructTree()) ?? {}));
  }
  const bookmarks = ((await document.getOutline()) ?? []).map(({ title }: { title: string }) => title);
  await loading.destroy();
  return { elements, untagged, bookmarks };
}

const long = Array.from({ length: 60 }, (_, index) => `word${index}`).join(' ');

describe('tags of a PDF', () => {
  it('name title, headings and paragraphs in their order, whole over lines and columns, and no page numbers or drawings', async () => {
    const pdf = await renderer.toPdf({
      pageSize: 'A5',
      content: [
        { text: 'Ада Лавлейс', style: 'name' },
        { text: 'Scores of a heading so long that it takes more than one line', style: 'heading', fontSize: 16 },
        { canvas: [{ type: 'line', x1: 0, y1: 0, x2: 100, y2: 0 }] },
        { columns: [{ stack: [{ text: 'left' }] }, { text: 'right' }] },
        { text: long, pageBreak: 'after' },
        { svg: '<svg width="10" height="10"><rect width="9" height="9"/></svg>' },
        { text: 'last' },
      ],
    });
    const { elements, untagged } = await elementsOf(pdf.slice());
    expect(elements.map((element) => element.replace(/\s+/gu, ' ').trim())).toEqual([
      'H1: Ада Лавлейс', 'H2: Scores of a heading so long that it takes more than one line', 'P: left', 'P: right', `P: ${long}`, 'P: last',
    ]);
    expect(untagged.replace(/\s/gu, '')).toBe('1/22/2');
  });

  it('name the rows and cells of tables, and what pictures tell', async () => {
    const pdf = await renderer.toPdf({
      content: [
        { text: 'before' },
        {
          columns: [
            { svg: '<svg width="9" height="9" role="img" aria-label="Ada &amp; &quot;Bob&quot;: 4 / 5"><rect width="9" height="9"/></svg>', width: 20 },
            {
              table: {
                headerRows: 2, keepWithHeaderRows: 1, widths: ['*', '*'],
                body: [
                  [{ text: 'Scores', style: 'heading', colSpan: 2 }, {}], ['Skill', { text: 'Points' }],
                  [{ text: 'SQL' }, { stack: [{ text: '4' }, { text: 'of 5' }] }],
                  ['Go', { text: long }], [{ text: 'None of the others', colSpan: 2 }, {}], ['Rust', { columns: [{ text: 'a' }, { text: 'b' }] }],
                ],
              },
            },
          ],
        },
        { table: { body: [['only', 'places']] } },
      ],
    });
    const { elements } = await elementsOf(pdf.slice());
    expect(elements.map((element) => element.replace(/\s+/gu, ' ').trim())).toEqual([
      'P: before', 'Figure: Ada & "Bob": 4 / 5', 'H2: Scores', 'Table', 'TR', 'TH: Skill', 'TH: Points', 'TR', 'TD: SQL', 'TD: 4 of 5', 'TR', 'TD: Go',
      `TD: ${long}`, 'TR', 'TD: None of the others', 'TR', 'TD: Rust', 'TD: a b', 'P: only', 'P: places',
    ]);
    const written = Buffer.from(pdf).toString('latin1');
    expect(written.match(/\/Scope \/Column/gu)).toHaveLength(2);
    expect(written.match(/\/ColSpan 2/gu)).toHaveLength(1);
  });

  it('keep a heading of several lines in one piece, also in the header of a table', async () => {
    const title = 'Scores of all that was asked in this interview, and of much else that was not';
    const pdf = await renderer.toPdf({ pageSize: 'A5', content: [{ table: { headerRows: 2, widths: [70, 70], body: [[{ text: title, style: 'heading', colSpan: 2 }, {}], ['Skill', 'Points'], ['SQL', '4']] } }] });
    const { elements } = await elementsOf(pdf.slice());
    expect(elements.map((element) => element.replace(/\s+/gu, ' ').trim())).toEqual([`H2: ${title}`, 'Table', 'TR', 'TH: Skill', 'TH: Points', 'TR', 'TD: SQL', 'TD: 4']);
  });

  it('name a header once, though it is drawn on each page', async () => {
    const rows = Array.from({ length: 60 }, (_, index) => [`row${index}`, { text: 'x' }]);
    const pdf = await renderer.toPdf({ pageSize: 'A5', content: [{ table: { headerRows: 2, body: [[{ text: 'Scores', style: 'heading', colSpan: 2 }, {}], ['Skill', 'Points'], ...rows] } }] });
    const { elements, untagged, bookmarks } = await elementsOf(pdf.slice());
    const said = elements.map((element) => element.replace(/\s+/gu, ' ').trim()).filter((element) => /: \S/u.test(element));
    expect(said.filter((element) => /^(?:TH|H2)/u.test(element))).toEqual(['H2: Scores', 'TH: Skill', 'TH: Points']);
    expect(said.filter((element) => element.startsWith('TD: row'))).toHaveLength(60);
    expect(untagged).toContain('Points');
    expect(bookmarks).toEqual(['Scores']);
  });

  it('leave everything of a definition but its headings as it was', () => {
    const definition = { info: { title: 'x', style: 'heading' }, content: [{ text: 'a', style: 'heading' }, { table: { widths: [1], body: [[{ text: 'b', style: 'heading', colSpan: 2 }, {}]] } }, 'plain'] };
    expect(withHeadings(definition)).toEqual({
      info: { title: 'x', style: 'heading' },
      content: [
        { text: 'a', style: 'heading', outline: true, outlineParentId: 'title' },
        { table: { widths: [1], body: [[{ text: 'b', style: 'heading', colSpan: 2, outline: true, outlineParentId: 'title' }, {}]] } }, 'plain',
      ],
    });
  });
});
