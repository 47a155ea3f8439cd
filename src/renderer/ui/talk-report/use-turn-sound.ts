import { useCallback } from 'react';
import { voiceDesk, type TalkTurn } from '../../data/voice.ts';
import { useClip, type Clip } from '../use-clip.ts';

/** The turns of one talk, and how to hear them. */
export interface TurnSound {
  readonly turns: readonly TalkTurn[];
  readonly language: string;
  /** The candidate's name for others; null where they are "you". */
  readonly candidate: string | null;
  /** Plays turns by their numbers. */
  readonly clip: Clip<number>;
}

/** Plays what was said in a turn, one at a time. */
export function useTurnClip(id: string): Clip<number> {
  const fetchSound = useCallback((sequence: number, signal: AbortSignal) => voiceDesk.voiceAudio({ params: { id, sequence }, signal }), [id]);
  return useClip(fetchSound);
}
