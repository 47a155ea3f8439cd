import { describe, expect, it } from 'vitest';
import { createLoopDelay } from '../../../src/main/base/loop-delay.ts';
import { createMetrics } from '../../../src/main/base/metrics.ts';

/** Until so many turns of the sampler have passed. */
const turns = async (count: number): Promise<void> => {
  for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setTimeout(resolve, 11));
};

describe('event loop delay', () => {
  it('tells of a loop that was held up, once', async () => {
    const delay = createLoopDelay();
    await turns(3);
    const until = performance.now() + 250;
    while (performance.now() < until);
    await turns(3);
    expect(delay.takeP99S()).toBeGreaterThan(0.1);
    expect(delay.takeP99S()).toBe(0);
  });

  it('is a metric', async () => {
    expect(await createMetrics().render()).toMatch(/^nodejs_eventloop_lag_p99_seconds \d/m);
  });
});
