/** Reads shoulders out of pictures, in a thread of its own. */
import type { BodyFrame, BodyReply, BodyStart } from './body-worker.ts';
import type { Shoulders } from './look.ts';

export interface BodyReader {
  /** Takes the picture over. One after another. @throws Error when the thread failed */
  read(frame: VideoFrame, atMs: number): Promise<Shoulders | null>;
  close(): void;
}

/** The caller closes it. Rejects where the model does not start. */
export async function loadBodyReader(model: ArrayBuffer): Promise<BodyReader> {
  const [{ default: loaderUrl }, { default: wasmUrl }] = await Promise.all([
    import('@mediapipe/tasks-vision/vision_wasm_module_internal.js?url'),
    import('@mediapipe/tasks-vision/vision_wasm_module_internal.wasm?url'),
  ]);
  const worker = new Worker(new URL('./body-worker.ts', import.meta.url), { type: 'module', name: 'bodies' });
  const ask = (message: BodyStart | BodyFrame, transfer: Transferable[]): Promise<BodyReply> => new Promise((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<BodyReply>) => (data.type === 'failed' ? reject(new Error(data.message)) : resolve(data));
    worker.onerror = ({ message }) => reject(new Error(message || 'The thread that sees bodies did not start'));
    worker.postMessage(message, transfer);
  });
  const absolute = (url: string): string => new URL(url, location.href).href;
  try {
    await ask({ type: 'start', model, loaderUrl: absolute(loaderUrl), wasmUrl: absolute(wasmUrl) }, [model]);
  } catch (error) {
    worker.terminate();
    throw error;
  }
  return {
    async read(frame, atMs) {
      const answer = await ask({ type: 'frame', frame, atMs }, [frame]);
      return answer.type === 'seen' ? answer.shoulders : null;
    },
    close: () => worker.terminate(),
  };
}
