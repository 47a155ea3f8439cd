import { useEffect, useRef } from 'react';
import { drawCharacter, type Pose } from '../../../character/draw-character.ts';
import { createFollower } from '../../../character/follow.ts';
import { lifeAt, STILL } from '../../../character/life.ts';
import type { Look } from '../../../character/look.ts';
import { REST } from '../../../character/viseme.ts';
import css from './interviewer.module.css';

export interface InterviewerProps {
  readonly look: Look;
  /** Loudness of what is heard now, 0..1, as a speaker or a voice link tells it. */
  readonly level: () => number;
  /** Whether the interviewer speaks. */
  readonly active: boolean;
  /** For those who do not see it: who this is. */
  readonly label: string;
}

/** Each moves in a way of its own. */
const seeds: Readonly<Record<Look, number>> = { alex: 11, maria: 23 };
/** While nothing is said, slow movements need no more. */
const idleFrameMs = 40;

/**
 * The character who asks, live: lips go with the sound, eyes blink, breath goes on. Those who asked for less motion see a
 * portrait. As wide as its place, 512 px at most.
 */
export function Interviewer({ look, level, active, label }: InterviewerProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const now = useRef({ level, active });
  now.current = { level, active };
  useEffect(() => {
    const element = canvas.current;
    const brush = element?.getContext('2d');
    if (element == null || brush == null) return;
    let drawn = '';
    const show = (pose: Pose) => {
      const size = Math.round(element.clientWidth * devicePixelRatio);
      const next = JSON.stringify([size, pose]);
      if (next === drawn || size === 0) return;
      drawn = next;
      if (element.width !== size) element.width = element.height = size;
      drawCharacter(brush, pose, size);
    };
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
      const resized = new ResizeObserver(() => show({ look, mouth: REST, life: STILL }));
      resized.observe(element);
      return () => resized.disconnect();
    }
    const lips = createFollower();
    let request = 0;
    let lastMs = -Infinity;
    const frame = (timeMs: number) => {
      request = requestAnimationFrame(frame);
      const mouth = lips.at(now.current.active ? now.current.level() : 0, timeMs / 1_000);
      if (mouth.open === 0 && timeMs - lastMs < idleFrameMs) return;
      lastMs = timeMs;
      show({ look, mouth, life: lifeAt(seeds[look], timeMs / 1_000, lips.emphasis()) });
    };
    request = requestAnimationFrame(frame);
    return () => cancelAnimationFrame(request);
  }, [look]);
  return <canvas ref={canvas} role="img" aria-label={label} className={css.interviewer} width={512} height={512} />;
}
