import type { RoomViewStore } from './room-view.ts';

/** What the page can ask of the room; how things stand is in `view`. */
export interface InterviewRoom {
  readonly view: RoomViewStore;
  open(): Promise<void>;
  /** Tries again what failed. */
  retry(): Promise<void>;
  /** The question again, from its beginning. What was answered so far stays. */
  repeat(): Promise<void>;
  /** Cuts the question short, or goes on after a pause. */
  listen(): void;
  pause(): void;
  resume(): Promise<void>;
  /** The spoken answer is complete. */
  done(): Promise<void>;
  /** Sends what has been recognised by now, without waiting for the rest. */
  sendNow(): void;
  /** An answer that was typed, or what was heard with the person's own changes. */
  sendTyped(text: string): Promise<void>;
  /** Typing instead of speaking, for this and the next answers, or back. */
  setTyping(typing: boolean): void;
  discardHeard(): void;
  keepListening(): void;
  correct(turnId: string, text: string): Promise<void>;
  openMicrophone(): Promise<void>;
  /** Sends what was heard last, scores, saves and closes the interview. */
  end(): Promise<void>;
  microphoneLevel(): number;
  voiceLevel(): number;
  close(): void;
}
