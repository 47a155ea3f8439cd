/** What a talk tells whoever is connected to it. */
import type { TimedPhoneme } from '../../ports/engines.ts';
import type { Language } from '../../ports/language.ts';
import type { VoiceTurn } from '../../ports/voice.ts';

/** What the interview does now: waits for the candidate, hears an answer, thinks, speaks. */
export type VoiceState = 'ready' | 'processing_stt' | 'generating' | 'speaking' | 'error';

export type VoiceFailureCode = 'EMPTY_TRANSCRIPTION' | 'PROCESSING_ERROR' | 'SESSION_NOT_FOUND' | 'START_ERROR' | 'WEBSOCKET_ERROR';

/** Whether the talk goes on after it. */
const RECOVERABLE: Readonly<Record<VoiceFailureCode, boolean>> = {
  EMPTY_TRANSCRIPTION: true, PROCESSING_ERROR: true, SESSION_NOT_FOUND: false, START_ERROR: false, WEBSOCKET_ERROR: false,
};

export interface VoiceFailure {
  readonly code: VoiceFailureCode;
  readonly message: string;
  readonly recoverable: boolean;
}

export const toFailure = (code: VoiceFailureCode, message: string): VoiceFailure => ({ code, message, recoverable: RECOVERABLE[code] });

export interface SpokenAudio {
  readonly mp3: Uint8Array;
  readonly text: string;
  readonly durationS: number;
  /** Times from the start of this sound. */
  readonly phonemes: readonly TimedPhoneme[];
  /** Number of the sentence in its reply, from 0. */
  readonly seq: number;
  readonly last: boolean;
}

export type VoiceEvent =
  | { readonly type: 'status'; readonly state: VoiceState }
  | { readonly type: 'transcript'; readonly turn: VoiceTurn }
  | { readonly type: 'audio'; readonly audio: SpokenAudio }
  | { readonly type: 'failure'; readonly failure: VoiceFailure }
  | { readonly type: 'ended'; readonly totalTurns: number }
  | { readonly type: 'partial'; readonly text: string }
  | { readonly type: 'interrupt'; readonly heard: string }
  | { readonly type: 'turn'; readonly wait: 'listening' | 'thinking_pause' | 'taken' }
  | { readonly type: 'phase'; readonly phase: string; readonly secondsLeft: number }
  | { readonly type: 'paused'; readonly paused: boolean }
  | { readonly type: 'timing'; readonly stages: Readonly<Record<string, number>> };

export interface VoiceListener {
  /** Sentences one by one, and what else our own interface reads. */
  readonly extras: boolean;
  /** In which it would be greeted where neither the interview nor a resume has a language; null: any. */
  readonly preferredLanguage: Language | null;
  /** Whether what is told still reaches somebody. */
  isOpen(): boolean;
  /** Must not throw. */
  onEvent(event: VoiceEvent): void;
  /** Another connection has the talk now, or the program ends: nothing more is told. */
  onLost(why: 'taken-over' | 'closing' | 'erased'): void;
}
