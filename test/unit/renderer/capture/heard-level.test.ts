import { describe, expect, it } from 'vitest';
import { createHeardLevel } from '../../../../src/renderer/capture/heard-level.ts';

/** A device that is so many seconds away, and a sound of one loudness. */
function createContext(loudness: number) {
  const delayTime = { value: 0 };
  const context = {
    destination: {},
    outputLatency: 0,
    createGain: () => ({ connect: () => undefined }),
    createDelay: () => ({ delayTime, connect: () => undefined }),
    createAnalyser: () => ({ fftSize: 0, getFloatTimeDomainData: (samples: Float32Array) => samples.fill(loudness) }),
  };
  return { context, heard: createHeardLevel(context as unknown as AudioContext), waitsMs: () => Math.round(delayTime.value * 1_000) };
}

describe('the level of what is heard', () => {
  it('is as loud as a voice, and never more than 1', () => {
    expect(createContext(0).heard.level()).toBe(0);
    expect(createContext(0.1).heard.level()).toBeCloseTo(0.4);
    expect(createContext(0.9).heard.level()).toBe(1);
  });

  it('waits for a device that is far away, less what lips need', () => {
    const { context, heard, waitsMs } = createContext(0.1);
    for (const [latencyS, waited] of [[0.02, 0], [0.04, 0], [0.25, 210], [0.255, 210], [0.1, 60], [0.01, 0], [5, 1_000]] as const) {
      context.outputLatency = latencyS;
      heard.level();
      expect(waitsMs(), String(latencyS)).toBe(waited);
    }
  });
});
