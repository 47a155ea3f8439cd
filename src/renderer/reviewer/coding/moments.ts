/** All that happened in a coding interview, on one time line. */
import type { CodingInterview } from '../../data/desk.ts';
import type { Replay } from './replay.ts';

type Told = CodingInterview['moments'][number];

export type Moment =
  | (Told & { readonly timeMs: number })
  | { readonly kind: 'begin' | 'end'; readonly at: string; readonly timeMs: number }
  | { readonly kind: 'paste'; readonly at: string; readonly timeMs: number; readonly characters: number }
  | { readonly kind: 'resync'; readonly at: string; readonly timeMs: number };

export type Track = 'run' | 'message' | 'sign';

/** The track that a moment is drawn on; none for the ends. */
export function trackOf({ kind }: Moment): Track | null {
  if (kind === 'run' || kind === 'message') return kind;
  return kind === 'begin' || kind === 'end' ? null : 'sign';
}

/** Oldest first. Versions that stand in for edits are no moments: they are the replay itself. */
export function toMoments(interview: CodingInterview, replay: Replay, keptEdits: number): readonly Moment[] {
  const startMs = Date.parse(interview.createdAt);
  const since = (at: string): number => Math.max(0, Date.parse(at) - startMs);
  const written = replay.edits.slice(0, keptEdits).flatMap(({ source, changes, at }, index): Moment[] => {
    const timeMs = replay.timesMs[index] ?? 0;
    if (source === 'resync') return [{ kind: 'resync', at, timeMs }];
    return source === 'paste' ? [{ kind: 'paste', at, timeMs, characters: changes.reduce((sum, { inserted }) => sum + inserted.length, 0) }] : [];
  });
  const told = interview.moments.map((moment): Moment => ({ ...moment, timeMs: since(moment.at) }));
  const ends: Moment[] = [
    { kind: 'begin', at: interview.createdAt, timeMs: 0 },
    ...(interview.finishedAt === null ? [] : [{ kind: 'end' as const, at: interview.finishedAt, timeMs: since(interview.finishedAt) }]),
  ];
  return [...ends.slice(0, 1), ...[...told, ...written].sort((a, b) => a.timeMs - b.timeMs), ...ends.slice(1)];
}

/** Milliseconds from the beginning to the last thing that happened; at least a second. */
export const lengthOf = (moments: readonly Moment[], replay: Replay): number =>
  Math.max(1_000, replay.timesMs.at(-1) ?? 0, ...moments.map(({ timeMs }) => timeMs));
