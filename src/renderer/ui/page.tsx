import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import { classNames } from './class-names.ts';
import css from './page.module.css';

interface PageProps {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  readonly width?: 'narrow' | 'wide';
  readonly children: ReactNode;
}

/** The first page of all leaves the focus where the browser put it. */
let hasArrived = false;

/** A page with its heading; sets the window's title too, and moves the focus to the heading, which tells where one is now. */
export function Page({ title, lead, actions, width = 'narrow', children }: PageProps) {
  const page = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // A field of the page that asked for the focus keeps it.
    if (hasArrived && !page.current?.contains(document.activeElement)) heading.current?.focus();
    hasArrived = true;
  }, []);
  useEffect(() => {
    document.title = `${title} · Viva`;
  }, [title]);
  return (
    <main ref={page} className={classNames(css.page, css[width])}>
      <header className={css.head}>
        <div className={css.titles}>
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lead && <p className={css.lead}>{lead}</p>}
        </div>
        {actions && <div className={css.actions}>{actions}</div>}
      </header>
      {children}
    </main>
  );
}

export function Panel({ title, children, actions }: { readonly title?: string; readonly children: ReactNode; readonly actions?: ReactNode }) {
  return (
    <section className={css.panel} aria-label={title}>
      {title && (
        <header className={css.panelHead}>
          <h2>{title}</h2>
          {actions}
        </header>
      )}
      {children}
    </section>
  );
}
