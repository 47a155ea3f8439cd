/** A thread that sees: MediaPipe's face landmarker on WebAssembly, one picture in, its numbers out. The pictures end here. */
import { FaceLandmarker } from '@mediapipe/tasks-vision';
import { toFaceReading, type FaceReading } from './face-signals.ts';
import { toLight, type Light } from './light.ts';

export type Delegate = 'CPU' | 'GPU';

export interface LandmarkerStart {
  readonly type: 'start';
  readonly model: ArrayBuffer;
  readonly loaderUrl: string;
  readonly wasmUrl: string;
  /** `auto` measures both on the first picture. */
  readonly delegate: Delegate | 'auto';
  readonly withShapes: boolean;
}

export interface LandmarkerFrame {
  readonly type: 'frame';
  readonly frame: VideoFrame | ImageBitmap;
  readonly atMs: number;
}

export type LandmarkerReply =
  | { readonly type: 'ready' }
  | { readonly type: 'delegate'; readonly delegate: Delegate; readonly cpuMs: number; readonly gpuMs: number | null }
  | { readonly type: 'seen'; readonly reading: FaceReading; readonly costMs: number }
  | { readonly type: 'failed'; readonly message: string };

interface WasmLoader {
  readonly default: (module: object) => Promise<unknown>;
}

const LIGHT_EVERY_MS = 500;
const WARM_UP_RUNS = 4;
const small = new OffscreenCanvas(64, 48).getContext('2d', { willReadFrequently: true });

const reply = (message: LandmarkerReply) => self.postMessage(message);
let setUp: LandmarkerStart | null = null;
let landmarker: FaceLandmarker | null = null;
let isChosen = false;
let light: Light | null = null;
let lightAtMs = -Infinity;
let lastMs = 0;
let before: Promise<void> = Promise.resolve();

self.onmessage = ({ data }: MessageEvent<LandmarkerStart | LandmarkerFrame>) => {
  before = before.then(() => (data.type === 'start' ? start(data) : see(data))).catch((error: unknown) => {
    reply({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
  });
};

async function create(delegate: Delegate): Promise<FaceLandmarker> {
  if (setUp === null) throw new Error('A picture came before the model');
  const { loaderUrl, wasmUrl, model } = setUp;
  const { default: factory } = (await import(/* @vite-ignore */ loaderUrl)) as WasmLoader;
  const silent = () => undefined;
  // The library takes its loader from here, and takes it away each time. What it prints is no error: those are thrown.
  Object.assign(self, { ModuleFactory: (module: object) => factory(Object.assign(module, { print: silent, printErr: silent })), custom_dbg: silent });
  return FaceLandmarker.createFromOptions(
    { wasmLoaderPath: '', wasmBinaryPath: wasmUrl },
    {
      baseOptions: { modelAssetBuffer: new Uint8Array(model), delegate },
      canvas: new OffscreenCanvas(1, 1),
      runningMode: 'VIDEO',
      numFaces: 2,
      outputFaceBlendshapes: true,
      outputFacialTransformationMatrixes: true,
    },
  );
}

async function start(message: LandmarkerStart): Promise<void> {
  setUp = message;
  isChosen = message.delegate !== 'auto';
  landmarker = await create(message.delegate === 'auto' ? 'CPU' : message.delegate);
  reply({ type: 'ready' });
}

/** Its clock must rise from picture to picture. */
const nextMs = (atMs: number): number => (lastMs = Math.max(lastMs + 1, Math.round(atMs)));

/** Milliseconds a picture: the median of some runs, after one that loads what is loaded late. */
function measure(on: FaceLandmarker, frame: VideoFrame | ImageBitmap, atMs: number): number {
  const runs = Array.from({ length: WARM_UP_RUNS + 1 }, () => {
    const from = performance.now();
    on.detectForVideo(frame, nextMs(atMs));
    return performance.now() - from;
  });
  return runs.slice(1).sort((a, b) => a - b)[WARM_UP_RUNS >> 1] ?? Infinity;
}

/** Drawing by a processor is no graphics device; trying it costs seconds. */
function hasGraphicsDevice(): boolean {
  const context = new OffscreenCanvas(1, 1).getContext('webgl2');
  const info = context?.getExtension('WEBGL_debug_renderer_info');
  if (context == null) return false;
  const name = String(context.getParameter(info?.UNMASKED_RENDERER_WEBGL ?? context.RENDERER));
  context.getExtension('WEBGL_lose_context')?.loseContext();
  return !/swiftshader|llvmpipe|software|basic render/i.test(name);
}

async function choose(cpu: FaceLandmarker, frame: VideoFrame | ImageBitmap, atMs: number): Promise<FaceLandmarker> {
  const cpuMs = measure(cpu, frame, atMs);
  const gpu = hasGraphicsDevice() ? await create('GPU').catch(() => null) : null;
  let gpuMs: number | null = null;
  try {
    if (gpu !== null) gpuMs = measure(gpu, frame, atMs);
  } catch {
    // A device that fails once is not used.
  }
  const isGpu = gpu !== null && gpuMs !== null && gpuMs < cpuMs;
  (isGpu ? cpu : gpu)?.close();
  reply({ type: 'delegate', delegate: isGpu ? 'GPU' : 'CPU', cpuMs, gpuMs });
  return isGpu ? gpu : cpu;
}

async function see({ frame, atMs }: LandmarkerFrame): Promise<void> {
  let seen: LandmarkerReply;
  try {
    if (landmarker === null || setUp === null) throw new Error('A picture came before the model');
    if (!isChosen) {
      landmarker = await choose(landmarker, frame, atMs);
      isChosen = true;
    }
    const from = performance.now();
    const width = 'displayWidth' in frame ? frame.displayWidth : frame.width;
    const height = 'displayHeight' in frame ? frame.displayHeight : frame.height;
    const reading = toFaceReading(landmarker.detectForVideo(frame, nextMs(atMs)), { width, height }, atMs, light);
    if (small !== null && atMs - lightAtMs >= LIGHT_EVERY_MS) {
      small.drawImage(frame, 0, 0, 64, 48);
      light = toLight(small.getImageData(0, 0, 64, 48), reading.faces[0]?.box ?? null);
      lightAtMs = atMs;
    }
    const { shapes, ...numbers } = reading;
    seen = { type: 'seen', reading: { ...numbers, light, shapes: setUp.withShapes ? shapes : null }, costMs: performance.now() - from };
  } finally {
    frame.close();
  }
  // After the picture: whoever hears this may end the thread.
  reply(seen);
}
