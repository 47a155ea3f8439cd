/** How late this process's event loop is: what every connection of the server waits for. */
import { monitorEventLoopDelay } from 'node:perf_hooks';

/** The histogram's intervals begin at the sampler's own pace, which is no delay. */
const RESOLUTION_MS = 10;

export interface LoopDelay {
  /** Seconds, the 99th percentile since it was asked last; 0 when nothing was measured yet. */
  takeP99S(): number;
}

/** Measures from now on; its timer does not keep the process alive. */
export function createLoopDelay(): LoopDelay {
  const histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  histogram.enable();
  return {
    takeP99S() {
      const delayMs = histogram.count === 0 ? 0 : histogram.percentile(99) / 1e6 - RESOLUTION_MS;
      histogram.reset();
      return Math.max(0, delayMs) / 1_000;
    },
  };
}
