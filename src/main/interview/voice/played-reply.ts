/** The interviewer's turn while its player plays it: how far it was heard, and when a player that reports nothing must be done. */
import type { Clock } from '../../ports/clock.ts';
import type { VoiceTurn } from '../../ports/voice.ts';
import { createPlaybackPosition, type PlaybackPosition } from './playback-position.ts';
import type { SpokenAudio } from './voice-events.ts';

/** A player that reports nothing is done so long after its last sound. */
const GRACE_MS = 4_000;

export interface CutReply {
  readonly turn: VoiceTurn;
  readonly text: string;
  /** 0..1: of all its words, in the best of the times that it was said. */
  readonly share: number;
}

export interface PlayedReply {
  /** @param heardBefore share that was heard when it was said before; 0 the first time */
  sent(turn: VoiceTurn, audio: SpokenAudio, heardBefore: number): void;
  /** The words that are being played; null in silence. */
  words(): string | null;
  /** How far the player is. True when it goes on with what was given up for played. */
  reported(seq: number, playedMs: number, isPlaying: boolean): boolean;
  /** It is over, as far as is known; null when nothing was played. */
  finish(): VoiceTurn | null;
  /** The candidate took the floor. Null when nothing was played. */
  cut(): CutReply | null;
  close(): void;
}

interface Said {
  readonly turn: VoiceTurn;
  readonly heardBefore: number;
  readonly position: PlaybackPosition;
}

/** @param onSilent nothing was reported for so long that it must be over */
export function createPlayedReply(clock: Pick<Clock, 'nowMs' | 'after'>, onSilent: () => void): PlayedReply {
  let said: Said | null = null;
  /** What was given up for played; a player that was paused goes on with it. */
  let silenced: Said | null = null;
  let cancelGrace = (): void => undefined;

  const wait = (leftMs: number): void => {
    cancelGrace();
    cancelGrace = clock.after(leftMs + GRACE_MS, onSilent);
  };
  return {
    sent(turn, audio, heardBefore) {
      if (said?.turn.sequence !== turn.sequence || audio.seq === 0) said = { turn, heardBefore, position: createPlaybackPosition(clock, turn.text) };
      said.position.sent(audio);
      cancelGrace();
      if (audio.last) wait(said.position.leftMs());
    },
    words: () => said?.turn.text ?? null,
    reported(seq, playedMs, isPlaying) {
      const isBack = said === null && silenced !== null && isPlaying;
      if (isBack) said = silenced;
      if (said === null) return false;
      said.position.played(seq, playedMs);
      wait(said.position.leftMs());
      return isBack;
    },
    finish() {
      cancelGrace();
      const turn = said?.turn ?? null;
      silenced = said;
      said = null;
      return turn;
    },
    cut() {
      cancelGrace();
      const was = said;
      said = silenced = null;
      if (was === null) return null;
      const { text, share } = was.position.heard();
      return { turn: was.turn, text, share: Math.max(was.heardBefore, share) };
    },
    close: () => cancelGrace(),
  };
}
