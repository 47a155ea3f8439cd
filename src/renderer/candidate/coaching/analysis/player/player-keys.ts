import type { KeyboardEvent } from 'react';
import type { Playback } from './playback.ts';

const STEP_S = 5;
const LEAP_S = 10;

type Action = (playback: Playback) => void;
const ACTIONS: Readonly<Record<string, Action>> = {
  Space: (playback) => playback.toggle(),
  KeyK: (playback) => playback.toggle(),
  ArrowLeft: (playback) => playback.step(-STEP_S),
  ArrowRight: (playback) => playback.step(STEP_S),
  KeyJ: (playback) => playback.step(-LEAP_S),
  KeyL: (playback) => playback.step(LEAP_S),
  Home: (playback) => playback.seek(0),
};

/** What a key does to the player, by its place on the keyboard, so that it works in every layout; null where the key is not ours. */
export function toPlayerAction(code: string): Action | null {
  return ACTIONS[code] ?? null;
}

/** For places that hold the focus inside the player, the time line or the transcript: nowhere else are letters taken. */
export function playerKeys(playback: Playback) {
  return (event: KeyboardEvent<HTMLElement>): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const target = event.target as HTMLElement;
    const isPress = event.code === 'Space' && target.closest('button, summary, a, select') !== null;
    const isChoice = target.closest('select') !== null;
    const action = isPress || isChoice ? null : toPlayerAction(event.code);
    if (action === null) return;
    event.preventDefault();
    action(playback);
  };
}
