import { createLink } from '@tanstack/react-router';
import type { LucideIcon } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import css from './button.module.css';
import { classNames } from './class-names.ts';

interface AnchorProps extends ComponentProps<'a'> {
  readonly kind?: 'primary' | 'plain' | 'quiet';
  readonly icon?: LucideIcon;
  readonly children: ReactNode;
}

function Anchor({ kind = 'plain', icon: Icon, children, className, ...rest }: AnchorProps) {
  return (
    <a {...rest} className={classNames(css.button, css[kind], className)}>
      {Icon && <Icon size={16} aria-hidden className={css.icon} />}
      <span>{children}</span>
    </a>
  );
}

/** The way to another page, with the looks of a button. */
export const ButtonLink = createLink(Anchor);
