/** One interview as its connections have it. */
import type { ParsedResume } from '../../ports/resume.ts';
import type { TalkStage } from './talk-stage.ts';
import type { VoiceListener } from './voice-events.ts';

export interface LiveTalk extends Pick<TalkStage, 'listener' | 'complain'> {
  /** Takes the talk over from an earlier listener. A new talk tells no state until something happens. */
  attach(listener: VoiceListener, isNew: boolean): void;
  detach(listener: VoiceListener): void;
  /** Nothing where it has begun. */
  start(): void;
  setResume(resume: ParsedResume): void;
  /** A whole answer as a file of sound. Resolves when another may come. */
  answer(bytes: Uint8Array): Promise<void>;
  /** An answer that was typed; one that its client names is taken once. Resolves when another may come. */
  type(text: string, clientKey: string | null): Promise<void>;
  playbackComplete(): void;
  /** Sound as it is said: PCM16LE, 16 kHz, mono. Resolves when more may come. */
  hear(pcm: Uint8Array): Promise<void>;
  /** The candidate holds the floor by a key: no pause ends the answer. */
  hold(isOn: boolean): void;
  /** What was heard so far is the answer. */
  endOfTurn(): Promise<void>;
  /** How far the reply is played. */
  playback(seq: number, playedMs: number, isPlaying: boolean): void;
  repeat(): void;
  pause(isPaused: boolean): void;
  /** Ends the interview once the answer in hand is heard; no reply is made any more. */
  end(): Promise<void>;
  isBusy(): boolean;
  /** The interview has ended. */
  isOver(): boolean;
  /** Gives up what is in hand, keeping what is stored: it goes on at the next connection. */
  close(): Promise<void>;
}
