/** What the server and the inference processes say to each other (structured clones: typed arrays travel as they are). */
import type { Language } from '../ports/language.ts';
import type { Recognition, TimedPhoneme } from '../ports/engines.ts';

export type WorkerKind = 'asr' | 'vad' | 'tts' | 'embedding';

/** Where a model's operators run, by ONNX Runtime's names. */
export type Provider = 'cpu' | 'cuda' | 'dml' | 'coreml' | 'webgpu';

export interface SessionSettings {
  /** Threads inside one operator of a model. */
  readonly threads: number;
  /** Tried in order for each operator, the CPU always last; the CPU alone by default. */
  readonly providers?: readonly Provider[];
}

export interface WorkerSettings extends SessionSettings {
  readonly kind: WorkerKind;
}

export interface RecogniseParams {
  /** 16 kHz, at most 30 s. */
  readonly samples: Float32Array;
  readonly language: Language | null;
  readonly prompt: string;
  readonly wordTimes: boolean;
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

/** Operations by name: what goes in and what comes out. */
export interface Operations {
  /** The folder of the model's files; a worker that knows several models tells them apart by `model`, the manifest's id. */
  load: { readonly params: { readonly folder: string; readonly model: string }; readonly result: null };
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
