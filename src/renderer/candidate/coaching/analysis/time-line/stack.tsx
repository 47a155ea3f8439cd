import { useEffect, useRef, type MouseEvent, type ReactNode } from 'react';
import { playerKeys } from '../player/player-keys.ts';
import type { Playback } from '../player/playback.ts';
import css from './time-line.module.css';

interface StackProps {
  readonly playback: Playback;
  readonly durationS: number;
  readonly label: string;
  readonly children: ReactNode;
}

/** Tracks over one axis; the line of the present place runs through all of them, and a press on a track plays there. */
export function Stack({ playback, durationS, label, children }: StackProps) {
  const stack = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const follow = (): void => stack.current?.style.setProperty('--at', String(Math.min(1, playback.timeS.get() / durationS)));
    follow();
    return playback.timeS.subscribe(follow);
  }, [playback, durationS]);
  const onClick = (event: MouseEvent<HTMLElement>): void => {
    const plot = (event.target as Element).closest('[data-plot]');
    if (!plot) return;
    const { left, width } = plot.getBoundingClientRect();
    playback.playFrom(Math.max(0, Math.min(1, (event.clientX - left) / width)) * durationS);
  };
  return (
    <div ref={stack} className={css.stack} role="group" aria-label={label} tabIndex={0} onClick={onClick} onKeyDown={playerKeys(playback)}>
      {children}
      <div className={css.place} aria-hidden>
        <div className={css.cursor} />
      </div>
    </div>
  );
}
