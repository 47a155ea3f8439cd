/** A thread that sees bodies: MediaPipe's pose landmarker, one picture in, the shoulders out. */
import { PoseLandmarker } from '@mediapipe/tasks-vision';
import type { Shoulders } from './look.ts';
import { toShoulders } from './shoulders.ts';

export interface BodyStart {
  readonly type: 'start';
  readonly model: ArrayBuffer;
  readonly loaderUrl: string;
  readonly wasmUrl: string;
}

export interface BodyFrame {
  readonly type: 'frame';
  readonly frame: VideoFrame;
  readonly atMs: number;
}

export type BodyReply = { readonly type: 'ready' } | { readonly type: 'seen'; readonly shoulders: Shoulders | null } | { readonly type: 'failed'; readonly message: string };

const reply = (message: BodyReply) => self.postMessage(message);
let landmarker: PoseLandmarker | null = null;

async function start({ loaderUrl, wasmUrl, model }: BodyStart): Promise<void> {
  const { default: factory } = (await import(/* @vite-ignore */ loaderUrl)) as { readonly default: (module: object) => Promise<unknown> };
  const silent = () => undefined;
  // The library takes its loader from here. What it prints is no error: those are thrown.
  Object.assign(self, { ModuleFactory: (module: object) => factory(Object.assign(module, { print: silent, printErr: silent })), custom_dbg: silent });
  landmarker = await PoseLandmarker.createFromOptions(
    { wasmLoaderPath: '', wasmBinaryPath: wasmUrl },
    { baseOptions: { modelAssetBuffer: new Uint8Array(model), delegate: 'CPU' }, canvas: new OffscreenCanvas(1, 1), runningMode: 'VIDEO', numPoses: 1 },
  );
  reply({ type: 'ready' });
}

function see({ frame, atMs }: BodyFrame): void {
  try {
    if (landmarker === null) throw new Error('A picture came before the model');
    const [body] = landmarker.detectForVideo(frame, Math.round(atMs)).landmarks;
    reply({ type: 'seen', shoulders: body === undefined ? null : toShoulders(body, frame.displayWidth / frame.displayHeight) });
  } finally {
    frame.close();
  }
}

self.onmessage = ({ data }: MessageEvent<BodyStart | BodyFrame>) => {
  const work = async (): Promise<void> => (data.type === 'start' ? start(data) : see(data));
  work().catch((error: unknown) => reply({ type: 'failed', message: error instanceof Error ? error.message : String(error) }));
};
