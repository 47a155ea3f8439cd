/** The writing of code as something that can be gone through: by edit, and by time from the interview's beginning. */
import { applyEdit } from '../../../contracts/code-edits.ts';
import type { Writing } from '../../data/desk.ts';

export type Edit = Writing['edits'][number];

/** A text is kept every so many edits, so that going back is not going through everything. */
const STEP = 256;
const TICK_MS = 0.001;

export interface Replay {
  readonly edits: readonly Edit[];
  /** Milliseconds from the beginning, one for each edit; always rising, whatever the page's clock did, so that each edit can be stood on. */
  readonly timesMs: readonly number[];
  /** How many edits were made by this time. */
  countAt(timeMs: number): number;
  /** The text after so many edits. */
  textAt(count: number): string;
  /** Line of the text after so many edits, from 0, at which the last of them began; null before the first and for whole texts. */
  lineAt(count: number): number | null;
}

export function createReplay({ initialCode, edits }: Writing, startMs: number): Replay {
  let latest = 0;
  const timesMs = edits.map(({ at }) => (latest = Math.max(latest + TICK_MS, Date.parse(at) - startMs)));
  const kept = [initialCode];
  let [lastCount, lastText] = [0, initialCode];

  const textAt = (count: number): string => {
    const step = Math.min(Math.floor(count / STEP), kept.length - 1);
    // Going on from where we are is the usual case.
    let at = lastCount <= count && lastCount >= step * STEP ? lastCount : step * STEP;
    let text = at === lastCount ? lastText : (kept[step] ?? initialCode);
    for (; at < count; at += 1) {
      const edit = edits[at];
      text = edit === undefined ? text : (applyEdit(text, edit) ?? text);
      if ((at + 1) % STEP === 0 && kept.length === (at + 1) / STEP) kept.push(text);
    }
    [lastCount, lastText] = [count, text];
    return text;
  };

  return {
    edits,
    timesMs,
    textAt,
    countAt(timeMs) {
      let [low, high] = [0, timesMs.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((timesMs[middle] ?? Infinity) <= timeMs) low = middle + 1;
        else high = middle;
      }
      return low;
    },
    lineAt(count) {
      const edit = edits[count - 1];
      const first = edit?.changes[0];
      if (edit === undefined || first === undefined || edit.source === 'resync') return null;
      const offset = Math.min(...edit.changes.map((change) => change.offset));
      return textAt(count).slice(0, offset).split('\n').length - 1;
    },
  };
}

/** Longer silence is cut to this when pauses are skipped. */
export const PAUSE_MS = 1_000;

/**
 * Where the replay stands after a moment of playing.
 * @param stops times at which something happens, rising
 */
export function advance(timeMs: number, elapsedMs: number, { speed, skips, stops, endMs }: { readonly speed: number; readonly skips: boolean; readonly stops: readonly number[]; readonly endMs: number }): number {
  const next = Math.min(endMs, timeMs + elapsedMs * speed);
  if (!skips) return next;
  const upcoming = stops.find((stop) => stop > timeMs) ?? endMs;
  return Math.max(next, Math.min(upcoming - PAUSE_MS, endMs));
}

/** How much was written in each of so many equal spans, 0..1 of the most; a paste of pages must not flatten typing. */
export function toActivity({ edits, timesMs }: Replay, endMs: number, spans: number): readonly number[] {
  const sums = new Array<number>(spans).fill(0);
  edits.forEach(({ source, changes }, index) => {
    const span = Math.min(spans - 1, Math.floor(((timesMs[index] ?? 0) / Math.max(1, endMs)) * spans));
    // A whole text says nothing of how much of it was written.
    const written = source === 'resync' ? 1 : changes.reduce((sum, { deleted, inserted }) => sum + deleted + inserted.length, 0);
    sums[span] = (sums[span] ?? 0) + written;
  });
  const most = Math.max(1, ...sums);
  return sums.map((sum) => Math.log1p(sum) / Math.log1p(most));
}
