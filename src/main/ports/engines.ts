/** What the domain asks of inference engines. Audio is always mono Float32 in -1..1. */
import type { Language } from './language.ts';

export type EngineTask = 'asr' | 'vad' | 'tts' | 'llm' | 'embedding' | 'runner';
export type EngineState = 'absent' | 'loading' | 'ready' | 'failed';

/** What runs, where, and how fast: shown in settings, in /healthz and in reports. */
export interface EngineStatus {
  readonly task: EngineTask;
  /** Name with version, e.g. `whisper-base q8` or `rules 1.0`. */
  readonly engine: string;
  readonly state: EngineState;
  /** `cpu`, `cuda`, … or a host name for a remote engine. */
  readonly device: string;
  /** Seconds of computing for a second of audio, over the last calls; null when not measured yet. */
  readonly realTimeFactor: number | null;
  /** One line for a person: why it is absent or failed, or why nothing faster runs it. */
  readonly detail: string | null;
}

export interface TimedWord {
  readonly text: string;
  /** Seconds from the start of the audio that was given. */
  readonly startS: number;
  readonly endS: number;
  /** 0..1. */
  readonly confidence: number;
}

export interface RecognitionOptions {
  /** Null detects the language from the audio. */
  readonly language: Language | null;
  /** Words that are likely to be said: names, jargon. */
  readonly prompt?: string;
  /** Word times cost a little; partials can do without (then `words` have evenly spread times). */
  readonly wordTimes?: boolean;
  /** Somebody waits for it: heard with all care, and before what is shown meanwhile. So is all that asks for word times. */
  readonly isFinal?: boolean;
  /** Whose audio it is: work of several sources takes turns, so that none starves another. */
  readonly source?: string;
  /** `live` (the default) goes before `batch`: files wait while people speak. */
  readonly priority?: 'live' | 'batch';
  readonly signal?: AbortSignal;
}

export interface Recognition {
  /** Trimmed; empty when nothing was said. */
  readonly text: string;
  readonly language: Language;
  readonly words: readonly TimedWord[];
  /** Mean word probability 0..1; null when the engine cannot tell. */
  readonly confidence: number | null;
  readonly elapsedMs: number;
}

export interface SpeechToText {
  status(): EngineStatus;
  /** Resolves when calls will be answered; rejects with ENGINE_UNAVAILABLE when they never will. */
  ready(): Promise<void>;
  /** @param samples 16 kHz, at most 30 s. */
  recognise(samples: Float32Array, options: RecognitionOptions): Promise<Recognition>;
}

/** One voice activity detector's memory; belongs to one stream of audio. */
export interface VoiceActivityStream {
  /** @param samples 16 kHz, a whole multiple of 512. Resolves to one speech probability 0..1 for each 512. */
  push(samples: Float32Array): Promise<Float32Array>;
  close(): void;
}

export interface VoiceActivity {
  status(): EngineStatus;
  ready(): Promise<void>;
  open(): Promise<VoiceActivityStream>;
}

export interface VoiceInfo {
  readonly id: string;
  readonly engine: string;
  readonly languages: readonly Language[];
  readonly title: string;
  /** `fast` speaks many times faster than it is heard, even on two cores; absent when not known (a remote one). */
  readonly speed?: 'fast' | 'natural';
}

export interface SpeechRequest {
  readonly text: string;
  readonly language: Language;
  /** Null lets the engine choose the best voice for the language. */
  readonly voice: string | null;
  /** `now` (the default) goes before `ahead`: what is prepared never delays what is awaited. */
  readonly priority?: 'now' | 'ahead';
  readonly signal?: AbortSignal;
}

/** One sound of speech, for captions and for the lips of an avatar. */
export interface TimedPhoneme {
  /** IPA. */
  readonly symbol: string;
  /** Seconds from the start of the segment. */
  readonly startS: number;
  readonly endS: number;
}

/** One sentence (or clause) of speech. */
export interface SpeechSegment {
  readonly samples: Float32Array;
  readonly sampleRateHz: number;
  readonly text: string;
  /** In order, without overlap; empty when the engine cannot tell (a remote one). */
  readonly phonemes: readonly TimedPhoneme[];
}

export interface SpeechPlan {
  readonly engine: string;
  readonly voice: string;
  readonly sampleRateHz: number;
  /** The sentences in their order; a segment is one of them or a clause of it. */
  readonly sentences: readonly string[];
  readonly segments: AsyncIterable<SpeechSegment>;
  /** Whether all comes as one segment, so that its length is known with its first sound; absent: when it is one sentence. */
  readonly isOnePiece?: boolean;
}

export interface TextToSpeech {
  status(): readonly EngineStatus[];
  voices(): readonly VoiceInfo[];
  /** Chooses engine and voice and splits the text; nothing is computed until `segments` is read.
   *  @throws AppError INVALID_REQUEST with the list of voices when `voice` is not known. */
  speak(request: SpeechRequest): Promise<SpeechPlan>;
}

/** Sentences as vectors whose inner product tells how near their meanings are. */
export interface Embedder {
  status(): EngineStatus;
  /** What it understands; empty while no model is installed. */
  languages(): readonly Language[];
  ready(): Promise<void>;
  /** One vector of length 1 for each text, in order. @throws AppError ENGINE_UNAVAILABLE */
  embed(texts: readonly string[], signal?: AbortSignal): Promise<readonly Float32Array[]>;
}

export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

export interface LanguageModelRequest {
  readonly messages: readonly ChatMessage[];
  /** JSON schema that the reply is constrained to. */
  readonly schema: Readonly<Record<string, unknown>>;
  readonly schemaName: string;
  /** 0 by default. */
  readonly temperature?: number;
  /** Different seeds make independent answers; 1 by default. */
  readonly seed?: number;
  /** Longest reply; 2,048 by default. */
  readonly maxTokens?: number;
  /** Time for the whole call, with its wait, retry and repair; never more than the server's own limit. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

export type TextRequest = Omit<LanguageModelRequest, 'schema' | 'schemaName'>;

export interface LanguageModel {
  status(): EngineStatus;
  /** Cheap and cached: whether a call is worth trying now. */
  available(): Promise<boolean>;
  /**
   * The reply's JSON, which fits the schema. @throws AppError UPSTREAM_FAILED when there is none in time, RATE_LIMITED when
   * too many calls wait already
   */
  completeJson(request: LanguageModelRequest): Promise<unknown>;
  /** The reply as it is written, piece by piece. Who stops reading ends the call. Throws as `completeJson`. */
  completeText(request: TextRequest): AsyncIterable<string>;
}
