import { describe, expect, it } from 'vitest';
import { createAutoEnd } from '../../../../src/renderer/candidate/room/auto-end.ts';

/** Time that passes only when told to. */
function createScene() {
  let nowMs = 0;
  let timers: { run: () => void; atMs: number }[] = [];
  const told: string[] = [];
  const autoEnd = createAutoEnd({
    graceMs: 2_500,
    ringMs: 3_500,
    onRing: (shown) => shown && told.push('ring'),
    onEnd: () => told.push('end'),
    setTimer(run, delayMs) {
      const timer = { run, atMs: nowMs + delayMs };
      timers.push(timer);
      return () => (timers = timers.filter((each) => each !== timer));
    },
  });
  const pass = (durationMs: number) => {
    const untilMs = nowMs + durationMs;
    for (;;) {
      const next = timers.filter((timer) => timer.atMs <= untilMs).sort((a, b) => a.atMs - b.atMs)[0];
      if (!next) break;
      timers = timers.filter((timer) => timer !== next);
      nowMs = next.atMs;
      next.run();
    }
    nowMs = untilMs;
  };
  return { autoEnd, pass, told };
}

describe('end of an answer by silence', () => {
  it('shows the ring after the grace and ends after the ring', () => {
    const { autoEnd, pass, told } = createScene();
    autoEnd.final();
    pass(2_499);
    expect(told).toEqual([]);
    pass(1);
    expect(told).toEqual(['ring']);
    pass(3_500);
    expect(told).toEqual(['ring', 'end']);
  });

  it('starts anew whenever somebody speaks, in the ring too', () => {
    const { autoEnd, pass, told } = createScene();
    autoEnd.final();
    pass(2_000);
    autoEnd.voice();
    pass(2_000);
    expect(told).toEqual([]);
    pass(600);
    autoEnd.voice();
    pass(4_000);
    expect(told).toEqual(['ring', 'ring']);
    pass(2_000);
    expect(told).toEqual(['ring', 'ring', 'end']);
  });

  it('never counts before something was recognised, nor after the person asked to go on', () => {
    const { autoEnd, pass, told } = createScene();
    autoEnd.voice();
    pass(60_000);
    autoEnd.final();
    pass(3_000);
    autoEnd.keepOpen();
    autoEnd.final();
    pass(60_000);
    expect(told).toEqual(['ring']);
    autoEnd.reset();
    autoEnd.final();
    pass(6_000);
    expect(told).toEqual(['ring', 'ring', 'end']);
  });
});
