import type { Attention } from './attention.ts';
import type { ProctoredViewStore } from './proctored-view.ts';

/** What the pages can ask of the room; how things stand is in `view`. */
export interface ProctoredRoomInHand {
  readonly view: ProctoredViewStore;
  readonly attention: Attention;
  retry(): Promise<void>;
  /** The first press, or the one after a reload: sound and microphone may be used from then on. */
  begin(): Promise<void>;
  /** The question again; what was answered so far stays. */
  repeat(): Promise<void>;
  /** Cuts the question short. */
  listen(): void;
  pause(): void;
  resume(): Promise<void>;
  /** The answer is complete. */
  done(): Promise<void>;
  /** Takes what has been recognised by now, without waiting for the rest. */
  takeNow(): void;
  sendTyped(text: string): Promise<void>;
  setTyping(typing: boolean): void;
  discardHeard(): void;
  /** Goes on without an answer. */
  skip(): Promise<void>;
  /** Keeps a correction. */
  correct(index: number, text: string): void;
  /** From an answer that was looked at to the next question, or back to the review. */
  next(): Promise<void>;
  /** To all answers, from where the end is; what was heard and not kept goes. */
  toReview(): void;
  /** Asks a question for an answer, or for a new take of it. */
  answer(index: number): Promise<void>;
  finish(): Promise<void>;
  openMicrophone(): void;
  microphoneLevel(): number;
  voiceLevel(): number;
  /** The element that shows films of questions. */
  showFilm(element: HTMLVideoElement | null): void;
  close(): void;
}
