/** The voice detector as the domain sees it. A stream's memory lives here, so it outlives a worker. */
import { SAMPLE_RATE_HZ } from '../base/audio.ts';
import { AppError } from '../base/errors.ts';
import type { VoiceActivity } from '../ports/engines.ts';
import type { EngineHost } from './engine-host.ts';
import type { Loadable } from './loadable.ts';
import { FRAME_SAMPLES, freshMemory } from './voice-memory.ts';

/** Pushes of one stream that may wait for each other. */
const MAX_WAITING = 64;

export function createVoiceActivity(host: EngineHost, model: Loadable): VoiceActivity {
  return {
    status: () => model.status(),
    ready: () => model.ready(),
    async open() {
      await model.ready();
      let memory = freshMemory();
      let last: Promise<unknown> = Promise.resolve();
      let waiting = 0;
      const closed = new AbortController();

      const detect = async (samples: Float32Array): Promise<Float32Array> => {
        closed.signal.throwIfAborted();
        await model.ready();
        const startedMs = performance.now();
        const result = await host.call('detect', { samples, memory }, closed.signal);
        memory = result.memory;
        model.measure(performance.now() - startedMs, samples.length / SAMPLE_RATE_HZ);
        return result.probabilities;
      };
      return {
        async push(samples) {
          if (samples.length % FRAME_SAMPLES !== 0) throw new AppError('INVALID_REQUEST', `The voice detector takes multiples of ${FRAME_SAMPLES} samples`);
          if (waiting >= MAX_WAITING) throw new AppError('ENGINE_UNAVAILABLE', 'The voice detector cannot keep up', { recoverable: true });
          waiting++;
          const result = last.then(() => detect(samples)).finally(() => waiting--);
          last = result.catch(() => undefined);
          return result;
        },
        close: () => closed.abort(new AppError('ENGINE_UNAVAILABLE', 'The stream was closed')),
      };
    },
  };
}
