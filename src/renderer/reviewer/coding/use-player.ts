import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Moment } from './moments.ts';
import { advance, type Replay } from './replay.ts';

export const SPEEDS = [1, 4, 16] as const;
export type Speed = (typeof SPEEDS)[number];

export interface Player {
  readonly timeMs: number;
  /** Edits made by now. */
  readonly count: number;
  readonly playing: boolean;
  readonly speed: Speed;
  /** Whether pauses are skipped. */
  readonly skips: boolean;
  setSpeed(speed: Speed): void;
  setSkips(skips: boolean): void;
  /** From the beginning when it stands at the end. */
  toggle(): void;
  toTime(timeMs: number): void;
  toEdit(count: number): void;
  /** The nearest moment before or after. */
  step(direction: -1 | 1): void;
}

/** Goes through the writing in the time that it took, or faster. It stands at the end at first: there the code is whole. */
export function usePlayer(replay: Replay, moments: readonly Moment[], endMs: number): Player {
  const [timeMs, setTimeMs] = useState(endMs);
  const [playing, setPlaying] = useState(false);
  const [speed, setSpeed] = useState<Speed>(4);
  const [skips, setSkips] = useState(true);
  const stops = useMemo(() => [...replay.timesMs, ...moments.map((moment) => moment.timeMs)].sort((a, b) => a - b), [replay, moments]);

  useEffect(() => {
    if (!playing) return;
    let last = performance.now();
    const onFrame = (now: number): void => {
      const elapsedMs = now - last;
      last = now;
      setTimeMs((before) => advance(before, elapsedMs, { speed, skips, stops, endMs }));
      frame = requestAnimationFrame(onFrame);
    };
    let frame = requestAnimationFrame(onFrame);
    return () => cancelAnimationFrame(frame);
  }, [playing, speed, skips, stops, endMs]);

  const isOver = timeMs >= endMs;
  useEffect(() => {
    if (isOver) setPlaying(false);
  }, [isOver]);

  const toTime = useCallback((next: number): void => setTimeMs(Math.max(0, Math.min(endMs, next))), [endMs]);
  return {
    timeMs,
    count: replay.countAt(timeMs),
    playing,
    speed,
    skips,
    setSpeed,
    setSkips,
    toTime,
    toggle() {
      if (!playing && isOver) setTimeMs(0);
      setPlaying(!playing);
    },
    toEdit: (count) => toTime(count === 0 ? 0 : (replay.timesMs[count - 1] ?? endMs)),
    step(direction) {
      const times = moments.map((moment) => moment.timeMs);
      toTime(direction > 0 ? (times.find((time) => time > timeMs) ?? endMs) : (times.findLast((time) => time < timeMs) ?? 0));
    },
  };
}
