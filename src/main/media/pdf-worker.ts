/** Worker thread: turns document definitions into PDF bytes. Fonts come from the installed font package. */
import { createRequire } from 'node:module';
import { parentPort } from 'node:worker_threads';
import pdfmake from 'pdfmake';
import type { TDocumentDefinitions } from 'pdfmake/interfaces';
import type { PdfReply, PdfRequest } from './pdf-renderer.ts';
import { carryCells, withCells } from './pdf-tables.ts';
import { tagWhatIsDrawn, withHeadings } from './pdf-tags.ts';

// Bundling moves this file, but not node_modules: resolution works from either place.
// Not called `require`: the built file has one of its own.
const load = createRequire(import.meta.url);
const font = (name: string): string => load.resolve(`@expo-google-fonts/noto-sans/${name}.ttf`);
const fonts = {
  NotoSans: {
    normal: font('400Regular/NotoSans_400Regular'),
    bold: font('600SemiBold/NotoSans_600SemiBold'),
    italics: font('400Regular_Italic/NotoSans_400Regular_Italic'),
    bolditalics: font('600SemiBold_Italic/NotoSans_600SemiBold_Italic'),
  },
};
const fontFiles = new Set<string>(Object.values(fonts.NotoSans));

const { default: Renderer } = load('pdfmake/js/Renderer.js') as { readonly default: { readonly prototype: Parameters<typeof tagWhatIsDrawn>[0] } };
tagWhatIsDrawn(Renderer.prototype);
const { default: LayoutBuilder } = load('pdfmake/js/LayoutBuilder.js') as { readonly default: { readonly prototype: Parameters<typeof carryCells>[0] } };
carryCells(LayoutBuilder.prototype);
pdfmake.setFonts(fonts);
// A definition holds text of strangers: nothing is fetched, and no file is read but the fonts.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => fontFiles.has(path));

// Layouts hold functions, which cannot come by message. `report`: thin lines under the header rows and between rows.
pdfmake.setTableLayouts({
  report: {
    hLineWidth: (line, { table }) => (line < (table.headerRows ?? 0) || line === table.body.length ? 0 : 0.75),
    hLineColor: () => '#d5d8dc',
    vLineWidth: () => 0,
    paddingLeft: (column) => (column === 0 ? 0 : 8),
    paddingTop: () => 4,
    paddingBottom: () => 4,
  },
});
const pageNumber = (page: number, pages: number): unknown => ({
  text: `${page} / ${pages}`,
  alignment: 'center',
  fontSize: 8,
  color: '#60656d',
  margin: [0, 20, 0, 0],
});

parentPort?.on('message', ({ id, definition }: PdfRequest) => {
  const answer = (reply: PdfReply): void => parentPort?.postMessage(reply);
  pdfmake
    .createPdf({ version: '1.7', tagged: true, displayTitle: true, defaultStyle: { font: 'NotoSans' }, footer: pageNumber, ...withCells(withHeadings(definition)) } as unknown as TDocumentDefinitions)
    .getBuffer()
    .then((buffer) => answer({ id, pdf: new Uint8Array(buffer) }))
    .catch((error: unknown) => answer({ id, problem: error instanceof Error ? error.message : String(error) }));
});
