/** What a view shows when it is not ready: loading, empty, failed. */
import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { classNames } from './class-names.ts';
import { FailureText } from './failure-text.tsx';
import css from './states.module.css';
import { VisuallyHidden } from './visually-hidden.tsx';

/** Grey lines where text will be; their number keeps the page from jumping. */
export function Skeleton({ lines = 4 }: { readonly lines?: number }) {
  const { t } = useTranslation();
  return (
    <div className={css.skeleton} role="status">
      <VisuallyHidden>{t('states.loading')}</VisuallyHidden>
      {Array.from({ length: lines }, (_, index) => (
        <span key={index} className={classNames(css.bone, index % 3 === 2 && css.short)} aria-hidden />
      ))}
    </div>
  );
}

/** What the place is for, and the one thing to do. */
export function EmptyState({ title, children, action }: { readonly title: string; readonly children?: ReactNode; readonly action?: ReactNode }) {
  return (
    <div className={css.state}>
      <h2>{title}</h2>
      {children && <div className={css.text}>{children}</div>}
      {action && <div className={css.action}>{action}</div>}
    </div>
  );
}

interface ErrorStateProps {
  readonly title: string;
  readonly detail?: string;
  /** Told after the detail, in the person's language. */
  readonly error?: Error | null;
  /** What is not lost. */
  readonly safe?: string;
  readonly onRetry?: () => void;
  readonly action?: ReactNode;
}

/** What happened, what is safe, what to do. */
export function ErrorState({ title, detail, error, safe, onRetry, action }: ErrorStateProps) {
  const { t } = useTranslation();
  return (
    <div className={css.state} role="alert">
      <h2 className={css.failed}>
        <CircleAlert size={20} aria-hidden /> {title}
      </h2>
      {detail && <p className={css.text}>{detail}</p>}
      {error && (
        <p className={css.text}>
          <FailureText error={error} />
        </p>
      )}
      {safe && <p className={css.text}>{safe}</p>}
      {(onRetry || action) && (
        <div className={css.action}>
          {onRetry && <Button onClick={onRetry}>{t('states.retry')}</Button>}
          {action}
        </div>
      )}
    </div>
  );
}
