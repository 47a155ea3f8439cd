import type { TalkViewStore } from './talk-view.ts';

/** What the page can ask of the talk; how things stand is in `view`. */
export interface Talk {
  readonly view: TalkViewStore;
  open(): Promise<void>;
  /** After a press: sound may play, the microphone opens, the interview begins or goes on. */
  begin(): Promise<void>;
  retry(): Promise<void>;
  pause(): void;
  resume(): void;
  repeat(): void;
  /** Hold-to-talk: takes the floor at once; letting go ends the answer. */
  hold(on: boolean): void;
  setTyping(typing: boolean): void;
  sendText(text: string): void;
  correct(sequence: number, text: string): Promise<void>;
  openMicrophone(): void;
  takeOver(): void;
  end(): void;
  microphoneLevel(): number;
  voiceLevel(): number;
  close(): void;
}
