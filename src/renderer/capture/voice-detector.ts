/** Whether somebody speaks, frame by frame: by the Silero model in the page once it is loaded, by loudness until then and without it. */
import { createLoudness } from './loudness.ts';
import type { MicrophoneFrame } from './microphone.ts';
import { gateFrameMs } from './speech-gate.ts';
import type { SileroReply, SileroStart } from './silero-worker.ts';

export type DetectorKind = 'model' | 'loudness';

export interface VoiceDetector {
  /** Calls back with 0..1 for each frame of 32 ms, in order. */
  push(frame: MicrophoneFrame, onHeard: (frame: MicrophoneFrame, probability: number) => void): void;
  close(): void;
}

export interface DetectorOptions {
  /** Told once the model hears, and when it cannot. */
  readonly onKind: (kind: DetectorKind) => void;
  /** Makes the thread and tells it where its files are; the page's own when absent. */
  readonly startWorker?: () => Promise<Worker>;
}

/** A machine that is a second behind goes on by loudness until it has caught up. */
const longestQueue = 32;

export function createVoiceDetector({ onKind, startWorker = startSilero }: DetectorOptions): VoiceDetector {
  const loudness = createLoudness(gateFrameMs);
  const waiting: ((probability: number) => void)[] = [];
  let worker: Worker | null = null;
  let isReady = false;
  let closed = false;

  const giveUp = () => {
    worker?.terminate();
    worker = null;
    isReady = false;
    for (const heard of waiting.splice(0)) heard(0);
    if (!closed) onKind('loudness');
  };
  const receive = (message: SileroReply) => {
    if (message.type === 'ready') {
      isReady = true;
      onKind('model');
    } else if (message.type === 'heard') waiting.shift()?.(message.probability);
    else giveUp();
  };
  void startWorker().then((started) => {
    if (closed) return started.terminate();
    worker = started;
    started.onmessage = ({ data }: MessageEvent<SileroReply>) => receive(data);
    started.onerror = giveUp;
  }, giveUp);

  return {
    push(frame, onHeard) {
      const byLoudness = loudness(frame).speaking ? 1 : 0;
      if (!isReady || worker === null || waiting.length >= longestQueue) {
        // Behind frames that wait for the model, so that the order holds.
        const last = waiting.at(-1);
        if (last === undefined) return onHeard(frame, byLoudness);
        waiting[waiting.length - 1] = (probability) => {
          last(probability);
          onHeard(frame, byLoudness);
        };
        return;
      }
      waiting.push((probability) => onHeard(frame, probability));
      worker.postMessage(frame.pcm.slice(0));
    },
    close() {
      closed = true;
      giveUp();
    },
  };
}

/** Model and WebAssembly are files of our own origin, fetched only here. */
async function startSilero(): Promise<Worker> {
  const [{ default: modelUrl }, { default: wasmUrl }] = await Promise.all([
    import('@ricky0123/vad-web/dist/silero_vad_v6.onnx?url'),
    import('onnxruntime-web/ort-wasm-simd-threaded.wasm?url'),
  ]);
  const worker = new Worker(new URL('./silero-worker.ts', import.meta.url), { type: 'module', name: 'hearing' });
  const start: SileroStart = { modelUrl: new URL(modelUrl, location.href).href, wasmUrl: new URL(wasmUrl, location.href).href };
  worker.postMessage(start);
  return worker;
}
