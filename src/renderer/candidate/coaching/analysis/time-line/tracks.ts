/** Tracks with one value a step, as the time line needs them: value i is about (i + 0.5) * stepS. */
import type { Analysis } from '../../../../data/coaching.ts';

export interface Track {
  readonly stepS: number;
  readonly values: readonly (number | null)[];
}

export const TRACK_NAMES = ['pace', 'pitch', 'loudness'] as const;
export type TrackName = (typeof TRACK_NAMES)[number];

/** Silence has no level to speak of: the line ends here. */
export const QUIETEST_DB = -70;

const hasValue = (values: readonly (number | null)[]): boolean => values.some((value) => value !== null);

/** Null where nothing was measured. */
export function toTracks({ pace, voice }: Pick<Analysis, 'pace' | 'voice'>): Readonly<Record<TrackName, Track | null>> {
  const levels = voice?.levelDbfs.map((level) => Math.max(QUIETEST_DB, level)) ?? [];
  return {
    pace: pace && hasValue(pace.wordsPerMinute) ? { stepS: pace.stepS, values: pace.wordsPerMinute } : null,
    pitch: voice && hasValue(voice.f0Hz) ? { stepS: voice.stepS, values: voice.f0Hz } : null,
    loudness: voice && levels.length > 0 ? { stepS: voice.stepS, values: levels } : null,
  };
}

/** Middles of the steps, seconds. */
export const toTimes = ({ stepS, values }: Track): number[] => values.map((_, index) => (index + 0.5) * stepS);

/** Null outside the track and where nothing was measured. */
export const valueAt = ({ stepS, values }: Track, timeS: number): number | null => values[Math.floor(timeS / stepS)] ?? null;

export interface Summary {
  readonly least: number;
  readonly most: number;
  readonly median: number;
}

/** Of the values that are there; null without any. */
export function summarise(values: readonly (number | null)[]): Summary | null {
  const sorted = values.filter((value) => value !== null).toSorted((a, b) => a - b);
  const [least, median, most] = [sorted[0], sorted[sorted.length >> 1], sorted.at(-1)];
  return least === undefined || median === undefined || most === undefined ? null : { least, median, most };
}

/** Mean of what lies in [fromS, toS); null where nothing does. */
export function meanOver({ stepS, values }: Track, fromS: number, toS: number): number | null {
  const inside = values.filter((value, index) => value !== null && (index + 0.5) * stepS >= fromS && (index + 0.5) * stepS < toS) as number[];
  return inside.length === 0 ? null : inside.reduce((sum, value) => sum + value, 0) / inside.length;
}

/** Equal stretches of the recording for a table: whole seconds, at most `most` of them. */
export function toStretches(durationS: number, most: number): readonly { readonly fromS: number; readonly toS: number }[] {
  const lengths = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1_800, 3_600];
  const lengthS = lengths.find((length) => durationS / length <= most) ?? Math.ceil(durationS / most);
  return Array.from({ length: Math.ceil(durationS / lengthS) }, (_, index) => ({ fromS: index * lengthS, toS: Math.min(durationS, (index + 1) * lengthS) }));
}

/** Neighbours with the same value as one run, in steps. */
export function toRuns<T>(values: readonly T[]): readonly { readonly value: T; readonly from: number; readonly to: number }[] {
  const runs: { value: T; from: number; to: number }[] = [];
  values.forEach((value, index) => {
    const last = runs.at(-1);
    if (last && last.value === value) last.to = index + 1;
    else runs.push({ value, from: index, to: index + 1 });
  });
  return runs;
}
