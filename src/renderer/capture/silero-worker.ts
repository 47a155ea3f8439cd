/** A thread that hears: Silero VAD 6 on WebAssembly, one frame of 512 samples in, its probability of speech out, in order. */
import * as ort from 'onnxruntime-web/wasm';

export interface SileroStart {
  readonly modelUrl: string;
  readonly wasmUrl: string;
}

/** `ready` once, or `failed` once; then a probability for each frame. */
export type SileroReply = { readonly type: 'ready' } | { readonly type: 'failed'; readonly message: string } | { readonly type: 'heard'; readonly probability: number };

const contextSamples = 64;
const frameSamples = 512;
const rate = new ort.Tensor('int64', BigInt64Array.of(16_000n), []);
const window = new Float32Array(contextSamples + frameSamples);
let state = new Float32Array(2 * 128);
let session: Promise<ort.InferenceSession> | null = null;
let before: Promise<void> = Promise.resolve();

const reply = (message: SileroReply) => self.postMessage(message);

self.onmessage = ({ data }: MessageEvent<SileroStart | ArrayBuffer>) => {
  before = before.then(() => (data instanceof ArrayBuffer ? hear(data) : start(data))).catch((error: unknown) => {
    reply({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
  });
};

async function start({ modelUrl, wasmUrl }: SileroStart): Promise<void> {
  ort.env.wasm.numThreads = 1;
  ort.env.wasm.wasmPaths = { wasm: wasmUrl };
  session = ort.InferenceSession.create(modelUrl, { executionProviders: ['wasm'], graphOptimizationLevel: 'all' });
  await session;
  reply({ type: 'ready' });
}

async function hear(pcm: ArrayBuffer): Promise<void> {
  const model = await session;
  if (model === null) throw new Error('The model was not loaded');
  window.copyWithin(0, frameSamples);
  new Int16Array(pcm).forEach((sample, index) => (window[contextSamples + index] = sample / 0x8000));
  const { output, stateN } = await model.run({
    input: new ort.Tensor('float32', window.slice(), [1, window.length]),
    state: new ort.Tensor('float32', state, [2, 1, 128]),
    sr: rate,
  });
  state = Float32Array.from((stateN?.data ?? state) as Float32Array);
  reply({ type: 'heard', probability: Number(output?.data[0] ?? 0) });
}
