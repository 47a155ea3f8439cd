import { useEffect, useRef } from 'react';
import css from './voice-wave.module.css';

const barCount = 31;

/** The interviewer: a wave that moves with its voice and rests otherwise. Decoration only. */
export function VoiceWave({ level, active }: { readonly level: () => number; readonly active: boolean }) {
  const root = useRef<HTMLDivElement>(null);
  const read = useRef(level);
  read.current = level;
  useEffect(() => {
    const bars = [...(root.current?.children ?? [])] as HTMLElement[];
    const rest = () => bars.forEach((bar, index) => bar.style.setProperty('scale', `1 ${0.06 + 0.05 * shape(index)}`));
    rest();
    if (!active || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    let request = 0;
    let smooth = 0;
    const draw = (timeMs: number) => {
      smooth += (read.current() - smooth) * 0.35;
      bars.forEach((bar, index) => {
        const sway = 0.65 + 0.35 * Math.sin(timeMs / 140 + index * 0.9);
        bar.style.setProperty('scale', `1 ${Math.min(1, 0.08 + smooth * shape(index) * sway)}`);
      });
      request = requestAnimationFrame(draw);
    };
    request = requestAnimationFrame(draw);
    return () => {
      cancelAnimationFrame(request);
      rest();
    };
  }, [active]);
  return (
    <div ref={root} className={css.wave} data-active={active || undefined} aria-hidden>
      {Array.from({ length: barCount }, (_, index) => (
        <span key={index} />
      ))}
    </div>
  );
}

/** Higher in the middle, nearly flat at the ends. */
const shape = (index: number): number => Math.sin((Math.PI * (index + 0.5)) / barCount) ** 1.5;
