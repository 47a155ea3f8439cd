import { CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import css from './notice.module.css';
import { classNames } from './class-names.ts';

interface NoticeProps {
  readonly kind?: 'plain' | 'caution' | 'good';
  readonly children: ReactNode;
  readonly action?: ReactNode;
}

const icons = { plain: Info, caution: TriangleAlert, good: CircleCheck };

/** One line about the present state, told politely to screen readers when it appears. */
export function Notice({ kind = 'plain', children, action }: NoticeProps) {
  const Icon = icons[kind];
  return (
    <div className={classNames(css.notice, css[kind])} role="status">
      <Icon size={16} aria-hidden className={css.icon} />
      <div className={css.text}>{children}</div>
      {action}
    </div>
  );
}
