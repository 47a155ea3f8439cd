import { Progress as RadixProgress } from 'radix-ui';
import { useEffect, useRef } from 'react';
import css from './progress.module.css';

/** @param value 0..1, or null while the whole is not known */
export function Progress({ label, value }: { readonly label: string; readonly value: number | null }) {
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    bar.current?.style.setProperty('width', `${(value ?? 1) * 100}%`);
  }, [value]);
  return (
    <RadixProgress.Root className={css.track} aria-label={label} value={value === null ? null : Math.round(value * 100)} max={100}>
      <RadixProgress.Indicator ref={bar} className={value === null ? css.unknown : css.bar} />
    </RadixProgress.Root>
  );
}
