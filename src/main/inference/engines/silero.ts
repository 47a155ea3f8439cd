/** Silero VAD 6: the probability of speech for each 32 ms of audio. */
import { SAMPLE_RATE_HZ } from '../../base/audio.ts';
import { join } from 'node:path';
import { type InferenceSession, Tensor } from 'onnxruntime-node';
import type { DetectorMemory, WorkerEngine } from '../protocol.ts';
import { FRAME_SAMPLES } from '../voice-memory.ts';
import { loadSession } from './session.ts';

export function createSileroEngine(threads: number): WorkerEngine {
  let session: InferenceSession | null = null;
  const rate = new Tensor('int64', BigInt64Array.of(BigInt(SAMPLE_RATE_HZ)), []);

  return {
    async load({ folder }) {
      const next = await loadSession(join(folder, 'silero_vad_v6.onnx'), { threads });
      await session?.release();
      session = next;
      return null;
    },
    async detect({ samples, memory }, signal) {
      if (session === null) throw new Error('the voice detector is not loaded');
      let { state, context }: DetectorMemory = memory;
      const probabilities = new Float32Array(Math.floor(samples.length / FRAME_SAMPLES));
      for (let i = 0; i < probabilities.length; i++) {
        signal.throwIfAborted();
        const frame = samples.subarray(i * FRAME_SAMPLES, (i + 1) * FRAME_SAMPLES);
        const input = new Float32Array(context.length + FRAME_SAMPLES);
        input.set(context);
        input.set(frame, context.length);
        const results = await session.run({
          input: new Tensor('float32', input, [1, input.length]),
          state: new Tensor('float32', state, [2, 1, state.length / 2]),
          sr: rate,
        });
        probabilities[i] = (results.output?.data as Float32Array)[0] ?? 0;
        state = results.stateN?.data as Float32Array;
        context = input.slice(-context.length);
      }
      return { probabilities, memory: { state: Float32Array.from(state), context: Float32Array.from(context) } };
    },
  };
}
