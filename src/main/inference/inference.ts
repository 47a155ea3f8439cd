/** All on-device engines, each kind in a process of its own. */
import { availableParallelism } from 'node:os';
import { systemClock } from '../base/clock.ts';
import type { Logger } from '../base/log.ts';
import type { Clock } from '../ports/clock.ts';
import type { Embedder, EngineStatus, SpeechToText, TextToSpeech, VoiceActivity } from '../ports/engines.ts';
import type { ModelLibrary } from '../ports/model-library.ts';
import { openDeviceMemory } from './device-memory.ts';
import { createDeviceProcess, runtimeVersion } from './device-process.ts';
import { createDevices, type DeviceSetting, type DeviceState, type Probe } from './devices.ts';
import { createEmbedder, EMBEDDER_MODELS } from './embedder.ts';
import { createEngineHost, type EngineHost } from './engine-host.ts';
import { createLoadable, type Loadable } from './loadable.ts';
import { createPiperVoices } from './piper-voices.ts';
import type { WorkerKind } from './protocol.ts';
import { createSpeechCache } from './speech-cache.ts';
import { createSpeechToText } from './speech-to-text.ts';
import { createTextToSpeech } from './text-to-speech.ts';
import { createVoiceActivity } from './voice-activity.ts';
import { KOKORO } from './voices.ts';

/** More threads gain little for models of this size. */
const MAX_THREADS = 4;
/** Spoken sentences that are kept in memory. */
const SPEECH_MEMORY_BYTES = 64 * 1024 * 1024;

export type AsrModel = 'whisper-base' | 'whisper-tiny' | 'whisper-small';

export interface InferenceOptions {
  /** `worker.ts`, or what the bundler made of it. */
  readonly workerUrl: URL;
  readonly library: ModelLibrary;
  readonly log: Logger;
  /** For recognition and synthesis; by default as many as there are cores, at most four. */
  readonly threads?: number;
  /** Preferred; where only the other is installed, that one is used and named. */
  readonly asrModel?: AsrModel;
  /** Load models at once instead of at first use. */
  readonly warm?: boolean;
  /** Where models may run; the CPU alone by default. */
  readonly device?: DeviceSetting;
  /** The file that remembers which devices failed; null forgets it with the process. */
  readonly deviceMemory?: string | null;
  readonly clock?: Clock;
  /** Where Piper voices are looked for, beside what the library installs; none by default. */
  readonly modelsDirs?: readonly string[];
  /** Keeps spoken sentences on disk, the least used leaving first; memory alone by default. */
  readonly speechCache?: { readonly folder: string; readonly maxBytes: number };
  /** For tests: tries a device in place of a process of its own. */
  readonly probe?: Probe;
}

export interface Inference {
  readonly stt: SpeechToText;
  readonly vad: VoiceActivity;
  readonly tts: TextToSpeech;
  readonly embedder: Embedder;
  statuses(): EngineStatus[];
  /** The devices beside the CPU, as far as they were tried. */
  devices(): DeviceState[];
  /** Forgets which devices failed, and loads models anew so that they are tried again. */
  retryDevices(): void;
  /** Called whenever one of the statuses changed its state. */
  onStatus(callback: () => void): () => void;
  /** Ends the processes. Calls in hand reject with ENGINE_UNAVAILABLE. */
  close(): Promise<void>;
}

export function createInference(options: InferenceOptions): Inference {
  const { workerUrl, library, log, asrModel = 'whisper-base', warm = false, device = 'cpu', deviceMemory = null, clock = systemClock } = options;
  const threads = options.threads ?? Math.min(MAX_THREADS, availableParallelism());
  const listeners = new Set<() => void>();
  const onStatus = (): void => listeners.forEach((listener) => listener());
  const hosts: EngineHost[] = [];
  const loadables: Loadable[] = [];

  const probe = options.probe ?? createDeviceProcess({ workerUrl, threads, log });
  const devices = createDevices({ setting: device, memory: openDeviceMemory(deviceMemory), probe, version: runtimeVersion(), log });

  const build = (kind: WorkerKind, task: EngineStatus['task'], workerThreads: number, models: readonly { id: string; name: string }[]): { host: EngineHost; model: Loadable } => {
    const host = createEngineHost({ kind, threads: workerThreads, workerUrl, log, clock, onCrash: (crash) => model.lost(crash) });
    const model = createLoadable({ task, models, library, host, devices, clock, warm, onStatus });
    hosts.push(host);
    loadables.push(model);
    return { host, model };
  };
  const whispers = [asrModel, ...(['whisper-base', 'whisper-small', 'whisper-tiny'] as const).filter((id) => id !== asrModel)];
  const asr = build('asr', 'asr', threads, whispers.map((id) => ({ id, name: `${id} q8` })));
  const vad = build('vad', 'vad', 1, [{ id: 'silero-vad', name: 'silero-vad 6' }]);
  const speech = build('tts', 'tts', threads, [{ id: 'kokoro-82m', name: KOKORO }]);
  const sentences = build('embedding', 'embedding', threads, EMBEDDER_MODELS);
  const piper = createPiperVoices(options.modelsDirs ?? []);
  const stopPiper = library.onChange(({ id, state }) => {
    if (id.startsWith('piper-') && state !== 'installing') void piper.refresh().then(onStatus);
  });
  const cache = createSpeechCache({ memoryBytes: SPEECH_MEMORY_BYTES, folder: options.speechCache?.folder, diskBytes: options.speechCache?.maxBytes });

  const stt = createSpeechToText(asr.host, asr.model);
  const voice = createVoiceActivity(vad.host, vad.model);
  const tts = createTextToSpeech({ host: speech.host, kokoro: speech.model, piper, cache });
  const embedder = createEmbedder(sentences.host, sentences.model);
  return {
    stt,
    vad: voice,
    tts,
    embedder,
    statuses: () => [stt.status(), voice.status(), ...tts.status(), embedder.status()],
    devices: () => devices.states(),
    retryDevices() {
      devices.retry();
      for (const model of loadables) model.reload();
    },
    onStatus(callback) {
      listeners.add(callback);
      return () => void listeners.delete(callback);
    },
    async close() {
      devices.close();
      for (const model of loadables) model.close();
      stopPiper();
      await Promise.all([...hosts.map((host) => host.close()), cache.close()]);
      listeners.clear();
    },
  };
}
