import css from './key-hint.module.css';

/** The key that does the same; for the eye, the control's own name speaks for itself. */
export function KeyHint({ keys }: { readonly keys: string }) {
  return (
    <kbd className={css.key} aria-hidden>
      {keys}
    </kbd>
  );
}
