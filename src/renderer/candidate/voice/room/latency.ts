import type { Stages } from './talk-view.ts';

export interface StageFigures {
  readonly stage: string;
  readonly lastMs: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly count: number;
}

/** Stages in the order of a turn; what is not named here comes after them, by name. */
const order = ['vad', 'asr', 'plan', 'tts', 'total', 'playback'];

/** Median and 95th percentile (nearest rank) of each stage over the turns that have it. */
export function toFigures(timings: readonly Stages[]): readonly StageFigures[] {
  const names = [...new Set(timings.flatMap((stages) => Object.keys(stages)))];
  const rank = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  return names
    .sort((a, b) => rank(a) - rank(b) || a.localeCompare(b))
    .map((stage) => {
      const values = timings.flatMap((stages) => stages[stage] ?? []);
      const sorted = [...values].sort((a, b) => a - b);
      const at = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
      return { stage, lastMs: values.at(-1) ?? 0, p50Ms: at(0.5), p95Ms: at(0.95), count: values.length };
    });
}
