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
async function elementsOf(pdf: Uint8Array): Promise<{ readonly elements: string[]; readonly untagged: string }> {
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
      if (/^(H1|H2|P)$/u.test(node.role ?? '')) elements.push(`${node.role}: ${read(node)}`);
      else node.children?.forEach(walk);
    };
    walk(((await page.getStructTree()) ?? {}));
  }
  await loading.destroy();
  return { elements, untagged };
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
    const { elements, untagged } = await elementsOf(pdf);
    expect(elements.map((element) => element.replace(/\s+/gu, ' ').trim())).toEqual([
      'H1: Ада Лавлейс', 'H2: Scores of a heading so long that it takes more than one line', 'P: left', 'P: right', `P: ${long}`, 'P: last',
    ]);
    expect(untagged.replace(/\s/gu, '')).toBe('1/22/2');
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
