import type { ReactNode } from 'react';
import { useEffect } from 'react';
import { classNames } from './class-names.ts';
import css from './page.module.css';

interface PageProps {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  readonly width?: 'narrow' | 'wide';
  readonly children: ReactNode;
}

/** A page with its heading; sets the window's title too. */
export function Page({ title, lead, actions, width = 'narrow', children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · Viva`;
  }, [title]);
  return (
    <main className={classNames(css.page, css[width])}>
      <header className={css.head}>
        <div className={css.titles}>
          <h1>{title}</h1>
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
