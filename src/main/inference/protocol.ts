/** What the server and the inference processes say to each other (structured clones: typed arrays travel as they are). */
import type { Language } from '../ports/language.ts';
import type { Recognition, TimedPhoneme } from '../ports/engines.ts';

/** `probe` tries devices, and does nothing else. */
export type WorkerKind = 'asr' | 'vad' | 'tts' | 'embedding' | 'probe';

/** Where a model's operators run, by ONNX Runtime's names. */
export type Provider = 'cpu' | 'cuda' | 'dml' | 'coreml' | 'webgpu';

export interface SessionSettings {
  /** Threads inside one operator of a model. */
  readonly threads: number;
  /** Tried in order for each operator, the CPU always last; the CPU alone by default. */
  readonly providers?: readonly Provider[];
}

export interface WorkerSettings {
  readonly kind: WorkerKind;
  readonly threads: number;
}

export interface RecogniseParams {
  /** 16 kHz, at most 30 s. */
  readonly samples: Float32Array;
  readonly language: Language | null;
  readonly prompt: string;
  readonly wordTimes: boolean;
  /** With all attempts; by default where word times are asked for. */
  readonly isFinal?: boolean;
}

/** The detector keeps no memory of its own: state and context travel, so a restarted worker goes on. */
export interface DetectParams {
  readonly samples: Float32Array;
  readonly memory: DetectorMemory;
}

export interface DetectorMemory {
  readonly state: Float32Array;
  readonly context: Float32Array;
}

export interface RenderParams {
  readonly engine: 'kokoro' | 'piper' | 'espeak';
  readonly voice: string;
  readonly language: Language;
  /** Plain words: numbers and signs already written out. */
  readonly text: string;
}

export interface RenderedSpeech {
  readonly samples: Float32Array;
  readonly sampleRateHz: number;
  readonly phonemes: readonly TimedPhoneme[];
}

export interface LoadParams {
  readonly folder: string;
  /** The manifest's id, by which a worker that knows several models tells them apart. */
  readonly model: string;
  /** The CPU by default. */
  readonly provider?: Provider;
}

export interface ProbeParams {
  readonly provider: Provider;
  readonly threads: number;
  readonly model: { readonly id: string; readonly folder: string };
}

export interface ProbeReport {
  /** One line for a person; null when the provider answers as the CPU does. */
  readonly problem: string | null;
  /** How long one run of the real model takes on either; null when it was not run. */
  readonly times: { readonly cpuMs: number; readonly providerMs: number } | null;
}

/** Operations by name: what goes in and what comes out. */
export interface Operations {
  /** Results in a line for a person about how the model runs; null when there is nothing to say. */
  load: { readonly params: LoadParams; readonly result: string | null };
  /** Results in a line about what is wrong with the voice's files; null when it is loaded. What else fails rejects. */
  loadVoice: { readonly params: { readonly folder: string; readonly name: string }; readonly result: string | null };
  probe: { readonly params: ProbeParams; readonly result: ProbeReport };
  embed: { readonly params: { readonly texts: readonly string[] }; readonly result: { readonly vectors: readonly Float32Array[] } };
  recognise: { readonly params: RecogniseParams; readonly result: Omit<Recognition, 'elapsedMs'> };
  detect: { readonly params: DetectParams; readonly result: { readonly probabilities: Float32Array; readonly memory: DetectorMemory } };
  render: { readonly params: RenderParams; readonly result: RenderedSpeech };
}
export type OperationName = keyof Operations;

export type WorkerRequest =
  | { readonly type: 'call'; readonly id: number; readonly name: OperationName; readonly params: unknown }
  | { readonly type: 'abort'; readonly id: number };

export type WorkerReply =
  | { readonly type: 'result'; readonly id: number; readonly value: unknown }
  | { readonly type: 'failure'; readonly id: number; readonly message: string };

/** An engine as its worker sees it; operations that it does not know are absent. */
export type WorkerEngine = {
  readonly [N in OperationName]?: (params: Operations[N]['params'], signal: AbortSignal) => Promise<Operations[N]['result']>;
};
