import { useEffect, useRef } from 'react';
import css from './level-meter.module.css';

interface LevelMeterProps {
  readonly label: string;
  /** Read on each drawn frame; 0..1 on a scale of -60..0 dBFS. Drawn past React, the rest of the page stays still. */
  readonly level: () => number;
  readonly muted?: boolean;
}

const barCount = 24;

/** Bars that fill with the level. The last three, near full scale, have a shape of their own. */
export function LevelMeter({ label, level, muted = false }: LevelMeterProps) {
  const root = useRef<HTMLDivElement>(null);
  const read = useRef(level);
  read.current = level;
  useEffect(() => {
    let shown = -1;
    let request = 0;
    const draw = () => {
      const lit = muted ? 0 : Math.round(read.current() * barCount);
      if (lit !== shown) {
        shown = lit;
        const bars = root.current?.children ?? [];
        for (let index = 0; index < bars.length; index += 1) bars[index]?.toggleAttribute('data-lit', index < lit);
        root.current?.setAttribute('aria-valuenow', String(Math.round((lit / barCount) * 100)));
      }
      request = requestAnimationFrame(draw);
    };
    request = requestAnimationFrame(draw);
    return () => cancelAnimationFrame(request);
  }, [muted]);
  return (
    <div ref={root} className={css.meter} role="meter" aria-label={label} aria-valuemin={0} aria-valuemax={100} aria-valuenow={0} data-muted={muted || undefined}>
      {Array.from({ length: barCount }, (_, index) => (
        <span key={index} className={index >= barCount - 3 ? css.top : css.bar} />
      ))}
    </div>
  );
}
