import type { ReactNode } from 'react';
import css from './time-line.module.css';

interface RowProps {
  readonly name: string;
  readonly legend?: ReactNode;
  /** The whole in words. */
  readonly label: string;
  readonly height: number;
  /** Shapes in a field that is 1000 wide and `height` high. */
  readonly children: ReactNode;
}

/** A track that is drawn by shapes, as wide as the charts. */
export function Row({ name, legend, label, height, children }: RowProps) {
  return (
    <div className={css.track}>
      <div className={css.name}>
        <span>{name}</span>
        {legend && <span className={css.legend}>{legend}</span>}
      </div>
      <svg className={css.row} data-plot="" role="img" aria-label={label} height={height} viewBox={`0 0 1000 ${height}`} preserveAspectRatio="none">
        <rect className={css.ground} width="1000" height={height} />
        {children}
      </svg>
    </div>
  );
}
