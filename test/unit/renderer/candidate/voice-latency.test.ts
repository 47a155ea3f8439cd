import { describe, expect, it } from 'vitest';
import { toFigures } from '../../../../src/renderer/candidate/voice/room/latency.ts';

describe('latency figures', () => {
  it('gives median and 95th percentile of each stage over the turns that have it, in the order of a turn', () => {
    const turns = Array.from({ length: 20 }, (_, index) => ({ total: (index + 1) * 100, asr: 10, other: 1 }));
    const figures = toFigures([{ playback: 30 }, ...turns]);
    expect(figures.map(({ stage }) => stage)).toEqual(['asr', 'total', 'playback', 'other']);
    expect(figures[1]).toEqual({ stage: 'total', lastMs: 2_000, p50Ms: 1_000, p95Ms: 1_900, count: 20 });
    expect(figures[2]).toEqual({ stage: 'playback', lastMs: 30, p50Ms: 30, p95Ms: 30, count: 1 });
  });

  it('has nothing to say before the first turn', () => {
    expect(toFigures([])).toEqual([]);
  });
});
