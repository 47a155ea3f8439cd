/** Measuring and printing for the benchmark. */
import { arch, cpus, platform, totalmem } from 'node:os';

export interface Row {
  readonly name: string;
  /** `ms` rows print p50/p95 of the samples, `ratio` rows their median, `MB` rows their highest. */
  readonly unit: 'ms' | 'ratio' | 'MB';
  readonly samples: readonly number[];
  readonly note?: string;
}

export interface BenchCase {
  readonly name: string;
  run(): Promise<readonly Row[]>;
}

export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** Runs `work` `count` times after one run that is not counted; milliseconds. */
export async function timed(count: number, work: () => Promise<unknown>): Promise<number[]> {
  await work();
  const samples: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const start = performance.now();
    await work();
    samples.push(performance.now() - start);
  }
  return samples;
}

export function machineName(): string {
  const processors = cpus();
  return `${processors[0]?.model.trim() ?? 'unknown processor'}, ${processors.length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, ${platform()} ${arch()}, Node ${process.versions.node}`;
}

export function formatRow({ name, unit, samples, note }: Row): string {
  const digits = (value: number): string => (unit === 'ms' ? value.toFixed(1) : value.toFixed(3));
  const figures = samples.length === 0 ? 'none' : unit === 'MB' ? `${Math.max(...samples).toFixed(0)} MB` : unit === 'ms'
    ? `p50 ${digits(percentile(samples, 0.5))} ms   p95 ${digits(percentile(samples, 0.95))} ms`
    : `${digits(percentile(samples, 0.5))}`;
  return `${name.padEnd(44)} ${figures.padEnd(36)} n=${samples.length}${note === undefined ? '' : `   ${note}`}`;
}
