import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useObservable } from '../../../data/observable.ts';
import type { Reading } from '../../../data/voice.ts';
import { IconButton } from '../../../ui/button.tsx';
import { Panel } from '../../../ui/page.tsx';
import { loadPdf, type PdfPages } from './pdf-page.ts';
import { placesAt } from './resume-edit.ts';
import { talkFile } from './talk-draft.ts';
import css from './page-view.module.css';

const drawnWidthPx = 1_000;

/** The page with the places where the fields were read; the one the person is in stands out. */
export function PageView({ reading, path }: { readonly reading: Reading; readonly path: string | null }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState(0);
  const focused = path === null ? [] : placesAt(reading, path);
  const first = focused[0]?.page;
  useEffect(() => {
    if (first !== undefined) setChosen(first);
  }, [first, path]);
  const number = Math.min(chosen, reading.pages.length - 1);
  const page = reading.pages[number];
  const canvas = useDrawnPage(number);
  if (!page) return null;
  return (
    <Panel title={t('talk.source')}>
      <div className={css.sheet}>
        <canvas ref={canvas} className={css.drawn} aria-hidden />
        <svg viewBox={`0 0 ${page.width} ${page.height}`} className={css.places} role="img" aria-label={t('talk.pageOf', { page: number + 1, pages: reading.pages.length })}>
          {reading.fields.filter((field) => field.page === number && field.box.width > 0).map((field) => (
            <rect
              key={field.path}
              x={field.box.x - 2}
              y={field.box.y - 2}
              width={field.box.width + 4}
              height={field.box.height + 4}
              rx={2}
              className={focused.includes(field) ? css.focused : css.place}
            />
          ))}
        </svg>
      </div>
      <div className={css.foot}>
        <p className={css.note} role="status">
          {path !== null && focused.length === 0 ? t('talk.sourceNone') : t('talk.sourceText')}
        </p>
        {reading.pages.length > 1 && (
          <span className={css.turn}>
            <IconButton icon={ChevronLeft} label={t('talk.previousPage')} disabled={number === 0} onClick={() => setChosen(number - 1)} />
            <span className={css.note}>{t('talk.pageOf', { page: number + 1, pages: reading.pages.length })}</span>
            <IconButton icon={ChevronRight} label={t('talk.nextPage')} disabled={number >= reading.pages.length - 1} onClick={() => setChosen(number + 1)} />
          </span>
        )}
      </div>
    </Panel>
  );
}

/** The page as it looks, while the file is at hand; after a reload the outline alone remains. */
function useDrawnPage(number: number) {
  const file = useObservable(talkFile);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [pages, setPages] = useState<PdfPages | null>(null);
  useEffect(() => {
    if (!file) return;
    let alive = true;
    let loaded: PdfPages | null = null;
    loadPdf(file).then(
      (pdf) => {
        loaded = pdf;
        if (alive) setPages(pdf);
        else pdf.close();
      },
      (error: unknown) => console.info('The page is not drawn', error),
    );
    return () => {
      alive = false;
      loaded?.close();
      setPages(null);
    };
  }, [file]);
  useEffect(() => {
    if (!pages || !canvas.current) return;
    const target = canvas.current;
    target.hidden = false;
    pages.draw(number, target, drawnWidthPx).catch(() => {
      target.hidden = true;
    });
  }, [pages, number]);
  return canvas;
}
