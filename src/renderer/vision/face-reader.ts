/** Reads faces out of pictures in a thread of its own. Also for pages that want the raw signals and no states. */
import type { FaceReading } from './face-signals.ts';
import type { Delegate, LandmarkerFrame, LandmarkerReply, LandmarkerStart } from './landmarker-worker.ts';

export interface WarmUp {
  readonly delegate: Delegate;
  /** Milliseconds a picture at the warm-up; `gpuMs` is null where there is no graphics device. */
  readonly cpuMs: number;
  readonly gpuMs: number | null;
}

export interface FaceReader {
  /**
   * Takes the picture over and closes it. Null while the last one is still looked at: such pictures are dropped, never
   * queued. @throws Error when the thread failed
   */
  read(frame: VideoFrame | ImageBitmap, atMs: number): Promise<Seen | null>;
  /** Which delegate was chosen; null before the first picture, and where it was given. */
  readonly warmUp: WarmUp | null;
  close(): void;
}

export interface Seen {
  readonly reading: FaceReading;
  /** What looking cost in the thread, milliseconds. */
  readonly costMs: number;
}

export interface FaceReaderOptions {
  /** The landmarker's model, as `loadFaceModel` fetches it; handed over to the thread. */
  readonly model: ArrayBuffer;
  readonly delegate?: Delegate | 'auto';
  /** Also the model's 52 shapes of the largest face. */
  readonly withShapes?: boolean;
}

/** Starts the thread and loads the model; rejects where either cannot be. The caller closes it. */
export async function loadFaceReader({ model, delegate = 'auto', withShapes = false }: FaceReaderOptions): Promise<FaceReader> {
  const [{ default: loaderUrl }, { default: wasmUrl }] = await Promise.all([
    import('@mediapipe/tasks-vision/vision_wasm_module_internal.js?url'),
    import('@mediapipe/tasks-vision/vision_wasm_module_internal.wasm?url'),
  ]);
  const worker = new Worker(new URL('./landmarker-worker.ts', import.meta.url), { type: 'module', name: 'seeing' });
  const ready = Promise.withResolvers<void>();
  let waiting: PromiseWithResolvers<Seen | null> | null = null;
  let failure: Error | null = null;
  let warmUp: WarmUp | null = null;

  const fail = (message: string): void => {
    failure ??= new Error(message);
    worker.terminate();
    ready.reject(failure);
    waiting?.reject(failure);
    waiting = null;
  };
  worker.onerror = ({ message }) => fail(message || 'The thread that sees did not start');
  worker.onmessage = ({ data }: MessageEvent<LandmarkerReply>) => {
    if (data.type === 'ready') ready.resolve();
    else if (data.type === 'failed') fail(data.message);
    else if (data.type === 'delegate') warmUp = { delegate: data.delegate, cpuMs: data.cpuMs, gpuMs: data.gpuMs };
    else {
      waiting?.resolve({ reading: data.reading, costMs: data.costMs });
      waiting = null;
    }
  };
  const absolute = (url: string): string => new URL(url, location.href).href;
  const start: LandmarkerStart = { type: 'start', model, loaderUrl: absolute(loaderUrl), wasmUrl: absolute(wasmUrl), delegate, withShapes };
  worker.postMessage(start, [model]);
  await ready.promise;

  return {
    async read(frame, atMs) {
      if (failure !== null || waiting !== null) frame.close();
      if (failure !== null) throw failure;
      if (waiting !== null) return null;
      waiting = Promise.withResolvers();
      const message: LandmarkerFrame = { type: 'frame', frame, atMs };
      worker.postMessage(message, [frame]);
      return waiting.promise;
    },
    get warmUp() {
      return warmUp;
    },
    close() {
      failure ??= new Error('The reader is closed');
      if (waiting === null) return worker.terminate();
      waiting.resolve(null);
      waiting = null;
      // The thread has a picture in hand: a browser wants each of them given back.
      worker.onmessage = ({ data }: MessageEvent<LandmarkerReply>) => {
        if (data.type === 'seen' || data.type === 'failed') worker.terminate();
      };
    },
  };
}
