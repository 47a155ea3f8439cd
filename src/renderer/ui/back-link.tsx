import { Link } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import css from './back-link.module.css';

/** The way back to the list that a page belongs to. */
export function BackLink({ to, children }: { readonly to: '/interviews' | '/transcriptions'; readonly children: ReactNode }) {
  return (
    <Link to={to} className={css.back}>
      <ArrowLeft size={16} aria-hidden /> {children}
    </Link>
  );
}
