/** Draws a page of a PDF; pdf.js is fetched only when the first one is to be drawn. */
export interface PdfPages {
  /** Draws a page (from 0) into the canvas, `widthPx` wide. Rejects when it cannot be drawn. */
  draw(page: number, canvas: HTMLCanvasElement, widthPx: number): Promise<void>;
  close(): void;
}

/** Rejects when it is no PDF that can be shown. */
export async function loadPdf(file: File): Promise<PdfPages> {
  const [{ getDocument, GlobalWorkerOptions }, { default: workerUrl }] = await Promise.all([
    import('pdfjs-dist'),
    import('pdfjs-dist/build/pdf.worker.min.mjs?url'),
  ]);
  GlobalWorkerOptions.workerSrc = workerUrl;
  const loading = getDocument({ data: new Uint8Array(await file.arrayBuffer()), useWorkerFetch: false });
  const document = await loading.promise;
  return {
    async draw(number, canvas, widthPx) {
      const page = await document.getPage(number + 1);
      const viewport = page.getViewport({ scale: widthPx / page.getViewport({ scale: 1 }).width });
      canvas.width = Math.round(viewport.width);
      canvas.height = Math.round(viewport.height);
      await page.render({ canvas, viewport }).promise;
    },
    close: () => void loading.destroy(),
  };
}
