/** The text of a PDF with its places, by pdf.js. To be called in a worker thread that may be ended: a hostile file can hold it up. */
import { getDocument, PasswordException, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { TextItem } from 'pdfjs-dist/types/src/display/api.d.ts';
import { AppError, messageOf } from '../../base/errors.ts';
import type { DocumentText, PageText, ResumeWarning, TextRun } from '../../ports/resume.ts';
import { toPlainText } from './clean-text.ts';

/** A resume is a few pages; of a longer document the first ones are read. */
const PAGE_LIMIT = 20;
const RUN_LIMIT = 40_000;
const LETTER_LIMIT = 200_000;
const LINK_LIMIT = 200;
/** Fewer letters than this are a page number or a stamp over a picture. */
const LEAST_LETTERS = 20;
/** Smaller letters are not meant to be read. */
const LEAST_FONT_SIZE = 2.5;

interface Budget {
  runs: number;
  letters: number;
}

type Viewport = ReturnType<PDFPageProxy['getViewport']>;

/** Null for what nobody reads: nothing, outside of the page, too small, turned. */
function toRun(
  item: TextItem,
  font: { readonly ascent: number; readonly descent: number } | undefined,
  viewport: Viewport,
): TextRun | null {
  const text = toPlainText(item.str);
  if (text.trim() === '') return null;
  const [a, b, c, d, e, f] = item.transform as [number, number, number, number, number, number];
  const [x, baseline] = viewport.convertToViewportPoint(e, f) as [number, number];
  const [endX, endY] = viewport.convertToViewportPoint(e + a, f + b) as [number, number];
  const fontSize = Math.hypot(c, d);
  const isLevel = Math.abs(endY - baseline) <= 0.1 * Math.abs(endX - x) && endX > x;
  const isOnPage = x > -1 && x < viewport.width && baseline > 0 && baseline < viewport.height + fontSize;
  if (!isLevel || !isOnPage || fontSize < LEAST_FONT_SIZE || ![x, baseline, fontSize, item.width].every(Number.isFinite)) return null;
  // Some fonts say nothing of their height; these are usual figures.
  const ascent = font !== undefined && font.ascent > 0.3 && font.ascent < 1.5 ? font.ascent : 0.8;
  const descent = font !== undefined && font.descent < 0 && font.descent > -0.6 ? -font.descent : 0.2;
  return {
    text,
    x,
    y: baseline - ascent * fontSize,
    width: Math.min(item.width, viewport.width * 2),
    height: (ascent + descent) * fontSize,
    baseline,
    fontSize: Math.round(fontSize * 10) / 10,
    font: item.fontName,
  };
}

async function readRuns(page: PDFPageProxy, viewport: Viewport, budget: Budget): Promise<TextRun[]> {
  const runs: TextRun[] = [];
  const reader = (page.streamTextContent() as ReadableStream<Awaited<ReturnType<PDFPageProxy['getTextContent']>>>).getReader();
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    for (const item of chunk.value.items) {
      if (!('str' in item)) continue;
      const run = toRun(item, chunk.value.styles[item.fontName], viewport);
      if (run === null) continue;
      budget.runs -= 1;
      budget.letters -= run.text.length;
      if (budget.runs < 0 || budget.letters < 0) {
        await reader.cancel(new Error('enough'));
        return runs;
      }
      runs.push(run);
    }
  }
  return runs;
}

async function readLinks(page: PDFPageProxy, viewport: Viewport): Promise<PageText['links'][number][]> {
  const annotations = (await page.getAnnotations()) as readonly { readonly url?: unknown; readonly rect?: readonly number[] }[];
  return annotations.slice(0, LINK_LIMIT).flatMap(({ url, rect }) => {
    if (typeof url !== 'string' || url.length > 500 || rect?.length !== 4) return [];
    const [left, top] = viewport.convertToViewportPoint(rect[0]!, rect[1]!) as [number, number];
    const [right, bottom] = viewport.convertToViewportPoint(rect[2]!, rect[3]!) as [number, number];
    const box = { x: Math.min(left, right), y: Math.min(top, bottom), width: Math.abs(right - left), height: Math.abs(bottom - top) };
    return [{ url, box }];
  });
}

function toReadingError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  if (thrown instanceof PasswordException) return new AppError('RESUME_ENCRYPTED');
  return new AppError('RESUME_BROKEN', undefined, { details: { problem: messageOf(thrown).slice(0, 200) } });
}

async function readPages(document: PDFDocumentProxy): Promise<DocumentText> {
  const pages: PageText[] = [];
  const warnings = new Set<ResumeWarning>();
  const budget: Budget = { runs: RUN_LIMIT, letters: LETTER_LIMIT };
  if (document.numPages > PAGE_LIMIT) warnings.add('pages-left-out');
  for (let number = 1; number <= Math.min(document.numPages, PAGE_LIMIT) && budget.letters > 0 && budget.runs > 0; number += 1) {
    try {
      const page = await document.getPage(number);
      const viewport = page.getViewport({ scale: 1 });
      const runs = await readRuns(page, viewport, budget);
      const links = await readLinks(page, viewport).catch(() => []);
      pages.push({ width: viewport.width, height: viewport.height, runs, links });
      page.cleanup();
    } catch {
      // The other pages may be whole.
      warnings.add('damaged-page');
    }
  }
  if (budget.runs < 0 || budget.letters < 0) warnings.add('text-cut');
  return { pages, warnings: [...warnings] };
}

/**
 * Letters with their places; pictures, scripts and forms of the document are never touched.
 * @throws AppError RESUME_ENCRYPTED, RESUME_BROKEN, RESUME_NO_TEXT
 */
export async function readPdfText(bytes: Uint8Array<ArrayBuffer>): Promise<DocumentText> {
  const task = getDocument({
    data: bytes,
    useSystemFonts: false,
    disableFontFace: true,
    useWasm: false,
    enableXfa: false,
    maxImageSize: 1,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    verbosity: 0,
  });
  try {
    const text = await readPages(await task.promise);
    const letters = text.pages.flatMap(({ runs }) => runs).reduce((sum, run) => sum + (run.text.match(/[\p{L}\p{N}]/gu)?.length ?? 0), 0);
    if (letters >= LEAST_LETTERS) return text;
    throw new AppError(text.warnings.includes('damaged-page') ? 'RESUME_BROKEN' : 'RESUME_NO_TEXT');
  } catch (thrown) {
    throw toReadingError(thrown);
  } finally {
    await task.destroy().catch(() => undefined);
  }
}
