import { useEffect, useRef } from 'react';
import css from './scorebar.module.css';

interface ScorebarProps {
  readonly label: string;
  /** 0..5; null when nothing was said about it. */
  readonly score: number | null;
  /** What the score means, in words. */
  readonly anchor: string;
}

/** A score on the scale 0..5 with its number and its meaning. */
export function Scorebar({ label, score, anchor }: ScorebarProps) {
  const bar = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    bar.current?.style.setProperty('width', `${((score ?? 0) / 5) * 100}%`);
  }, [score]);
  return (
    <div className={css.row} role="img" aria-label={`${label}: ${score === null ? anchor : `${score} / 5, ${anchor}`}`}>
      <span className={css.track}>
        <span ref={bar} className={css.bar} />
      </span>
      <span className={css.number}>{score === null ? '–' : score}</span>
      <span className={css.anchor}>{anchor}</span>
    </div>
  );
}
