import type { LucideIcon } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './class-names.ts';
import css from './button.module.css';

interface ButtonProps extends ComponentProps<'button'> {
  readonly kind?: 'primary' | 'plain' | 'quiet' | 'danger';
  readonly size?: 'normal' | 'large';
  readonly icon?: LucideIcon;
  /** Shows that the press is being worked on; further presses do nothing. */
  readonly busy?: boolean;
  readonly children: ReactNode;
}

/** A press that does something. Busy keeps the focus, so that keyboards do not lose their place. */
export function Button({ kind = 'plain', size = 'normal', icon: Icon, busy = false, children, className, onClick, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={classNames(css.button, css[kind], size === 'large' && css.large, className)}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {Icon && <Icon size={size === 'large' ? 20 : 16} aria-hidden className={css.icon} />}
      <span>{children}</span>
      {busy && <span className={css.busy} aria-hidden />}
    </button>
  );
}

interface IconButtonProps extends ComponentProps<'button'> {
  readonly icon: LucideIcon;
  readonly label: string;
}

export function IconButton({ icon: Icon, label, className, ...rest }: IconButtonProps) {
  return (
    <button type="button" {...rest} aria-label={label} title={label} className={classNames(css.iconOnly, className)}>
      <Icon size={16} aria-hidden />
    </button>
  );
}
