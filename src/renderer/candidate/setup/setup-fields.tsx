/** How fields stand together on a page of set-up. */
import type { ReactNode } from 'react';
import { Segmented, type SegmentedProps } from '../../ui/segmented.tsx';
import css from './setup-form.module.css';

/** Two fields side by side, one below the other where it is narrow. */
export const FieldPair = ({ children }: { readonly children: ReactNode }) => <div className={css.pair}>{children}</div>;

/** Small choices in a line, as many as fit. */
export const ChoiceLine = ({ children }: { readonly children: ReactNode }) => <div className={css.choices}>{children}</div>;

/** One of a few, under its name. */
export function Choice<T extends string>(choice: SegmentedProps<T>) {
  return (
    <div className={css.choice}>
      <span aria-hidden>{choice.label}</span>
      <Segmented {...choice} />
    </div>
  );
}
