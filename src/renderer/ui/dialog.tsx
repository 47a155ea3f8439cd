import { useEffect, useId, useRef, type ReactNode } from 'react';
import css from './dialog.module.css';

interface DialogProps {
  readonly open: boolean;
  readonly title: string;
  /** Esc, or a press beside the dialog. */
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly actions: ReactNode;
}

/**
 * A question that must be answered before going on. The browser's own modal dialog: it holds the focus, makes
 * the rest inert and gives the focus back, with no injected styles that the page's policy would refuse.
 */
export function Dialog({ open, title, onClose, children, actions }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const dialog = ref.current;
    if (!dialog || dialog.open === open) return;
    if (open) dialog.showModal();
    else dialog.close();
  }, [open]);
  return (
    <dialog
      ref={ref}
      className={css.dialog}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onKeyDown={(event) => event.stopPropagation()}
      onClick={(event) => {
        if (event.target === ref.current) onClose();
      }}
    >
      {open && (
        <div className={css.inside}>
          <h2 id={titleId}>{title}</h2>
          <div className={css.body}>{children}</div>
          <div className={css.actions}>{actions}</div>
        </div>
      )}
    </dialog>
  );
}
