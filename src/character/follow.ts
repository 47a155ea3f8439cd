/** Lips that follow the loudness of a sound while it is played. */
import { mouthOfLevel } from './lips.ts';
import type { MouthShape } from './viseme.ts';

/** A mouth opens faster than it closes; either is done well within the 80 ms in which lips and sound seem one. */
const OPENING_S = 0.025;
const CLOSING_S = 0.05;

export interface Follower {
  /** @param level loudness now, 0..1 @param timeS any clock that goes on */
  at(level: number, timeS: number): MouthShape;
  /** How much was said lately, 0..1. */
  emphasis(): number;
}

export function createFollower(): Follower {
  let [open, emphasis, lastS] = [0, 0, 0];
  return {
    at(level, timeS) {
      const passedS = Math.max(0, Math.min(1, timeS - lastS));
      lastS = timeS;
      open += (level - open) * (1 - Math.exp(-passedS / (level > open ? OPENING_S : CLOSING_S)));
      emphasis += (level - emphasis) * (1 - Math.exp(-passedS / 0.3));
      return mouthOfLevel(open < 0.02 ? 0 : open, timeS);
    },
    emphasis: () => emphasis,
  };
}
